from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE k RENAME v TO w')


def downgrade():
    op.execute('ALTER TABLE k RENAME w TO v')
    op.execute("UPDATE k SET v=CASE v WHEN 'p' THEN 'r' ELSE 'p' END")
