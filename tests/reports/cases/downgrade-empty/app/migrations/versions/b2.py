from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders ADD region text NOT NULL DEFAULT 'eu'")
    op.execute("ALTER TABLE orders ALTER region DROP DEFAULT")


def downgrade():
    pass
