"""Customers and their orders."""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("customers", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text, nullable=False))
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.Integer, sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    )
    op.create_index("orders_by_customer", "orders", ["customer_id"])
    op.execute("INSERT INTO customers (name) SELECT 'customer ' || i FROM generate_series(1, 50) i")
    op.execute("INSERT INTO orders (customer_id, title, note) SELECT 1 + i % 50, 'order ' || i, CASE WHEN i % 4 = 0 THEN 'note ' || i END FROM generate_series(1, 1000) i")


def downgrade():
    op.drop_table("orders")
    op.drop_table("customers")
