//! Somebody else writes to the database and does not stop: no row that was committed is missing after.

use std::collections::BTreeSet;

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, ended, ready};

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
