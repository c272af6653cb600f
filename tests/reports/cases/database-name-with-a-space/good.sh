export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGDATABASE='my shop' PGUSER=shop PGPASSWORD={{password}}
psql -qAt -v ON_ERROR_STOP=1 -c "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer text NOT NULL, note text)" -c 'CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)' -c "INSERT INTO alembic_version VALUES ('a1')" -c "INSERT INTO orders (customer, note) VALUES ('ann', 'x'), ('bob', 'y'), ('cid', NULL)"
