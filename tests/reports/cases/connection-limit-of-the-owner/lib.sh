export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
