from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TABLE notes (order_id int PRIMARY KEY REFERENCES orders, body text)")
    op.execute("INSERT INTO notes SELECT id, note FROM orders WHERE note IS NOT NULL")
    op.execute("ALTER TABLE orders DROP COLUMN note")


def downgrade():
    op.execute("ALTER TABLE orders ADD note text")
    op.execute("UPDATE orders SET note = body FROM notes WHERE order_id = id")
    op.execute("DROP TABLE notes")
