from alembic import op

revision, down_revision = "20260820_0031_add_backup_verification_runs_and_poller_feed_stall_threshold_a", "a0"


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")


def downgrade():
    op.execute("DROP TABLE orders")
