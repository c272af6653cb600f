from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY by_note ON orders (note)")
    op.execute("ALTER TABLE orders RENAME COLUMN customer TO client")


def downgrade():
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY by_note")
    op.execute("ALTER TABLE orders RENAME COLUMN client TO customer")
