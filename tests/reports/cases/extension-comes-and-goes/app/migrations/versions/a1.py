from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL)")


def downgrade():
    op.execute("DROP TABLE users")
