U=$(kubectl get secret shop-url -o jsonpath="{.data.url}" | base64 -d)
psql "$U" -c "SELECT 1"
