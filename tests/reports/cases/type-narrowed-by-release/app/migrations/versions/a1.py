from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE prices (id int PRIMARY KEY, amount numeric(10, 2) NOT NULL)")


def downgrade():
    op.execute("DROP TABLE prices")
