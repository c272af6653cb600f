from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TYPE state AS ENUM ('new', 'paid')")
    op.execute("ALTER TABLE orders ADD state state NOT NULL DEFAULT 'new'")
    op.execute("ALTER TABLE orders ALTER state DROP DEFAULT")


def downgrade():
    op.execute("ALTER TABLE orders DROP COLUMN state")
