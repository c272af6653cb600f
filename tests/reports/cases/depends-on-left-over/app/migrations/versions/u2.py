from alembic import op

revision, down_revision = "u2", "u1"
depends_on = "b2"


def upgrade():
    op.execute("ALTER TABLE users RENAME id TO uid")


def downgrade():
    op.execute("ALTER TABLE users RENAME uid TO id")
