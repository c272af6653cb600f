export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
psql -d $1 -c "INSERT INTO orders (customer) VALUES ('salvaged')"
