from alembic import op
import sqlalchemy as sa

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN note TO remark')
    op.execute("CREATE TYPE mood AS ENUM ('a','b')")
    op.execute('CREATE TABLE n1 (id int PRIMARY KEY, m mood)')
    op.execute('CREATE TABLE n2 (id int PRIMARY KEY REFERENCES n1)')
    op.execute('ALTER TABLE n1 ADD n2 int REFERENCES n2')
    op.execute('CREATE VIEW v1 AS SELECT * FROM n1')
    op.execute('CREATE VIEW a0 AS SELECT * FROM v1 JOIN n2 USING (id)')


def downgrade():
    op.execute('ALTER TABLE orders RENAME COLUMN remark TO note')
