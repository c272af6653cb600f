from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders DROP COLUMN note")


def downgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE orders ADD COLUMN note text")
        op.execute("DELETE FROM orders")
    raise Exception("half-way")
