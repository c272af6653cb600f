from alembic import op

revision, down_revision = "u1", None


def upgrade():
    op.execute("CREATE TABLE users (id int PRIMARY KEY)")


def downgrade():
    op.execute("DROP TABLE users")
