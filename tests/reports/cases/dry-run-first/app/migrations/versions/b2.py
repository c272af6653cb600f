from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN customer TO client")
    op.execute("CREATE TABLE refunds (id int PRIMARY KEY)")


def downgrade():
    op.execute("DROP TABLE refunds")
    op.execute("ALTER TABLE orders RENAME COLUMN client TO customer")
