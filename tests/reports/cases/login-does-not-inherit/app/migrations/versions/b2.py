import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN note TO remark")
    pass
def downgrade():
    op.execute("ALTER TABLE orders RENAME COLUMN remark TO note")
    pass
