from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL)")
    op.execute("CREATE TABLE payments (order_id int PRIMARY KEY, amount int)")


def downgrade():
    op.execute("DROP TABLE payments, orders")
