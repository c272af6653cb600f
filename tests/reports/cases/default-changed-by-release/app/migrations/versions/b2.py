from alembic import op

revision, down_revision = "b2", 'a1'


def upgrade():
    op.execute("ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'paid'")


def downgrade():
    op.execute("ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'pending'")
