from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TYPE kind AS ENUM ('alert', 'label')")
    op.execute("CREATE TABLE marks (id int PRIMARY KEY, kind kind NOT NULL)")


def downgrade():
    op.execute("DROP TABLE marks")
    op.execute("DROP TYPE kind")
