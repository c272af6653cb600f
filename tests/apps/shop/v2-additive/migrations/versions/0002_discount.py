"""Additions that the release before does not mind."""

import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.add_column("orders", sa.Column("discount", sa.Integer))
    op.create_table("coupons", sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.Text, nullable=False))


def downgrade():
    op.drop_table("coupons")
    op.drop_column("orders", "discount")
