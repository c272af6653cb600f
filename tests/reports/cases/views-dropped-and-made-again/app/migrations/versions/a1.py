from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("CREATE VIEW names AS SELECT id, customer FROM orders")
    op.execute("CREATE MATERIALIZED VIEW counted AS SELECT customer, count(*) AS n FROM orders GROUP BY customer")


def downgrade():
    op.execute("DROP MATERIALIZED VIEW counted")
    op.execute("DROP VIEW names")
    op.execute("DROP TABLE orders")
