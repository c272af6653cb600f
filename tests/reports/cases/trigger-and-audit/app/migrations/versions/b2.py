from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TABLE audit (at timestamptz DEFAULT now(), who text)")
    op.execute("CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit (who) VALUES (NEW.customer); RETURN NEW; END $$")
    op.execute("CREATE TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION log_order()")


def downgrade():
    op.execute("DROP TRIGGER log_order ON orders")
    op.execute("DROP FUNCTION log_order")
    op.execute("DROP TABLE audit")
