from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    for schema in [r[0] for r in op.get_bind().exec_driver_sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant%%'")]:
        op.execute(f"ALTER TABLE {schema}.orders RENAME customer TO client")


def downgrade():
    for schema in [r[0] for r in op.get_bind().exec_driver_sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'tenant%%'")]:
        op.execute(f"ALTER TABLE {schema}.orders RENAME client TO customer")
