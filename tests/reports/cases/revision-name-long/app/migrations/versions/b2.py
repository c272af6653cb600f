from alembic import op

revision, down_revision = "20260820_0031_add_backup_verification_runs_and_poller_feed_stall_threshold_b", "20260820_0031_add_backup_verification_runs_and_poller_feed_stall_threshold_a"


def upgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN customer TO client")


def downgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN client TO customer")
