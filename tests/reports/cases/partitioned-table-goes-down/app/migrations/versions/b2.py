from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TABLE ev (c int NOT NULL, v int) PARTITION BY HASH (c)")
    for i in range(2):
        op.execute(f"CREATE TABLE ev_{i} PARTITION OF ev FOR VALUES WITH (MODULUS 2, REMAINDER {i})")
    op.execute("ALTER TABLE orders RENAME COLUMN note TO remark")


def downgrade():
    op.execute("DROP TABLE ev")
    op.execute("ALTER TABLE orders RENAME COLUMN remark TO note")
