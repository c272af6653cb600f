from alembic import op

revision, down_revision = "b2", "a1"


def upgrade():
    op.execute("CREATE TABLE images (id int PRIMARY KEY)")
    op.execute("INSERT INTO images VALUES (0)")
    op.execute("ALTER TABLE orders ADD image int NOT NULL DEFAULT 0 REFERENCES images")
    op.execute("ALTER TABLE orders ALTER image DROP DEFAULT")


def downgrade():
    op.drop_constraint(None, 'orders', type_='foreignkey')
    op.drop_column('orders', 'image')
    op.drop_table('images')
