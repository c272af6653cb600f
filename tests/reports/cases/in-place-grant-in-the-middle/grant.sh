export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
kubectl wait rollbackrequest/back --timeout=60s --for=jsonpath='{.status.steps[?(@.name=="Migrate")].phase}'=Running
psql -v ON_ERROR_STOP=1 -c "CREATE ROLE igm_reporting LOGIN" -c "GRANT CONNECT ON DATABASE {{database}} TO igm_reporting"
