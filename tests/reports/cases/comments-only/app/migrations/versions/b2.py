from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("COMMENT ON TABLE orders IS 'of customers'")
    op.execute("COMMENT ON COLUMN orders.note IS 'free text'")


def downgrade():
    op.execute("COMMENT ON TABLE orders IS NULL")
    op.execute("COMMENT ON COLUMN orders.note IS NULL")
