from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE files (id int PRIMARY KEY, body oid NOT NULL)")


def downgrade():
    op.execute("DROP TABLE files")
