from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("""ALTER TABLE events RENAME TO events_rest; CREATE TABLE events (y int NOT NULL, v int) PARTITION BY LIST (y); ALTER TABLE events ATTACH PARTITION events_2023 FOR VALUES IN (2023); ALTER TABLE events ATTACH PARTITION events_rest DEFAULT""")


def downgrade():
    op.execute("""ALTER TABLE events DETACH PARTITION events_2023; ALTER TABLE events DETACH PARTITION events_rest; DROP TABLE events; ALTER TABLE events_rest RENAME TO events""")
