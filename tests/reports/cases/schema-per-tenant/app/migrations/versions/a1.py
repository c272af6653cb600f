from alembic import op

revision, down_revision = "a1", None


def upgrade():
    pass


def downgrade():
    pass
