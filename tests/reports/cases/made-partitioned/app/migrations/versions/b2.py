from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('CREATE TABLE pn (c int NOT NULL, v int) PARTITION BY HASH (c)')
    op.execute('CREATE TABLE p0 PARTITION OF pn FOR VALUES WITH (MODULUS 2, REMAINDER 0)')
    op.execute('CREATE TABLE p1 PARTITION OF pn FOR VALUES WITH (MODULUS 2, REMAINDER 1)')
    op.execute('INSERT INTO pn SELECT * FROM p')
    op.execute('DROP TABLE p')
    op.execute('ALTER TABLE pn RENAME TO p')


def downgrade():
    op.execute('CREATE TABLE pn (c int NOT NULL, v int)')
    op.execute('INSERT INTO pn SELECT * FROM p')
    op.execute('DROP TABLE p')
    op.execute('ALTER TABLE pn RENAME TO p')
