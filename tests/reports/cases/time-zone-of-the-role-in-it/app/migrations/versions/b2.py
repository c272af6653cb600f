from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE visits ALTER at TYPE timestamp")


def downgrade():
    op.execute("ALTER TABLE visits ALTER at TYPE timestamptz")
