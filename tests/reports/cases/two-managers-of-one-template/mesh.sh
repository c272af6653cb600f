kubectl apply --server-side --field-manager=mesh -f - <<END
{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop}, spec: {template: {spec: {containers: [{name: mesh, image: "registry.example/mesh:$1"}]}}}}
END
