from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders RENAME note TO remark")
    op.execute("ALTER TABLE orders ALTER id DROP DEFAULT")
    op.execute("DROP SEQUENCE orders_id_seq")
    op.execute("ALTER TABLE orders ALTER id ADD GENERATED ALWAYS AS IDENTITY (START WITH 100)")


def downgrade():
    op.execute("ALTER TABLE orders ALTER id DROP IDENTITY")
    op.execute("CREATE SEQUENCE orders_id_seq AS int OWNED BY orders.id")
    op.execute("ALTER TABLE orders ALTER id SET DEFAULT nextval('orders_id_seq')")
    op.execute("ALTER TABLE orders RENAME remark TO note")
