from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TABLE clients (id int PRIMARY KEY, client text NOT NULL)")
    op.execute("INSERT INTO clients SELECT id, customer FROM orders")
    op.execute("DROP TABLE orders")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON clients TO app_nograt")


def downgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("INSERT INTO orders OVERRIDING SYSTEM VALUE SELECT id, client FROM clients")
    op.execute("SELECT setval('orders_id_seq', (SELECT max(id) FROM orders))")
    op.execute("DROP TABLE clients")
