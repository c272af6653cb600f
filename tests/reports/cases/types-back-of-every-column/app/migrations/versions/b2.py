import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("ALTER TABLE li ALTER id TYPE bigint, ALTER pos TYPE bigint")
    pass
def downgrade():
    op.execute("ALTER TABLE li ALTER id TYPE int, ALTER pos TYPE int")
    pass
