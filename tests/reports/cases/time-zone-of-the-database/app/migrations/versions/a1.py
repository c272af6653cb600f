from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE visits (id int PRIMARY KEY, at timestamptz NOT NULL)")


def downgrade():
    op.execute("DROP TABLE visits")
