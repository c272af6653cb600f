export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}}
export PGUSER=shop PGPASSWORD={{password}}
for i in $(seq 200); do kubectl get rollbackrequest back -o jsonpath='{.status.plan.way}' | grep -q . && break; sleep 0.05; done
psql -c BEGIN -c "INSERT INTO orders (customer) VALUES ('z')" -c "PREPARE TRANSACTION 'in_between'"
