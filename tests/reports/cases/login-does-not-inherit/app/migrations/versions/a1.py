import os
from alembic import op

revision, down_revision = "a1", None
def upgrade():
    op.execute("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)")
    pass
def downgrade():
    op.execute("DROP TABLE orders CASCADE")
    pass
