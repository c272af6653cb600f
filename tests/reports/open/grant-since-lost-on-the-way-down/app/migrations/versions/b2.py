import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("CREATE OR REPLACE VIEW v AS SELECT id, customer, note FROM orders")
    pass
def downgrade():
    op.execute("DROP VIEW v")
    op.execute("CREATE VIEW v AS SELECT id, customer FROM orders")
    pass
