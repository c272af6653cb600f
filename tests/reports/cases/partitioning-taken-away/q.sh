export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
mkdir -p /tmp/y-out; O=/tmp/y-out/partitioning-taken-away
{ kubectl get rollbackrequest back -o yaml; echo ---; kubectl get backups -o yaml; kubectl get events; } > $O.yaml 2>&1
psql > $O.sql 2>&1 <<'Q'
SELECT version_num FROM alembic_version;
SELECT count(*) FROM p;
Q
true
