from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE tenants RENAME owner TO holder")


def downgrade():
    op.execute("ALTER TABLE tenants RENAME holder TO owner")
