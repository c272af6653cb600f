from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE files ADD doc oid")
    op.execute("UPDATE files SET doc = lo_from_bytea(0, body)")
    op.execute("ALTER TABLE files DROP COLUMN body")


def downgrade():
    op.execute("ALTER TABLE files ADD body bytea")
    op.execute("ALTER TABLE files DROP COLUMN doc")
