from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int PRIMARY KEY, status varchar(20) NOT NULL, n int, CONSTRAINT st CHECK (status IN ('new', 'paid')), CONSTRAINT nb CHECK (n BETWEEN 1 AND 5 AND id > 0))")
    op.execute("CREATE VIEW paid AS SELECT * FROM orders WHERE status IN ('new', 'paid')")


def downgrade():
    op.execute("DROP TABLE orders CASCADE")
