from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders DROP COLUMN note")


def downgrade():
    op.execute("ALTER TABLE orders ADD note text")
