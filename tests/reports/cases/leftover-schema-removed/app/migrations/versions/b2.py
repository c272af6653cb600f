from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')
    op.execute('CREATE SCHEMA nn')
    op.execute('CREATE TABLE nn.t (i int)')


def downgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN remark TO note')
