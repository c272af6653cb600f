"""As in v2, with a way down that says that there is none."""

from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.alter_column("orders", "title", new_column_name="name")
    op.drop_column("orders", "note")


def downgrade():
    raise NotImplementedError("this migration cannot be taken back")
