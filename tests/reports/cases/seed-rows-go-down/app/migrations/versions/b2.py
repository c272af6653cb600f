from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("INSERT INTO roles VALUES (2, 'editor'), (3, 'reader')")
    op.execute("ALTER TABLE roles ADD COLUMN level int NOT NULL DEFAULT 0")
    op.execute("ALTER TABLE roles ALTER COLUMN level DROP DEFAULT")


def downgrade():
    op.execute("ALTER TABLE roles DROP COLUMN level")
    op.execute("DELETE FROM roles WHERE id IN (2, 3)")
