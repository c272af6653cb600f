from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute("CREATE TABLE tenants (id int PRIMARY KEY, owner text NOT NULL)")


def downgrade():
    op.execute("DROP TABLE tenants")
