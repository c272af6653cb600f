from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders RENAME TO purchases")
    op.execute("ALTER SEQUENCE orders_id_seq RENAME TO purchases_id_seq")


def downgrade():
    op.execute("ALTER SEQUENCE purchases_id_seq RENAME TO orders_id_seq")
    op.execute("ALTER TABLE purchases RENAME TO orders")
