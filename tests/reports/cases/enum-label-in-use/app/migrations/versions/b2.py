from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TYPE kind ADD VALUE IF NOT EXISTS 'warning'")


def downgrade():
    pass
