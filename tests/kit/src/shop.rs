//! The shop in a namespace of its own: its releases, its database, and what a user sees of it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::kube::{Kube, until};

/// Found in no log, status, event, argument or report, or a test says so.
pub const CANARY: &str = "canary-7f3a";

/// How the shop migrates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migrates {
    /// An init container runs `alembic upgrade head`.
    AtStart,
    /// A Job does, before the release is applied.
    ByJob,
}

/// The shop in one namespace.
#[derive(Clone, Debug)]
pub struct Shop {
    pub kube: Kube,
    pub namespace: String,
    pub migrates: Migrates,
    /// Whether its URL is made of other variables, and its options are its own.
    pub by_parts: bool,
    /// The path by which its pods are ready: `/livez` says nothing of the release.
    pub ready: &'static str,
}

/// What an answer of the shop was: status and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub good: bool,
    pub body: String,
}

fn manifest(file: &str) -> Result<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../apps/shop/k8s").join(file);
    std::fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
}

impl Shop {
    pub fn new(kube: &Kube, namespace: &str, migrates: Migrates) -> Self {
        Self { kube: kube.clone(), namespace: namespace.to_owned(), migrates, by_parts: false, ready: "/livez" }
    }

    fn filled(&self, file: &str, release: &str, greeting: &str) -> Result<String> {
        let init = format!(
            "[{{name: migrate, image: 'docker.io/local/shop:{release}', command: [alembic, upgrade, head], \
             env: [{{name: DATABASE_URL, valueFrom: {{secretKeyRef: {{name: shop-database, key: url}}}}}}], \
             securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}}}]"
        );
        let (init, container, at_start) = match self.migrates {
            Migrates::AtStart => (init.as_str(), "migrate", "true"),
            Migrates::ByJob => ("[]", "shop", "false"),
        };
        let password = |whose: &str| format!("{CANARY}-{whose}");
        Ok([
            ("${RELEASE}", release),
            ("${GREETING}", greeting),
            ("${READY}", self.ready),
            ("${LOGO}", if greeting == "hello from v1" { "AAEC/w==" } else { "/////w==" }),
            ("${INIT_CONTAINERS}", init),
            ("${MIGRATION_CONTAINER}", container),
            ("${RUNS_AT_START}", at_start),
            ("${SHOP_PASSWORD}", &password("shop")),
            ("${OPERATOR_PASSWORD}", &password("operator")),
            ("${SUPERUSER_PASSWORD}", &password("superuser")),
            ("${API_KEY}", &password(if greeting == "hello from v1" { "key-1" } else { "key-2" })),
        ]
        .iter()
        .fold(self.parted(manifest(file)?), |text, (from, to)| text.replace(from, to)))
    }

    /// The manifest with the URL by its parts, where that is wanted.
    fn parted(&self, manifest: String) -> String {
        if !self.by_parts {
            return manifest;
        }
        let whole = "- {name: DATABASE_URL, valueFrom: {secretKeyRef: {name: shop-database, key: url}}}";
        let parts = "- {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: shop-database, key: password}}}\n            \
                     - {name: PGOPTIONS, value: '-c application_name=$(DB_NAME)'}\n            \
                     - {name: BASE_URL, value: 'postgresql://shop:$(DB_PASSWORD)@$(DB_HOST)/$(DB_NAME)'}\n            \
                     - {name: DATABASE_URL, value: $(BASE_URL)}";
        manifest.replace(whole, parts).replace("data: {GREETING:", "data: {DB_HOST: db, DB_NAME: shop, GREETING:")
    }

    /// PostgreSQL, the policy and release v1, up to the moment that v1 is recorded as healthy.
    pub fn start(&self) -> Result<()> {
        self.kube.apply(&self.namespace, &self.filled("database.yaml", "v1", "")?)?;
        self.kube.apply(&self.namespace, &self.filled("policy.yaml", "v1", "")?)?;
        self.kube.rollout(&self.namespace, "statefulset/db", 120)?;
        self.release("v1", "hello from v1")?;
        self.kube.rollout(&self.namespace, "deployment/shop", 120)?;
        self.healthy_release()?;
        Ok(())
    }

    /// Applies a release, and its migrations first where a Job runs them.
    pub fn release(&self, release: &str, greeting: &str) -> Result<()> {
        let shop = self.filled("shop.yaml", release, greeting)?;
        if self.migrates == Migrates::ByJob {
            // The Secret with the URL is part of the shop's manifest.
            let (configuration, _) = shop.split_once("---\napiVersion: v1\nkind: Service").context("the shop's manifest has no Service")?;
            self.kube.apply(&self.namespace, configuration)?;
            let name = format!("migrate-{release}");
            self.kube.apply(&self.namespace, &self.migration_job(&name, release))?;
            self.kube.wait(&self.namespace, &format!("job/{name}"), "condition=Complete", 60)?;
        }
        self.kube.apply(&self.namespace, &shop)
    }

    fn migration_job(&self, name: &str, release: &str) -> String {
        format!(
            "apiVersion: batch/v1\nkind: Job\nmetadata: {{name: {name}}}\nspec:\n  backoffLimit: 0\n  template:\n    spec:\n      restartPolicy: Never\n      enableServiceLinks: false\n      \
             securityContext: {{runAsNonRoot: true, runAsUser: 1000, seccompProfile: {{type: RuntimeDefault}}}}\n      containers:\n        - name: migrate\n          image: docker.io/local/shop:{release}\n          \
             command: [alembic, upgrade, head]\n          securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}\n          \
             env: [{{name: DATABASE_URL, valueFrom: {{secretKeyRef: {{name: shop-database, key: url}}}}}}]\n"
        )
    }

    /// Waits until a release is recorded as healthy, and gives its name.
    pub fn healthy_release(&self) -> Result<String> {
        let label = "rollback-operator.dev/workload=shop";
        self.until("a Release of the shop", 60, || Ok(!self.kube.run(&["get", "releases", "-n", &self.namespace, "-l", label, "-o", "name"])?.is_empty()))?;
        self.kube.run(&["wait", "releases", "-n", &self.namespace, "-l", label, "--for=jsonpath={.status.phase}=Healthy", "--timeout=90s"])?;
        let name = self.kube.run(&["get", "releases", "-n", &self.namespace, "-l", label, "-o", "jsonpath={.items[0].metadata.name}"])?;
        Ok(name)
    }

    /// Waits until the release that runs is recorded with its schema.
    pub fn observed(&self, release: &str) -> Result<()> {
        self.until(&format!("the record of {release}"), 60, || {
            let all = self.kube.get(&self.namespace, "releases")?;
            let seen = |r: &Value| {
                r.to_string().contains(&format!("shop:{release}\""))
                    && !r["status"]["fingerprint"].is_null()
                    && r["status"]["images"].as_array().is_some_and(|i| !i.is_empty())
            };
            Ok(all["items"].as_array().is_some_and(|items| items.iter().any(seen)))
        })
    }

    /// The shop's answer to a path, through the API server's proxy: the same on every cluster.
    pub fn get(&self, path: &str) -> Answer {
        let url = format!("/api/v1/namespaces/{}/services/shop:80/proxy{path}", self.namespace);
        match self.kube.run(&["get", "--raw", &url]) {
            Ok(body) => Answer { good: true, body },
            Err(error) => Answer { good: false, body: error.to_string() },
        }
    }

    /// A query as the superuser, in the database's own pod.
    pub fn sql_in(&self, database: &str, query: &str) -> Result<String> {
        let args =
            ["exec", "-n", &self.namespace, "db-0", "-c", "postgres", "--", "psql", "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAtc", query];
        Ok(self.kube.run(&args)?.trim().to_owned())
    }

    pub fn sql(&self, query: &str) -> Result<String> {
        self.sql_in("shop", query)
    }

    /// The columns of the orders, in the order of their names.
    pub fn columns(&self) -> Result<String> {
        self.sql("SELECT string_agg(column_name, ',' ORDER BY column_name) FROM information_schema.columns WHERE table_name = 'orders'")
    }

    /// The images of the pods that run.
    pub fn pod_images(&self) -> Result<Vec<String>> {
        let text = self.kube.run(&[
            "get",
            "pods",
            "-n",
            &self.namespace,
            "-l",
            "app=shop",
            "-o",
            "jsonpath={range .items[*]}{.spec.containers[0].image}{\"\\n\"}{end}",
        ])?;
        Ok(text.lines().map(|l| l.trim_start_matches("docker.io/local/").to_owned()).collect())
    }

    /// Applies a request and waits for its end; gives the request.
    pub fn request(&self, name: &str, spec: &str) -> Result<Value> {
        self.apply_request(name, spec)?;
        self.finished(name, 180)
    }

    pub fn apply_request(&self, name: &str, spec: &str) -> Result<()> {
        let yaml = format!("apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: {name}}}\nspec: {spec}\n");
        self.kube.apply(&self.namespace, &yaml)
    }

    pub fn finished(&self, name: &str, seconds: u32) -> Result<Value> {
        let what = format!("rollbackrequest/{name}");
        let waited = self.kube.wait(&self.namespace, &what, "jsonpath={.status.completionTime}", seconds);
        let request = self.kube.get(&self.namespace, &what)?;
        waited.with_context(|| format!("the request did not end: {:#}", request["status"]))?;
        Ok(request)
    }

    /// Takes a backup and waits for its end.
    pub fn backup(&self, name: &str) -> Result<Value> {
        let yaml = format!("apiVersion: rollback-operator.dev/v1alpha1\nkind: Backup\nmetadata: {{name: {name}}}\nspec: {{policyRef: {{name: shop}}}}\n");
        self.kube.apply(&self.namespace, &yaml)?;
        self.kube.wait(&self.namespace, &format!("backup/{name}"), "jsonpath={.status.completionTime}", 120)?;
        self.kube.get(&self.namespace, &format!("backup/{name}"))
    }

    /// Asks until it is so, where the API has no event to wait for.
    pub fn until(&self, what: &str, seconds: u64, so: impl FnMut() -> Result<bool>) -> Result<()> {
        until(what, seconds, so)
    }
}

/// The whole request that takes the shop and its database back.
pub const ROLL_BACK: &str = "{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}}}";
