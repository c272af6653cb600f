for i in $(seq 100); do
  printf -- '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%s, labels: {set: hundred}}\ndata: {v: %s}\n' "$i" "$1"
  refs="$refs{configMapRef: {name: c$i}},"
done
printf -- '---\n'
sed "s/REFS/$refs/;s/shop:V/shop:$2/" shop.yaml
