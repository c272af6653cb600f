from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)')
    op.execute('CREATE TABLE cust (id int PRIMARY KEY)')
    op.execute('CREATE TABLE lines (id int PRIMARY KEY, cust int REFERENCES cust ON DELETE CASCADE)')


def downgrade():
    op.execute('DROP TABLE orders, lines, cust')
