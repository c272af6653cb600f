from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')
    op.execute("DO $$ BEGIN FOR i IN 1..600 LOOP EXECUTE format('CREATE TABLE %I (i int)', 't'||i); EXECUTE format('INSERT INTO %I VALUES (1)', 't'||i); END LOOP; END $$")


def downgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN remark TO note')
    op.execute("DO $$ BEGIN FOR i IN 1..600 LOOP EXECUTE format('DROP TABLE %I', 't'||i); END LOOP; END $$")
