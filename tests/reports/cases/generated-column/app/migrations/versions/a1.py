from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE items (id int PRIMARY KEY, n int NOT NULL, price int NOT NULL, total int)")


def downgrade():
    op.execute("DROP TABLE items")
