from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE events RENAME day TO at")


def downgrade():
    op.execute("ALTER TABLE events RENAME at TO day")
