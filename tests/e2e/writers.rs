//! Somebody else is at work while the rollback runs: no row that was committed is missing after, and no code runs on a
//! schema that it does not fit.

use std::collections::BTreeSet;

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, databases, ended, ready};

/// Writes one row after the other in one session, tells each that was committed, and connects again when it is thrown out.
const WRITER: &str = r#"
apiVersion: v1
kind: Pod
metadata: {name: writer}
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: 0
  securityContext: {runAsNonRoot: true, runAsUser: 999, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: writer
      image: docker.io/library/postgres:15
      command: [bash, -c]
      args:
        - |
          i=0
          while true; do
            while true; do i=$((i + 1)); echo "INSERT INTO customers (name) VALUES ('writer $BASHPID-$i') RETURNING name;"; sleep 0.01; done | psql -qAt 2>/dev/null
            sleep 0.1
          done
      env:
        - {name: PGHOST, value: db}
        - {name: PGDATABASE, value: shop}
        - {name: PGUSER, value: shop}
        - {name: PGPASSWORD, valueFrom: {secretKeyRef: {name: shop-database, key: password}}}
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
"#;

#[test]
fn no_committed_row_of_a_writer_that_does_not_stop_is_missing() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "stubborn-writer", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    shop.kube.apply(&shop.namespace, WRITER)?;
    let told = || Ok::<_, anyhow::Error>(shop.kube.run(&["logs", "-n", &shop.namespace, "writer"])?.lines().map(str::to_owned).collect::<BTreeSet<_>>());
    shop.until("the writer's first rows", 60, || Ok(told()?.len() > 20))?;

    // Unasked, nobody else's session is ended: the plan lists it and is refused.
    let refused = shop.request("refused", ROLL_BACK)?;
    ended(&refused, "Failed", "DatabaseBusy");
    assert!(ready(&refused, "message").contains("otherSessions: End"), "{}", ready(&refused, "message"));

    let request = shop.request("back", &ROLL_BACK.replace("policyRef", "otherSessions: End, policyRef"))?;
    ended(&request, "Succeeded", "Succeeded");
    let during = told()?;
    shop.until("the writer to write again", 30, || Ok(told()?.len() > during.len()))?;
    shop.kube.run(&["delete", "pod", "writer", "-n", &shop.namespace, "--force", "--grace-period=0"]).ok();
    let there: BTreeSet<String> = shop.sql("SELECT name FROM customers")?.lines().map(str::to_owned).collect();
    let missing: Vec<&String> = during.difference(&there).collect();
    assert!(missing.is_empty(), "{} of {} committed rows are missing: {missing:?}", missing.len(), during.len());
    Ok(())
}

#[test]
fn whoever_scales_the_workload_up_does_not_start_the_bad_code() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "scaled-up", Migrates::AtStart);
    shop.start()?;
    bad_release(&shop, "v2")?;
    let oid = database_oid(&shop)?;
    // A check that takes its time, so that there is some to scale the workload up in.
    let slow = r#"{"spec":{"checks":{"sql":["SELECT pg_sleep(20) IS NOT NULL"]}}}"#;
    shop.kube.run(&["patch", "backuppolicy", "shop", "-n", &shop.namespace, "--type=merge", "-p", slow])?;
    shop.apply_request("disturbed", ROLL_BACK)?;
    let step = r#"jsonpath={.status.steps[?(@.name=="Check")].phase}=Running"#;
    shop.kube.wait(&shop.namespace, "rollbackrequest/disturbed", step, 90)?;
    let template = "jsonpath={.spec.template.spec.containers[0].image} {.spec.replicas}";
    let rests = shop.kube.run(&["get", "deployment", "shop", "-n", &shop.namespace, "-o", template])?;
    assert!(rests.ends_with("shop:v1 0"), "it rests with the good template: {rests}");

    shop.kube.run(&["scale", "deployment/shop", "-n", &shop.namespace, "--replicas=1"])?;
    shop.until("a pod of the good code", 30, || Ok(shop.pod_images()? == ["shop:v1"]))?;
    let request = shop.finished("disturbed", 120)?;
    ended(&request, "Failed", "WorkloadStarted");
    assert!(ready(&request, "message").contains("kubectl"), "whoever scaled it is named: {}", ready(&request, "message"));
    // As before, with the replicas that the stranger wanted.
    assert_eq!((database_oid(&shop)?, databases(&shop)?), (oid, "postgres,shop".to_owned()));
    shop.kube.rollout(&shop.namespace, "deployment/shop", 60)?;
    shop.until("v2's pod alone", 30, || Ok(shop.pod_images()? == ["shop:v2"]))
}
