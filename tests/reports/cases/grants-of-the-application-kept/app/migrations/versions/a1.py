from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_grat")


def downgrade():
    op.execute("DROP TABLE orders")
