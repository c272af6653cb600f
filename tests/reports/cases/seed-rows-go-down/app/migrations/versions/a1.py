from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE roles (id int PRIMARY KEY, name text NOT NULL)")
    op.execute("INSERT INTO roles VALUES (1, 'admin')")


def downgrade():
    op.execute("DROP TABLE roles")
