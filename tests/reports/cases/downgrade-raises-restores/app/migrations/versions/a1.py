from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE notes (id int PRIMARY KEY, title text NOT NULL)")


def downgrade():
    op.execute("DROP TABLE notes")
