import os
from alembic import op

revision, down_revision = "b2", 'a1'
def upgrade():
    op.execute("ALTER TABLE t RENAME a TO b")
    pass
def downgrade():
    op.execute("CREATE TABLE t2 (id int, a text)")
    op.execute("INSERT INTO t2 SELECT * FROM t")
    op.execute("DROP TABLE t")
    op.execute("ALTER TABLE t2 RENAME TO t")
    op.execute("ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id)")
    pass
