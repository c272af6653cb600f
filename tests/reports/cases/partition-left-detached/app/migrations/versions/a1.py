from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)')
    op.execute('CREATE TABLE events (at int) PARTITION BY RANGE (at)')
    op.execute('CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10)')


def downgrade():
    op.execute('DROP TABLE orders, events')
