from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE tags (id int PRIMARY KEY, name varchar(8) NOT NULL)")


def downgrade():
    op.execute("DROP TABLE tags")
