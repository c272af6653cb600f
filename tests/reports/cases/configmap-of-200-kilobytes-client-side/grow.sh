# The manifest $1 with 200 kB of a letter as its value A: with kubectl's last-applied annotation it is near what the API server takes.
before=$(sed '/^data: {A: "/,$d' "$1") after=$(sed '1,/^data: {A: "/d' "$1") line=$(grep '^data: {A: "' "$1")
printf '%s\ndata: {A: "' "$before"
head -c 200000 /dev/zero | tr '\0' "$2"
printf '%s\n%s\n' "$(printf %s "$line" | sed 's/^data: {A: "[0-9]*//')" "$after"
