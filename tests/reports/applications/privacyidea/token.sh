# A token of this serial, made by the application's API.
key=$(curl -sSf -d 'username=root&password=secret' "http://127.0.0.1:$WEB/auth" | sed 's/.*"token": *"\([^"]*\)".*/\1/')
curl -sSf -H "Authorization: $key" -d "type=hotp&genkey=1&serial=$1" "http://127.0.0.1:$WEB/token/init"
