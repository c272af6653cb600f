"""The title becomes a name, and notes go to another system. It breaks the release before."""

import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.alter_column("orders", "title", new_column_name="name")
    op.drop_column("orders", "note")
    op.add_column("orders", sa.Column("discount", sa.Integer))
    op.execute("UPDATE orders SET discount = 5 WHERE id <= 250")


def downgrade():
    op.drop_column("orders", "discount")
    op.add_column("orders", sa.Column("note", sa.Text))
    op.alter_column("orders", "name", new_column_name="title")
