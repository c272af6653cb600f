from alembic import op
import sqlalchemy as sa

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)')
    op.execute('CREATE TABLE k1 (id int PRIMARY KEY, v text)')
    op.execute('CREATE TABLE k2 (id int PRIMARY KEY, v text)')


def downgrade():
    pass
