from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN customer TO client")


def downgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN client TO customer")
