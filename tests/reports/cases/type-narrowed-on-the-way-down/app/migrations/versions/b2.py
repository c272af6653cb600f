from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE prices ALTER amount TYPE numeric(10, 2)")


def downgrade():
    op.execute("ALTER TABLE prices ALTER amount TYPE int")
