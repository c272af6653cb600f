from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE items DROP COLUMN total")
    op.execute("ALTER TABLE items ADD total int GENERATED ALWAYS AS (n * price) STORED")


def downgrade():
    op.execute("ALTER TABLE items ALTER total DROP EXPRESSION")
