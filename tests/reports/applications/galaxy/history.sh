# A user with a history, made by the application's API.
ask() { curl -sSf -H 'Content-Type: application/json' "$@"; }
text() { sed 's/.*"'"$1"'": *"\([^"]*\)".*/\1/'; }
url="http://127.0.0.1:$WEB/api"
user=$(ask -H 'x-api-key: bootbootbootbootboot' -d '{"username": "'"$1"'", "email": "'"$1"'@example.org", "password": "secret-of-nobody"}' "$url/users" | text id)
key=$(ask -H 'x-api-key: bootbootbootbootboot' -X POST "$url/users/$user/api_key" | tr -d '"')
ask -H "x-api-key: $key" -d '{"name": "history of '"$1"'"}' "$url/histories"
