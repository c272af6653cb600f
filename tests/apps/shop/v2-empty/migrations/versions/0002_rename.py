"""As in v2, but nobody wrote the way down: the tool's template leaves it empty."""

from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.alter_column("orders", "title", new_column_name="name")
    op.drop_column("orders", "note")


def downgrade():
    pass
