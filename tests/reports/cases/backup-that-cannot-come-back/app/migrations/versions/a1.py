from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL)")
    op.execute("CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders'")
    op.execute("CREATE MATERIALIZED VIEW mv AS SELECT total() AS t")


def downgrade():
    op.execute("DROP TABLE orders CASCADE")
