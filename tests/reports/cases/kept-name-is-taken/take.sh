export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
for i in $(seq 200); do K=$(kubectl get rollbackrequest back -o jsonpath='{.status.plan.database.kept}'); [ -n "$K" ] && break; sleep 0.05; done
psql -d postgres -c "CREATE DATABASE $K OWNER shop"
