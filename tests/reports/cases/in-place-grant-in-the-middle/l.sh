export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
DB={{database}}
su() { psql -v ON_ERROR_STOP=1 -qAt -d "$1" -c "$2"; }
asshop() { PGUSER=shop PGPASSWORD={{password}} psql -v ON_ERROR_STOP=1 -qAt -d "$1" -c "$2"; }
kept() { kubectl get rollbackrequest ${1:-back} -o jsonpath='{.status.keptDatabase}'; }
waitstep() { for i in $(seq 600); do kubectl get rollbackrequest ${3:-back} -o jsonpath="{.status.steps[?(@.phase==\"$2\")].name}" | grep -qw $1 && return 0; sleep 0.1; done; echo "step $1 never $2"; kubectl get rollbackrequest ${3:-back} -o yaml; exit 1; }
waitundo() { for i in $(seq 600); do kubectl get rollbackrequest ${3:-back} -o jsonpath="{.status.undo.steps[?(@.phase==\"$2\")].name}" | grep -qw $1 && return 0; sleep 0.1; done; echo "undo step $1 never $2"; exit 1; }
until_() { for i in $(seq ${2:-60}); do eval "$1" && return 0; sleep 1; done; echo "never: $1"; exit 1; }
su postgres "SELECT datacl FROM pg_database WHERE datname = '$DB'"
su postgres "SELECT datacl::text FROM pg_database WHERE datname = '$DB'" | grep -q igm_reporting
