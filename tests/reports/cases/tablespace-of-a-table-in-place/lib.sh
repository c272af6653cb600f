export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
step() { for i in $(seq 900); do [ "$(kubectl get rollbackrequest ${2:-back} -o jsonpath='{.status.steps[?(@.phase=="Running")].name}')" = "$1" ] && return 0; sleep 0.02; done; echo "never saw $1"; return 1; }
