from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('DROP TABLE k')


def downgrade():
    raise NotImplementedError('no')

