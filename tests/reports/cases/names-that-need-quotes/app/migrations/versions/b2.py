from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE "Order Items" RENAME "user" TO "the ""user"""')


def downgrade():
    op.execute('ALTER TABLE "Order Items" RENAME "the ""user""" TO "user"')
