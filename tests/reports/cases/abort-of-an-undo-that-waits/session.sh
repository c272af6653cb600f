. ./lib.sh
psql -qAtc "CREATE ROLE reader_{{database}} LOGIN PASSWORD 'canary-7f3a-reports'"
(setsid nohup env PGUSER=reader_{{database}} PGPASSWORD={{password}} psql -c 'SELECT pg_sleep(25)' >/dev/null 2>&1 &)
for i in $(seq 50); do psql -qAtc "SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader_{{database}}'" | grep -qx 1 && exit 0; sleep 0.1; done; exit 1
