from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("""CREATE TABLE events (y int NOT NULL, v int); CREATE TABLE events_2023 (y int NOT NULL, v int)""")


def downgrade():
    pass
