//! `cargo xtask demo`: what goes back by itself, and the main job step by step, with what a user sees before and after.

mod by_itself;

use std::io::BufRead;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::guard::Guard;
use crate::{install, local};

const NAMESPACE: &str = "demo";

pub fn run(keep: bool, context: Option<&str>) -> Result<()> {
    let cluster = local::cluster()?;
    let _lock = local::lock(&cluster)?;
    if let Some(name) = context {
        eprintln!("cluster: kubectl context {name}; its nodes must have the images that 'cargo xtask cluster load' makes");
        let kube = Kube { kubectl: "kubectl".into(), select: vec!["--context".into(), name.to_owned()] };
        install::install(&kube, "helm".as_ref(), &[NAMESPACE])?;
        let told = story(&kube, "");
        if !keep {
            eprintln!("removing the demo");
            clear(&kube, name)?;
        }
        return told;
    }
    let guard = Guard::set(&cluster)?;
    local::start(&cluster)?;
    local::load(&cluster)?;
    let kube = local::kube(&cluster);
    install::install(&kube, &cluster.bin("helm"), &[NAMESPACE])?;
    let told = story(&kube, &format!("--kubeconfig {} ", cluster.kubeconfig().display()));
    if keep {
        Guard::release(&cluster)?;
        println!(
            "\nThe cluster runs on. Look around:\n  export KUBECONFIG={} PATH={}:$PATH",
            cluster.kubeconfig().display(),
            cluster.home.join("bin").display()
        );
        println!("  kubectl get rollbackrequests,backups,releases -n {NAMESPACE}\n  cargo xtask cluster down");
    }
    drop(guard);
    told
}

/// The operator must still run when the namespace goes, since Backups wait for it.
fn clear(kube: &Kube, context: &str) -> Result<()> {
    kube.run(&["delete", "namespace", NAMESPACE, "--timeout=120s"])?;
    let helm =
        std::process::Command::new("helm").args(["--kube-context", context, "uninstall", "rollback-operator", "--namespace", install::NAMESPACE]).status()?;
    ensure!(helm.success(), "helm could not uninstall the operator; see above");
    kube.run(&["delete", "namespace", install::NAMESPACE, "--timeout=60s"]).map(drop)
}

fn say(title: &str) {
    println!("\n== {title}");
}

fn story(kube: &Kube, flags: &str) -> Result<()> {
    let start = Instant::now();
    let shop = Shop { ready: "/healthz", ..Shop::new(kube, NAMESPACE, Migrates::AtStart) };

    say("Release v1: a Deployment of two pods, a ConfigMap, a Secret, PostgreSQL 15 with Alembic");
    shop.start()?;
    let good = look(&shop)?;
    ensure!(good.serves, "release v1 should serve and does not");
    println!("Release v1 was available for its soak time and is recorded as healthy.");

    by_itself::play(&shop)?;

    say("Last night's backup, verified by reading every byte back");
    let backup = shop.backup("nightly")?;
    ensure!(backup["status"]["phase"] == "Completed", "the backup failed: {:#}", backup["status"]);
    println!(
        "  {} rows in {} tables, {} bytes, schema {}",
        backup["status"]["totalRows"],
        backup["status"]["tableCount"],
        backup["status"]["sizeBytes"],
        text(&backup["status"]["schemaRevision"])
    );

    say("Release v2: code that answers 500, other settings, and a migration that renames a column and drops another");
    // Its pods are ready, as of releases that fail at night.
    Shop { ready: "/livez", ..shop.clone() }.release("v2", "broken by v2")?;
    kube.rollout(NAMESPACE, "deployment/shop", 90)?;
    shop.observed("v2")?;
    let bad = look(&shop)?;
    ensure!(!bad.serves, "release v2 should fail and serves");

    say("What people do today: kubectl rollout undo");
    kube.run(&["rollout", "undo", "deployment/shop", "-n", NAMESPACE])?;
    shop.until("v1's init container to fail", 60, || {
        let failed = "jsonpath={.items[*].status.initContainerStatuses[*].lastState.terminated.exitCode}";
        Ok(!kube.run(&["get", "pods", "-n", NAMESPACE, "-l", "app=shop", "-o", failed])?.is_empty())
    })?;
    println!("  v1 does not start: 'alembic upgrade head' of the old image does not know revision b2, and its code not the column 'name'.");
    print!("{}", kube.run(&["get", "pods", "-n", NAMESPACE, "-l", "app=shop"])?);

    say("One RollbackRequest");
    println!(
        "$ kubectl {flags}apply -n {NAMESPACE} -f - <<EOF\napiVersion: rollback-operator.dev/v1alpha1\nkind: RollbackRequest\nmetadata: {{name: bad-release}}\nspec: {ROLL_BACK}\nEOF\n"
    );
    shop.apply_request("bad-release", ROLL_BACK)?;
    follow(&shop, "bad-release")?;
    let after = look(&shop)?;
    ensure!(after == good, "the shop is not as it was before v2");

    say("Later somebody deletes rows by mistake");
    shop.sql("DELETE FROM orders WHERE id <= 400")?;
    let damaged = look(&shop)?;
    ensure!(damaged.orders != good.orders, "the rows should be gone");

    say("A second request restores last night's Backup beside, checks it, and swaps it in");
    shop.apply_request(
        "lost-rows",
        "{targets: [{kind: Deployment, name: shop}], database: {policyRef: {name: shop}, data: Restore, backupRef: {name: nightly}}}",
    )?;
    follow(&shop, "lost-rows")?;
    let restored = look(&shop)?;
    ensure!(restored == good, "the shop is not as it was last night");

    say("What is kept");
    for line in
        shop.sql_in("postgres", "SELECT datname || '  ' || pg_size_pretty(pg_database_size(oid)) FROM pg_database WHERE NOT datistemplate ORDER BY 1")?.lines()
    {
        println!("  database {line}");
    }
    println!("{}", kube.run(&["get", "rollbackrequests,backups,releases", "-n", NAMESPACE])?);
    println!("Told in {:.0} s.", start.elapsed().as_secs_f64());
    Ok(())
}

/// What a user sees of the shop.
#[derive(PartialEq, Eq)]
struct Sight {
    serves: bool,
    answer: String,
    images: Vec<String>,
    columns: String,
    orders: String,
}

fn look(shop: &Shop) -> Result<Sight> {
    let mut images = shop.pod_images()?;
    shop.until("the other release's pods to go", 30, || {
        images = shop.pod_images()?;
        Ok(images.len() == 2)
    })?;
    let answer = shop.get("/healthz");
    let sight = Sight {
        serves: answer.good,
        answer: answer.body.trim().to_owned(),
        images,
        columns: shop.columns()?,
        orders: shop.sql("SELECT count(*) FROM orders")?,
    };
    println!("  pods      {}", sight.images.join(", "));
    let said = sight.answer.lines().next().unwrap_or_default();
    println!("  /healthz  {}", said.split_once("Error from server ").map_or(said, |(_, error)| error));
    println!("  orders    {} rows; columns {}", sight.orders, sight.columns);
    Ok(sight)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("none")
}

/// Prints the plan and each step as it happens, from the watch of the request.
fn follow(shop: &Shop, name: &str) -> Result<()> {
    let mut watch = shop
        .kube
        .command(&["get", "rollbackrequest", name, "-n", NAMESPACE, "--watch", "-o", "json", "--request-timeout=300s"])
        .stdout(Stdio::piped())
        .spawn()
        .context("could not start kubectl")?;
    let output = watch.stdout.take().context("kubectl has no output")?;
    let shown = show(std::io::BufReader::new(output));
    // The watch has no end of its own.
    watch.kill()?;
    watch.wait()?;
    let report = shown?;
    println!("\n{report}");
    Ok(())
}

fn show(output: impl BufRead) -> Result<String> {
    let mut planned = false;
    let mut told = 0;
    for request in serde_json::Deserializer::from_reader(output).into_iter::<Value>() {
        let status = &request.context("the watch of the request ended")?["status"];
        if let (false, Some(plan)) = (planned, status["plan"].as_object()) {
            planned = true;
            println!("Plan: {}, because {}.", text(&plan["way"]), text(&plan["because"]));
            for (i, step) in plan["steps"].as_array().into_iter().flatten().enumerate() {
                println!(
                    "  {:>2}. {:<14}{}{}",
                    i + 1,
                    text(&step["name"]),
                    text(&step["description"]),
                    if step["destructive"] == true { "  [destroys data]" } else { "" }
                );
            }
            for loss in plan.get("losses").and_then(Value::as_array).into_iter().flatten() {
                println!("  lost: {}", text(&loss["message"]));
            }
            for warning in plan.get("warnings").and_then(Value::as_array).into_iter().flatten() {
                println!("  note: {}", text(warning));
            }
            println!();
        }
        let steps = status["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
        while let Some(step) = steps.get(told).filter(|s| s["phase"] == "Succeeded" || s["phase"] == "Failed") {
            println!(
                "  {:<9} {:<14}{:>5.1} s  {}",
                text(&step["phase"]),
                text(&step["name"]),
                step["seconds"].as_f64().unwrap_or_default(),
                text(&step["message"])
            );
            told += 1;
        }
        let ready = status["conditions"].as_array().into_iter().flatten().find(|c| c["type"] == "Ready");
        let message = ready.map(|c| text(&c["message"]).to_owned()).unwrap_or_default();
        match text(&status["phase"]) {
            "Succeeded" => return Ok(message),
            "Failed" => bail!("the request failed: {message}"),
            _ => {}
        }
    }
    bail!("the watch of the request ended before the request did")
}
