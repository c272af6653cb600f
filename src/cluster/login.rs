//! From a policy to a server that can be connected to. Secrets are read by name, used, and not kept.

use k8s_openapi::api::core::v1::{Secret, Service};

use super::{Error, World, refused};
use crate::api::backup_policy::{Database, LoginRef, SslMode};
use crate::api::{BackupPolicySpec, Reason};
use crate::database::{Login, Server, Whose};

impl World {
    /// The policy's server with the operator's login.
    pub async fn server(&self, namespace: &str, policy: &BackupPolicySpec) -> Result<Server, Error> {
        self.server_as(namespace, policy, &policy.database.secret_ref, Whose::Operators).await
    }

    /// The policy's server with the application's login, if the policy has one.
    pub async fn application_server(&self, namespace: &str, policy: &BackupPolicySpec) -> Result<Option<Server>, Error> {
        match &policy.database.application_secret_ref {
            Some(reference) => self.server_as(namespace, policy, reference, Whose::Owners).await.map(Some),
            None => Ok(None),
        }
    }

    /// The policy's server with the owner's login, as which rows are read and backups are restored, if the policy has one.
    pub async fn restore_server(&self, namespace: &str, policy: &BackupPolicySpec) -> Result<Option<Server>, Error> {
        match policy.database.restore_login() {
            Some(reference) => self.server_as(namespace, policy, reference, Whose::Owners).await.map(Some),
            None => Ok(None),
        }
    }

    async fn server_as(&self, namespace: &str, policy: &BackupPolicySpec, reference: &LoginRef, whose: Whose) -> Result<Server, Error> {
        let login = self.login(namespace, reference).await?;
        let verified = policy.database.ssl_mode == SslMode::VerifyFull;
        let host = match (&policy.database.service, &policy.database.host) {
            // A certificate is of a name.
            (Some(service), _) if verified => service_name(namespace, service),
            (Some(service), _) => self.service_address(namespace, service).await?,
            (None, Some(host)) => host.clone(),
            (None, None) => return refused(Reason::PolicyIncomplete, "the policy names neither a service nor a host for its database"),
        };
        let Ok(port) = u16::try_from(policy.database.port) else { return refused(Reason::PolicyIncomplete, "the policy's port is out of range") };
        let ca = match &policy.database.ca_secret_ref {
            Some(reference) => {
                let what = "the CA's certificates";
                Some(text(&self.secret(namespace, &reference.name, what).await?, &reference.key, what)?)
            }
            None => None,
        };
        Ok(Server { host, port, login, ssl_mode: policy.database.ssl_mode, ca, whose })
    }

    pub(super) async fn login(&self, namespace: &str, reference: &LoginRef) -> Result<Login, Error> {
        let what = "the database's login";
        let secret = self.secret(namespace, &reference.name, what).await?;
        Ok(Login { user: text(&secret, &reference.username_key, what)?, password: text(&secret, &reference.password_key, what)? })
    }

    async fn secret(&self, namespace: &str, name: &str, what: &str) -> Result<Secret, Error> {
        match self.get::<Secret>(namespace, name).await? {
            Some(secret) => Ok(secret),
            None => refused(Reason::SecretNotFound, format!("Secret {name} with {what} does not exist")),
        }
    }

    /// The cluster address of a Service, by which the operator also reaches it from outside of the cluster's DNS.
    pub async fn service_address(&self, namespace: &str, name: &str) -> Result<String, Error> {
        let Some(service) = self.get::<Service>(namespace, name).await? else {
            return refused(Reason::ServiceNotFound, format!("Service {name} does not exist"));
        };
        let address = service.spec.and_then(|s| s.cluster_ip).filter(|ip| !ip.is_empty() && ip != "None");
        Ok(address.unwrap_or_else(|| service_name(namespace, name)))
    }
}

/// One value of a Secret.
fn text(secret: &Secret, key: &str, what: &str) -> Result<String, Error> {
    let value = secret.data.as_ref().and_then(|d| d.get(key)).and_then(|v| String::from_utf8(v.0.clone()).ok());
    let name = secret.metadata.name.as_deref().unwrap_or_default();
    value.map_or_else(|| refused(Reason::SecretIncomplete, format!("Secret {name} has no text under the key '{key}', for {what}")), Ok)
}

/// Where a Job finds the policy's server.
pub fn host(namespace: &str, database: &Database) -> String {
    match &database.service {
        Some(service) => service_name(namespace, service),
        None => database.host.clone().unwrap_or_default(),
    }
}

/// A Service's DNS name, as Jobs use it.
fn service_name(namespace: &str, name: &str) -> String {
    format!("{name}.{namespace}.svc")
}
