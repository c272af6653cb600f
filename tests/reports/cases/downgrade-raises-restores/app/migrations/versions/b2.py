from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE notes RENAME title TO name")


def downgrade():
    raise NotImplementedError("no way down")
