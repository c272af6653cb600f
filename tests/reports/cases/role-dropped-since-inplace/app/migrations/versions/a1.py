import os
from alembic import op

revision, down_revision = "a1", None
def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    op.execute("GRANT SELECT ON orders TO role_dropped_since_inplace")
    pass
def downgrade():
    op.execute("DROP TABLE orders")
    pass
