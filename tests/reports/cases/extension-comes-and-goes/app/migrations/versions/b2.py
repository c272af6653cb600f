from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE EXTENSION citext")
    op.execute("ALTER TABLE users ALTER mail TYPE citext")


def downgrade():
    op.execute("ALTER TABLE users ALTER mail TYPE text")
    op.execute("DROP EXTENSION citext")
