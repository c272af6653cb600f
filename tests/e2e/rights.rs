//! Nobody gains rights by writing a request or a policy, and the operator itself has few.

use anyhow::Result;
use testkit::kube::Kube;

const NAMESPACE: &str = "rights";
const USER: &str = "system:serviceaccount:rights:writer";

const WRITER: &str = "
apiVersion: v1
kind: ServiceAccount
metadata: {name: writer}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: writer}
rules:
  - {apiGroups: [rollback-operator.dev], resources: [rollbackrequests, backuppolicies, releases, backups], verbs: [create, get]}
EXTRA
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: writer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: writer}
subjects: [{kind: ServiceAccount, name: writer, namespace: rights}]
";

fn request(name: &str, rest: &str) -> String {
    format!(
        "apiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: {name}}}\nspec: {{dryRun: true, targets: [{{kind: Deployment, name: nothing}}]{rest}}}\n"
    )
}

const POLICY: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: BackupPolicy
metadata: {name: stolen}
spec: {database: {service: db, name: shop, secretRef: {name: somebody-elses}}, storage: {volumeClaim: c}}
";

const RELEASE: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: Release
metadata: {name: forged}
spec: {workload: shop, workloadUid: x, templateHash: x, template: {}}
";

const OTHER_DATABASE: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: Backup
metadata: {name: other}
spec: {policyRef: {name: shop}, database: somebody_elses}
";

#[test]
fn who_may_only_write_requests_changes_nothing_by_them() -> Result<()> {
    let kube = Kube::from_environment()?;
    let as_user = |yaml: &str| kube.with_input(&["create", "-n", NAMESPACE, "--as", USER, "-f", "-"], yaml);
    kube.apply(NAMESPACE, &WRITER.replace("EXTRA", ""))?;
    for (yaml, why) in [
        (request("a", ""), "may not patch deployments"),
        (request("a", "").replace("Deployment", "StatefulSet"), "may not patch statefulsets"),
        (request("a", "").replace("Deployment", "DaemonSet"), "may not patch daemonsets"),
        (POLICY.to_owned(), "may not get that Secret"),
        (RELEASE.to_owned(), "written by the operator alone"),
        (OTHER_DATABASE.to_owned(), "made by the operator alone"),
    ] {
        let refused = as_user(&yaml).expect_err(why).to_string();
        assert!(refused.contains(why), "{refused}");
    }
    // One Secret that may be read lends no other.
    kube.apply(NAMESPACE, &WRITER.replace("EXTRA", "  - {apiGroups: [''], resources: [secrets], resourceNames: [somebody-elses], verbs: [get]}"))?;
    for reference in ["applicationSecretRef", "ownerSecretRef"] {
        let policy = POLICY.replace("secretRef: {name: somebody-elses}", &format!("secretRef: {{name: somebody-elses}}, {reference}: {{name: the-owners}}"));
        let refused = as_user(&policy).expect_err(reference).to_string();
        assert!(refused.contains(&format!("uses the login in its {reference}, and you may not get that Secret")), "{refused}");
    }
    // Each right that is granted lets through just what it is for.
    kube.apply(NAMESPACE, &WRITER.replace("EXTRA", "  - {apiGroups: [apps], resources: [deployments], verbs: [patch]}"))?;
    let refused = as_user(&request("b", "")).expect_err("configuration").to_string();
    assert!(refused.contains("configuration: Keep"), "{refused}");
    let refused = as_user(&request("c", ", configuration: Keep, database: {policyRef: {name: shop}}")).expect_err("database").to_string();
    assert!(refused.contains("right 'restore'"), "{refused}");
    let other = as_user(&request("c", ", configuration: Keep").replace("Deployment", "StatefulSet")).expect_err("another kind").to_string();
    assert!(other.contains("may not patch statefulsets"), "{other}");
    as_user(&request("d", ", configuration: Keep"))?;
    // What somebody else is to approve needs no right of its author's; and nobody speaks for another.
    let looks = ", unasked: [], database: {policyRef: {name: shop}}";
    as_user(&request("e", looks).replace("Deployment", "StatefulSet"))?;
    for (rest, why) in [
        (", unasked: [Schema], database: {policyRef: {name: shop}}", "right 'restore'"),
        (", unasked: [Configuration]", "may not patch configmaps"),
        (", unasked: [], author: somebody", "'author' is not your user name"),
        (", unasked: [], approval: {plan: x, by: 'system:serviceaccount:rights:writer'}", "leave 'approval' out"),
    ] {
        let refused = as_user(&request("f", rest)).expect_err(why).to_string();
        assert!(refused.contains(why), "{refused}");
    }
    Ok(())
}

#[test]
fn the_operator_may_not_list_secrets_or_look_elsewhere() -> Result<()> {
    let kube = Kube::from_environment()?;
    let may = |verb: &str, what: &str, namespace: &str| {
        let answer =
            kube.command(&["auth", "can-i", verb, what, "-n", namespace, "--as", "system:serviceaccount:rollback-system:rollback-operator"]).output()?;
        Ok::<_, anyhow::Error>(String::from_utf8_lossy(&answer.stdout).trim() == "yes")
    };
    for (verb, what, namespace, allowed) in [
        ("get", "secrets", NAMESPACE, true),
        ("list", "secrets", NAMESPACE, false),
        ("watch", "secrets", NAMESPACE, false),
        ("get", "secrets", "kube-system", false),
        ("get", "secrets", "default", false),
        ("list", "pods", "default", false),
        ("patch", "deployments", "default", false),
        ("create", "clusterrolebindings", "", false),
        ("create", "rolebindings", NAMESPACE, false),
    ] {
        assert_eq!(may(verb, what, namespace)?, allowed, "{verb} {what} in '{namespace}'");
    }
    Ok(())
}
