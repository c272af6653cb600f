from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')


def downgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN remark TO note')
    op.execute("DO $$ DECLARE c text; BEGIN SELECT 'card 4111-1111 '||customer INTO c FROM orders LIMIT 1; RAISE EXCEPTION 'cannot take back %', c; END $$")
