import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("ALTER SEQUENCE order_no RENAME TO order_numbers")
    pass
def downgrade():
    op.execute("DROP SEQUENCE order_numbers")
    op.execute("CREATE SEQUENCE order_no")
    pass
