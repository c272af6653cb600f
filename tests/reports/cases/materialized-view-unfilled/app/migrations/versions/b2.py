from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("DROP MATERIALIZED VIEW counted")
    op.execute("CREATE MATERIALIZED VIEW counted AS SELECT note, count(*) AS n FROM orders GROUP BY note")


def downgrade():
    op.execute("DROP MATERIALIZED VIEW counted")
    op.execute("CREATE MATERIALIZED VIEW counted AS SELECT customer, count(*) AS n FROM orders GROUP BY customer WITH NO DATA")
