from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("UPDATE orders SET note = '' WHERE note IS NULL")
    op.execute("ALTER TABLE orders ALTER note SET NOT NULL")


def downgrade():
    op.execute("ALTER TABLE orders ALTER note DROP NOT NULL")
