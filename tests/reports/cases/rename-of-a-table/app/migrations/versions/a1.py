from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id serial PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("CREATE TABLE items (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders)")


def downgrade():
    op.execute("DROP TABLE items, orders")
