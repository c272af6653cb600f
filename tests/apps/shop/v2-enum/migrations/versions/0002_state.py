"""A column of an enum, as autogenerate writes it: the way down drops the column, and leaves the type."""

import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    state = sa.Enum("new", "paid", name="order_state")
    state.create(op.get_bind())
    op.add_column("orders", sa.Column("state", state))


def downgrade():
    op.drop_column("orders", "state")
