export PGHOST=127.0.0.1 PGPORT={{port}} PGDATABASE={{database}} PGUSER=postgres PGPASSWORD=canary-7f3a-lab-superuser
DB={{database}}
su() { psql -v ON_ERROR_STOP=1 -qAt -d "$1" -c "$2"; }
asshop() { PGUSER=shop PGPASSWORD={{password}} psql -v ON_ERROR_STOP=1 -qAt -d "$1" -c "$2"; }
