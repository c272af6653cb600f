from alembic import op

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)')
    op.execute("ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'pending'")
    op.execute('ALTER TABLE orders ADD COLUMN k text')


def downgrade():
    op.execute('DROP TABLE orders CASCADE')
