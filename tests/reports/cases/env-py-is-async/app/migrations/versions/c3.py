from alembic import op
revision, down_revision = "c3", "b2"
def upgrade():
    with op.get_context().autocommit_block():
        op.execute('CREATE INDEX CONCURRENTLY by_customer ON orders (customer)')
def downgrade():
    with op.get_context().autocommit_block():
        op.execute('DROP INDEX CONCURRENTLY by_customer')
