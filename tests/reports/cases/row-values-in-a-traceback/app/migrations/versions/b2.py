from alembic import op

revision, down_revision = "b2", 'a1'


def upgrade():
    op.execute('ALTER TABLE orders DROP CONSTRAINT orders_pkey')


def downgrade():
    op.execute('ALTER TABLE orders ADD CONSTRAINT u UNIQUE (note)')
