from alembic import op

revision, down_revision = "b2", 'a1'


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN k TO kk')
    op.execute("ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'paid'")


def downgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN kk TO k')
