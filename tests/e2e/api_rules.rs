//! A wrong spec is refused by the API server, with words that say what is right.

use anyhow::Result;
use testkit::kube::Kube;

const NAMESPACE: &str = "api-rules";

fn object(kind: &str, spec: &str) -> String {
    format!("apiVersion: rollback-operator.dev/v1alpha1\nkind: {kind}\nmetadata: {{name: rule}}\nspec: {spec}\n")
}

#[test]
fn wrong_specs_are_refused_and_right_ones_are_not() -> Result<()> {
    let kube = Kube::from_environment()?;
    let one = "targets: [{kind: Deployment, name: shop}]";
    let two = "targets: [{kind: Deployment, name: shop}, {kind: Deployment, name: cart}]";
    let many = (0..21).map(|i| format!("{{kind: Deployment, name: d{i}}}")).collect::<Vec<_>>().join(", ");
    let policy = |database: &str, rest: &str| format!("{{database: {{{database}, secretRef: {{name: s}}}}, storage: {{volumeClaim: c}}{rest}}}");
    let migrations = |rest: &str| policy("service: db, name: shop", &format!(", migrations: {{tool: Alembic, container: c{rest}}}"));
    for (kind, spec, why) in [
        ("RollbackRequest", "{targets: []}".to_owned(), "targets"),
        ("RollbackRequest", format!("{{targets: [{many}]}}"), "must have at most 20 items"),
        ("RollbackRequest", "{targets: [{kind: CronJob, name: x}]}".to_owned(), "Unsupported value: \"CronJob\""),
        ("RollbackRequest", "{targets: [{kind: Deployment, name: x}, {kind: Deployment, name: x}]}".to_owned(), "Duplicate value"),
        ("RollbackRequest", format!("{{{one}, to: {{release: a, revision: 1}}}}"), "name one of release, revision, image and time"),
        ("RollbackRequest", format!("{{{two}, to: {{release: a}}}}"), "belongs to one workload"),
        ("RollbackRequest", format!("{{{one}, database: {{policyRef: {{name: p}}, data: Restore}}}}"), "data: Restore needs backupRef"),
        ("RollbackRequest", format!("{{{one}, database: {{policyRef: {{name: p}}, backupRef: {{name: b}}}}}}"), "set data to Restore or RestoreIfNeeded"),
        ("RollbackRequest", format!("{{{one}, stepTimeoutSeconds: 0}}"), "stepTimeoutSeconds"),
        ("RollbackRequest", format!("{{{one}, verify: {{http: {{service: s, port: 80, path: healthz}}}}}}"), "path"),
        ("RollbackRequest", format!("{{{one}, unknown: 1}}"), "unknown field"),
        ("BackupPolicy", policy("service: db, host: h, name: shop", ""), "set service (a Service of this namespace) or host"),
        ("BackupPolicy", policy("name: shop", ""), "set service (a Service of this namespace) or host"),
        ("BackupPolicy", policy("service: db, name: postgres", ""), "maintenanceDatabase must be another database"),
        ("BackupPolicy", policy("service: db, name: shop", ", checks: {sql: [SELECT true]}"), "set database.applicationSecretRef"),
        ("BackupPolicy", policy("service: db, name: shop, port: 70000", ""), "port"),
        ("BackupPolicy", policy("service: db, name: shop, sslMode: VerifyFull", ""), "sslMode: VerifyFull and caSecretRef go together"),
        ("BackupPolicy", policy("service: db, name: shop, caSecretRef: {name: ca}", ""), "sslMode: VerifyFull and caSecretRef go together"),
        ("BackupPolicy", migrations(""), "set one of databaseUrlEnv, databaseNameEnv and databaseUrlFile"),
        ("BackupPolicy", migrations(", databaseNameEnv: NAME, databaseUrlEnv: URL"), "set one of databaseUrlEnv, databaseNameEnv and databaseUrlFile"),
        ("BackupPolicy", migrations(", databaseNameEnv: NAME, directAddress: true"), "directAddress goes with a URL"),
        ("BackupPolicy", migrations(", databaseNameEnv: NAME, versionTable: 'a; DROP TABLE b'"), "versionTable"),
        ("Backup", "{policyRef: {name: ''}}".to_owned(), "policyRef.name"),
    ] {
        let refused = kube.create(NAMESPACE, &object(kind, &spec)).expect_err(&spec).to_string();
        assert!(refused.contains(why), "{kind} {spec}\n{refused}\nis not about: {why}");
    }
    kube.create(NAMESPACE, &object("RollbackRequest", &format!("{{{one}, dryRun: true}}")))?;
    kube.create(NAMESPACE, &object("BackupPolicy", &migrations(", databaseNameEnv: NAME")))?;
    let file = ", databaseUrlFile: {kind: Secret, name: s, key: app.ini}, directAddress: true, env: [{name: A, value: b}], sidecars: [proxy]";
    kube.create(NAMESPACE, &object("BackupPolicy", &migrations(file)).replace("name: rule", "name: by-file"))?;
    let changed = kube.apply(NAMESPACE, &object("RollbackRequest", &format!("{{{one}, dryRun: false}}"))).expect_err("changed").to_string();
    assert!(changed.contains("cannot be changed"), "{changed}");
    Ok(())
}

/// A new object is in progress to kstatus before anybody has looked at it, and failed when its plan is refused.
#[test]
fn conditions_are_those_that_flux_and_argo_cd_read() -> Result<()> {
    let kube = Kube::from_environment()?;
    kube.create(
        NAMESPACE,
        "apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {name: nobody}\nspec: {targets: [{kind: Deployment, name: nobody}]}\n",
    )?;
    kube.wait(NAMESPACE, "rollbackrequest/nobody", "condition=Stalled", 60)?;
    let request = kube.get(NAMESPACE, "rollbackrequest/nobody")?;
    crate::expect::ended(&request, "Failed", "TargetNotFound");
    assert_eq!(request["status"]["observedGeneration"], request["metadata"]["generation"]);
    let columns = kube.run(&["get", "rbr", "nobody", "-n", NAMESPACE])?;
    assert!(columns.contains("TARGET") && columns.contains("PHASE") && columns.contains("Failed"), "{columns}");
    assert!(kube.run(&["get", "rollback", "-n", NAMESPACE])?.contains("rollbackrequest"), "the category lists the kinds");
    let explained = kube.run(&["explain", "rollbackrequest.spec.database.otherSessions"])?;
    assert!(explained.contains("sessions on the database that are not the targets' own"), "{explained}");
    Ok(())
}
