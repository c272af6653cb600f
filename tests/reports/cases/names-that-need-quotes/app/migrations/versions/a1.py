from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE "Order Items" ("orderId" int PRIMARY KEY, "user" text)')


def downgrade():
    op.execute('DROP TABLE "Order Items"')
