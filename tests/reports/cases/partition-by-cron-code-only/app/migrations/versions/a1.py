from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE events (id int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day)")
    op.execute("CREATE TABLE events_01 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')")


def downgrade():
    op.execute("DROP TABLE events")
