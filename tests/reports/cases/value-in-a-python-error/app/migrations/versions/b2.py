from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')


def downgrade():
    [int(r[0]) for r in op.get_bind().execute(sa.text("SELECT 'card 4111-1111 ' || customer FROM orders"))]

