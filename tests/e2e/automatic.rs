//! Nobody types anything: a release that fails by its own fault goes back, once, and one that fails with the world does not.

use std::thread;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use testkit::kube::{Kube, until};

const POLICY: &str = "
apiVersion: rollback-operator.dev/v1alpha1
kind: RollbackPolicy
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}, soakSeconds: 0, signs: {notReadySeconds: 8, cannotStartSeconds: 3}}
";

/// A Deployment without any annotation of ours.
fn deployment(name: &str, replicas: i32, state: &str, command: &str, probe: Option<&str>) -> String {
    let probe = probe.map(|command| json!({"exec": {"command": ["python3", "-c", command]}, "periodSeconds": 1, "failureThreshold": 1, "timeoutSeconds": 3}));
    let container = json!({"name": "app", "image": "docker.io/local/shop:v1", "command": ["sh", "-c", command], "env": [{"name": "STATE", "value": state}],
        "readinessProbe": probe,
        "securityContext": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}, "runAsNonRoot": true, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}}});
    let template = json!({"metadata": {"labels": {"app": name}}, "spec": {"terminationGracePeriodSeconds": 0, "containers": [container]}});
    let spec = json!({"replicas": replicas, "selector": {"matchLabels": {"app": name}}, "template": template});
    json!({"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name, "labels": {"app": name}}, "spec": spec}).to_string()
}

struct Web {
    kube: Kube,
    namespace: &'static str,
}

impl Web {
    fn list(&self, what: &str) -> Result<Vec<Value>> {
        let all: Value = serde_json::from_str(&self.kube.run(&["get", what, "-n", self.namespace, "-o", "json"])?)?;
        Ok(all["items"].as_array().cloned().unwrap_or_default())
    }

    fn state(&self) -> Result<String> {
        let path = "jsonpath={.spec.template.spec.containers[0].env[0].value}";
        self.kube.run(&["get", "deployment", "web", "-n", self.namespace, "-o", path])
    }

    /// The Release that has this `STATE`.
    fn release(&self, state: &str) -> Result<Value> {
        let of = |release: &Value| release["spec"]["template"]["spec"]["containers"][0]["env"][0]["value"] == state;
        self.list("releases.rollback-operator.dev")?.into_iter().find(of).with_context(|| format!("no Release has STATE={state}"))
    }

    fn failing(&self, state: &str) -> Result<String> {
        let release = self.release(state)?;
        let conditions = release["status"]["conditions"].as_array().cloned().unwrap_or_default();
        let failing = conditions.iter().find(|c| c["type"] == "Failing").map(|c| c["reason"].as_str().unwrap_or_default().to_owned());
        Ok(failing.unwrap_or_default())
    }

    /// Whether it could go back, and what that would come to.
    fn outlook(&self, state: &str) -> Result<(String, String)> {
        let release = self.release(state)?;
        let conditions = release["status"]["conditions"].as_array().cloned().unwrap_or_default();
        let text = |c: &Value, field: &str| c[field].as_str().unwrap_or_default().to_owned();
        let found = conditions.iter().find(|c| c["type"] == "CanRollBack").map(|c| (text(c, "status"), text(c, "message")));
        Ok(found.unwrap_or_default())
    }

    fn is_healthy(&self, state: &str) -> Result<bool> {
        Ok(self.release(state).is_ok_and(|release| release["status"]["phase"] == "Healthy"))
    }
}

#[test]
fn a_bad_release_goes_back_by_itself_and_only_once() -> Result<()> {
    let web = Web { kube: Kube::from_environment()?, namespace: "automatic" };
    let (kube, namespace) = (&web.kube, web.namespace);
    let bad = deployment("web", 2, "bad", "exit 3", None);
    kube.apply(namespace, POLICY)?;
    kube.apply(namespace, &deployment("web", 2, "good", "sleep 86400", None))?;
    until("the good release to be on record", 90, || web.is_healthy("good"))?;
    kube.apply(namespace, &bad)?;
    until("the good release to be back", 60, || Ok(web.state()? == "good"))?;
    let requests = web.list("rollbackrequests")?;
    assert_eq!(requests.len(), 1, "{requests:?}");
    let name = requests[0]["metadata"]["name"].as_str().unwrap_or_default().to_owned();
    kube.wait(namespace, &format!("rollbackrequest/{name}"), "condition=Succeeded", 90)?;
    kube.rollout(namespace, "deployment/web", 60)?;
    let failed = web.release("bad")?;
    assert_eq!((&failed["status"]["phase"], &failed["status"]["failure"]["verdict"]), (&json!("Failed"), &json!("BadRelease")), "{failed}");
    assert_eq!(failed["status"]["failure"]["request"], name);
    assert!(failed["status"]["failure"]["because"].as_str().is_some_and(|why| why.contains("exit code 3")), "{failed}");

    assert_eq!(web.failing("bad")?, "BadRelease", "it is not told that it came again");

    // Somebody, or a GitOps tool, applies it again.
    kube.apply(namespace, &bad)?;
    until("the bad release to be refused", 60, || Ok(web.failing("bad")? == "BadReleaseAgain"))?;
    assert_eq!(web.list("rollbackrequests")?.len(), 1, "it is not done twice");
    assert_eq!(web.state()?, "bad", "whoever wants it has it");
    let policy = |path: &str| kube.run(&["get", "rollbackpolicy", "web", "-n", namespace, "-o", &format!("jsonpath={{{path}}}")]);
    until("the policy to tell of it", 30, || Ok(policy(".status.failing")? == "1"))?;
    assert_eq!(policy(".status.workloads[0].decision.request")?, name);
    assert_eq!(policy(".status.workloads[0].lastKnownGood.release")?, web.release("good")?["metadata"]["name"].as_str().unwrap_or_default());

    // The next release is another one, and goes back too.
    kube.apply(namespace, &deployment("web", 2, "bad-too", "exit 4", None))?;
    until("the good release to be back", 60, || Ok(web.state()? == "good"))?;
    assert_eq!(web.list("rollbackrequests")?.len(), 2);
    kube.rollout(namespace, "deployment/web", 60)?;

    // What a person takes back, and gives back again, is wanted: the policy leaves it.
    let suspend =
        |is: bool| kube.run(&["patch", "rollbackpolicy", "web", "-n", namespace, "--type=merge", "-p", &json!({"spec": {"suspend": is}}).to_string()]);
    suspend(true)?;
    kube.apply(namespace, &deployment("web", 2, "wanted", "exit 5", None))?;
    until("the release to be on record", 60, || Ok(web.release("wanted").is_ok()))?;
    let mine = "{apiVersion: rollback-operator.dev/v1alpha1, kind: RollbackRequest, metadata: {name: mine}, spec: {targets: [{kind: Deployment, name: web}]}}";
    kube.apply(namespace, mine)?;
    kube.wait(namespace, "rollbackrequest/mine", "condition=Succeeded", 120)?;
    kube.run(&["patch", "rollbackrequest", "mine", "-n", namespace, "--type=merge", "-p", r#"{"spec": {"undo": true}}"#])?;
    until("the release to be back that was wanted", 60, || Ok(web.state()? == "wanted"))?;
    suspend(false)?;
    until("the policy to leave it", 90, || Ok(web.failing("wanted")? == "BadReleaseAgain"))?;
    assert_eq!((web.state()?, web.list("rollbackrequests")?.len()), ("wanted".into(), 3));
    kube.apply(namespace, &deployment("web", 2, "good", "sleep 86400", None))?;
    kube.rollout(namespace, "deployment/web", 60)?;

    // The controller of a StatefulSet says in Events alone that its pods are refused, and has taken one away by then.
    let set = |state: &str, account: &str| {
        let mut set: Value = serde_json::from_str(&deployment("set", 1, state, "sleep 86400", None)).unwrap_or_default();
        (set["kind"], set["metadata"]["labels"]["app"]) = (json!("StatefulSet"), json!("web"));
        set["spec"]["template"]["spec"]["serviceAccountName"] = json!(account);
        set.to_string()
    };
    kube.apply(namespace, &set("set-good", "default"))?;
    until("the good release to be on record", 90, || web.is_healthy("set-good"))?;
    kube.apply(namespace, &set("set-refused", "nobody"))?;
    let account = || kube.run(&["get", "statefulset", "set", "-n", namespace, "-o", "jsonpath={.spec.template.spec.serviceAccountName}"]);
    until("the StatefulSet to go back", 120, || Ok(account()? == "default"))?;
    let why = web.release("set-refused")?["status"]["failure"]["because"].as_str().unwrap_or_default().to_owned();
    assert!(why.contains("service account") && why.contains("nobody"), "{why}");
    kube.rollout(namespace, "statefulset/set", 90)?;
    kube.run(&["delete", "statefulset", "set", "-n", namespace])?;

    // One whose pods are not even made, since there is no room left for anybody's.
    kube.apply(namespace, "{apiVersion: v1, kind: ResourceQuota, metadata: {name: full}, spec: {hard: {pods: 2}}}")?;
    kube.apply(namespace, &deployment("web", 2, "refused", "sleep 86400", None))?;
    until("the verdict", 60, || Ok(web.failing("refused").is_ok_and(|reason| reason == "BadWorld")))?;
    let why = web.release("refused")?["status"]["failure"]["because"].as_str().unwrap_or_default().to_owned();
    assert!(why.contains("exceeded quota"), "{why}");
    assert_eq!(web.list("rollbackrequests")?.len(), 4);
    Ok(())
}

/// Ready as long as the dependency answers.
const ASKS: &str = "import socket; socket.create_connection(('dependency', 8080), 2).close()";

const SERVICE: &str = "{apiVersion: v1, kind: Service, metadata: {name: dependency}, spec: {selector: {app: dependency}, ports: [{port: 8080}]}}";

#[test]
fn what_fails_with_the_world_stays_and_comes_up_by_itself() -> Result<()> {
    let web = Web { kube: Kube::from_environment()?, namespace: "bad-world" };
    let (kube, namespace) = (&web.kube, web.namespace);
    let scale = |n: &str| kube.run(&["scale", "deployment", "dependency", "-n", namespace, &format!("--replicas={n}")]);
    kube.apply(namespace, POLICY)?;
    kube.apply(namespace, SERVICE)?;
    kube.apply(
        namespace,
        &deployment("dependency", 1, "-", "exec python3 -m http.server 8080", Some("import socket; socket.create_connection(('localhost', 8080), 2)")),
    )?;
    kube.apply(namespace, &deployment("web", 2, "good", "sleep 86400", Some(ASKS)))?;
    until("the good release to be on record", 90, || web.is_healthy("good"))?;
    // What it depends on goes as the next release comes: all of its pods are not ready, of whatever release.
    thread::scope(|scope| -> Result<()> {
        let down = scope.spawn(|| scale("0"));
        kube.apply(namespace, &deployment("web", 2, "next", "sleep 86400", Some(ASKS)))?;
        ensure!(down.join().is_ok_and(|scaled| scaled.is_ok()), "the dependency could not be scaled");
        Ok(())
    })?;
    until("the verdict", 90, || Ok(web.failing("next").is_ok_and(|reason| reason == "BadWorld")))?;
    assert_eq!(web.list("rollbackrequests")?.len(), 0, "a rollback would mend nothing");
    assert_eq!(web.state()?, "next");
    scale("1")?;
    until("the release to be good", 90, || web.is_healthy("next"))?;
    until("the failure to be over", 30, || Ok(web.release("next")?["status"]["failure"].is_null()))?;
    // Whether it could go back is known before anybody asks.
    until("the outlook", 30, || Ok(web.outlook("next")?.0 == "True"))?;
    let good = web.release("good")?["metadata"]["name"].as_str().unwrap_or_default().to_owned();
    assert!(web.outlook("next")?.1.contains(&format!("Deployment web would go back to Release {good}: CodeOnly")), "{:?}", web.outlook("next")?);
    // It goes once more, long after: no pod of another release runs, and none can say whose fault it is.
    scale("0")?;
    until("the verdict", 90, || Ok(web.failing("next").is_ok_and(|reason| reason == "CannotTell")))?;
    scale("1")?;
    until("the failure to be over", 60, || Ok(web.release("next")?["status"]["failure"].is_null()))?;
    assert_eq!(web.list("rollbackrequests")?.len(), 0);
    Ok(())
}
