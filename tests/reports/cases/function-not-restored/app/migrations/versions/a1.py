from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE orders (id int PRIMARY KEY)")
    op.execute("CREATE FUNCTION tax(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT n * 0.19 $$")


def downgrade():
    op.execute("DROP FUNCTION tax")
    op.execute("DROP TABLE orders")
