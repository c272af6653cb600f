from alembic import op

revision, down_revision = "b2", 'a1'


def upgrade():
    op.execute('ALTER TABLE events DETACH PARTITION events_1')


def downgrade():
    op.execute('ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (10)')
