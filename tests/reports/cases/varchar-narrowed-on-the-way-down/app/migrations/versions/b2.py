from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("ALTER TABLE tags ALTER name TYPE text")
    op.execute("ALTER TABLE tags ADD kind text NOT NULL DEFAULT 'x'")
    op.execute("ALTER TABLE tags ALTER kind DROP DEFAULT")


def downgrade():
    op.execute("ALTER TABLE tags DROP COLUMN kind")
    op.execute("ALTER TABLE tags ALTER name TYPE varchar(8) USING name::varchar(8)")
