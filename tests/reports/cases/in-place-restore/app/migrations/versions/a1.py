from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("CREATE VIEW names AS SELECT customer FROM orders WHERE customer IN ('ann', 'bob', 'cid')")
    op.execute("CREATE FUNCTION up(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) $$")
    op.execute("CREATE INDEX by_up ON orders (up(customer))")


def downgrade():
    op.execute("DROP TABLE orders CASCADE")
