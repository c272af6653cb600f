export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
psql -qAtc "CREATE ROLE report_reader LOGIN PASSWORD 'canary-7f3a-reports'"
export PGUSER=report_reader PGPASSWORD={{password}}
(setsid nohup psql -c 'SELECT pg_sleep(25)' >/dev/null 2>&1 &)
for i in $(seq 50); do PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser psql -qAtc "SELECT count(*) FROM pg_stat_activity WHERE usename = 'report_reader'" | grep -qx 1 && exit 0; sleep 0.1; done; exit 1
