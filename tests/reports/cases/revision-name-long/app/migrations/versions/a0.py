from alembic import op

revision, down_revision = "a0", None


def upgrade():
    op.execute("ALTER TABLE alembic_version ALTER version_num TYPE varchar(255)")


def downgrade():
    pass
