cat <<'Y'
apiVersion: apps/v1
kind: Deployment
metadata: {name: large, annotations: {rollback-operator.dev/policy: "", rollback-operator.dev/soak-seconds: "0"}}
spec:
  selector: {matchLabels: {app: large}}
  template:
    metadata: {labels: {app: large}}
    spec:
      containers:
      - name: large
        image: registry.example/shop:1
        env:
Y
seq -f '        - {name: V%06.0f, value: "1"}' 19000
