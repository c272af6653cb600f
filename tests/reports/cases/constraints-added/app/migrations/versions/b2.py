from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders ADD CONSTRAINT filled CHECK (note <> ''), ADD CONSTRAINT once UNIQUE (customer)")


def downgrade():
    op.execute("ALTER TABLE orders DROP CONSTRAINT once, DROP CONSTRAINT filled")
