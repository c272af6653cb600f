from alembic import op
import sqlalchemy as sa

revision, down_revision = "a1", None


def upgrade():
    op.execute('CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)')
    op.execute('CREATE TABLE p (c int NOT NULL, v int)')


def downgrade():
    pass
