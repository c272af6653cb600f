import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("CREATE SEQUENCE inv_numbers START 51")
    op.execute("ALTER TABLE inv ALTER no SET DEFAULT nextval('inv_numbers')")
    op.execute("DROP SEQUENCE order_no")
    pass
def downgrade():
    op.execute("CREATE SEQUENCE order_no")
    op.execute("ALTER TABLE inv ALTER no SET DEFAULT nextval('order_no')")
    op.execute("DROP SEQUENCE inv_numbers")
    pass
