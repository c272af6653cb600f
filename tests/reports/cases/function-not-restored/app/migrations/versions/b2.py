from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE OR REPLACE FUNCTION tax(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT n * 0.07 $$")


def downgrade():
    pass
