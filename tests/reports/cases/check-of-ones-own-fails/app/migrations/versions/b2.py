from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE payments RENAME amount TO paid")


def downgrade():
    op.execute("ALTER TABLE payments DROP COLUMN paid")
    op.execute("ALTER TABLE payments ADD amount int")
