//! Which ConfigMaps and Secrets are rotated by something in the cluster: their content of yesterday is dead, so it is no part of a
//! release, and is never written back.

use k8s_openapi::ByteString;

use super::configuration::{Content, Object};
use crate::plan::address::{password, without_password};

/// Types of Secrets whose content somebody renews.
const TYPES: [(&str, &str); 3] = [
    ("kubernetes.io/tls", "it is a certificate"),
    ("kubernetes.io/service-account-token", "it is a token of a service account"),
    ("bootstrap.kubernetes.io/token", "it is a token"),
];

/// Annotations and labels by which those who rotate mark what is theirs: names, or how they begin where that ends in `/`.
const MARKS: [(&str, &str); 15] = [
    ("cert-manager.io/", "cert-manager renews it"),
    ("trust.cert-manager.io/", "trust-manager keeps it"),
    ("external-secrets.io/", "External Secrets keeps it"),
    ("reconcile.external-secrets.io/", "External Secrets keeps it"),
    ("sealedsecrets.bitnami.com/", "Sealed Secrets keeps it"),
    ("reflector.v1.k8s.emberstack.com/reflects", "Reflector copies it"),
    ("replicator.v1.mittwald.de/replicated-from-version", "kubernetes-replicator copies it"),
    ("replicator.v1.mittwald.de/replicate-from", "kubernetes-replicator copies it"),
    ("secrets.hashicorp.com/", "the Vault Secrets Operator keeps it"),
    ("vaultproject.io/", "Vault keeps it"),
    ("secrets-store.csi.k8s.io/managed", "the Secrets Store CSI driver keeps it"),
    ("generate.kyverno.io/", "Kyverno makes it"),
    ("kubernetes.io/service-account.name", "it is a token of a service account"),
    ("config.openshift.io/inject-trusted-cabundle", "OpenShift keeps it"),
    ("service.beta.openshift.io/", "OpenShift renews it"),
];

/// ConfigMaps that something in the cluster keeps in every namespace.
const EVERYWHERE: [&str; 3] = ["kube-root-ca.crt", "istio-ca-root-cert", "openshift-service-ca.crt"];

/// The content without the passwords of databases' addresses: what is the same so far was rotated, and is no release's.
pub fn without_passwords(content: &Content) -> Content {
    mapped(content, |_, value| without_password(value), true)
}

/// The passwords alone: those of databases' addresses, and what is kept under a name for one.
pub fn passwords(content: &Content) -> Content {
    let named = |key: &str| ["password", "passwd", "pwd"].iter().any(|word| key.to_lowercase().contains(word));
    mapped(content, |key, value| if named(key) { Some(value.to_owned()) } else { password(value) }, false)
}

/// What becomes of each text; what is none, or of which nothing becomes, stays as it is or is left out.
fn mapped(content: &Content, text: impl Fn(&str, &str) -> Option<String>, others_stay: bool) -> Content {
    let data = content.data.iter().filter_map(|(key, value)| {
        let told = text(key, value.trim_end());
        Some((key.clone(), told.or_else(|| others_stay.then(|| value.clone()))?))
    });
    let binary = content.binary.iter().filter_map(|(key, value)| {
        let told = std::str::from_utf8(&value.0).ok().and_then(|value| text(key, value.trim_end()));
        Some((key.clone(), told.map(|told| ByteString(told.into_bytes())).or_else(|| others_stay.then(|| value.clone()))?))
    });
    Content { data: data.collect(), binary: binary.collect(), secret_type: content.secret_type.clone() }
}

/// Who rotates the object, in words, where that is to be seen on it.
pub fn rotates(object: &Object) -> Option<String> {
    let metadata = &object.metadata;
    if let Some(owner) = metadata.owner_references.iter().flatten().next() {
        return Some(format!("it is made by {} {}", owner.kind, owner.name));
    }
    if metadata.name.as_deref().is_some_and(|name| EVERYWHERE.contains(&name)) {
        return Some("the cluster keeps it".to_owned());
    }
    let of_type = |(type_, _): &&(&str, &str)| object.content.secret_type.as_deref() == Some(type_);
    if let Some((_, why)) = TYPES.iter().find(of_type) {
        return Some((*why).to_owned());
    }
    let names: Vec<&String> = metadata.annotations.iter().flatten().chain(metadata.labels.iter().flatten()).map(|(name, _)| name).collect();
    let marked = |(mark, _): &&(&str, &str)| names.iter().any(|name| if mark.ends_with('/') { name.starts_with(mark) } else { name == mark });
    MARKS.iter().find(marked).map(|(_, why)| (*why).to_owned())
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::cluster::configuration::Content;

    #[test]
    fn what_rotates_is_known_by_its_type_and_its_marks() {
        let object = |metadata: &str, secret_type: &str| Object {
            metadata: serde_yaml::from_str::<ObjectMeta>(metadata).unwrap_or_else(|error| unreachable!("{error}")),
            content: Content { data: Default::default(), binary: Default::default(), secret_type: Some(secret_type.to_owned()) },
            immutable: false,
        };
        for (metadata, secret_type, want) in [
            ("{}", "Opaque", None),
            ("{annotations: {team: shop}, labels: {app.kubernetes.io/managed-by: Helm}}", "Opaque", None),
            ("{}", "kubernetes.io/tls", Some("it is a certificate")),
            ("{annotations: {cert-manager.io/certificate-name: shop}}", "Opaque", Some("cert-manager renews it")),
            ("{labels: {reconcile.external-secrets.io/managed: 'true'}}", "Opaque", Some("External Secrets keeps it")),
            ("{annotations: {reflector.v1.k8s.emberstack.com/reflects: a/b}}", "Opaque", Some("Reflector copies it")),
            // Only who allows that it is copied.
            ("{annotations: {reflector.v1.k8s.emberstack.com/reflection-allowed: 'true'}}", "Opaque", None),
            ("{name: kube-root-ca.crt}", "Opaque", Some("the cluster keeps it")),
            ("{ownerReferences: [{apiVersion: v1, kind: Bundle, name: roots, uid: u}]}", "Opaque", Some("it is made by Bundle roots")),
        ] {
            assert_eq!(rotates(&object(metadata, secret_type)).as_deref(), want, "{metadata} {secret_type}");
        }
    }
}
