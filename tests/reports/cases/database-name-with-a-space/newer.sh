export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGDATABASE='my shop' PGUSER=shop PGPASSWORD={{password}}
psql -qAt -v ON_ERROR_STOP=1 -c 'ALTER TABLE orders RENAME COLUMN note TO remark' -c "UPDATE alembic_version SET version_num = 'b2'"
