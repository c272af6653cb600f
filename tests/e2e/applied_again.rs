//! A finished request that is applied again under a new UID does nothing again, 20 times over, however it went; another
//! spec runs. It says that all is well only while all is as it left it.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, ended};

#[test]
fn a_request_from_git_runs_once() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "applied-again", Migrates::ByJob);
    shop.start()?;
    bad_release(&shop, "v2-additive")?;
    ended(&shop.request("from-git", ROLL_BACK)?, "Succeeded", "Succeeded");
    let generation = || shop.kube.run(&["get", "deployment", "shop", "-n", &shop.namespace, "-o", "jsonpath={.metadata.generation}"]);
    let before = generation()?;
    let saved = shop.kube.get(&shop.namespace, "rollbackrequest/from-git")?;
    for i in 0..20 {
        shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
        if i % 2 == 0 {
            // Pruned, and synced again.
            ended(&shop.request("from-git", ROLL_BACK)?, "Succeeded", "AlreadyHandled");
            continue;
        }
        // Restored from a copy of the whole object, as a backup of the cluster does.
        let mut copy = saved.clone();
        for field in ["uid", "resourceVersion", "creationTimestamp", "managedFields", "generation"] {
            copy["metadata"].as_object_mut().unwrap().remove(field);
        }
        shop.kube.create(&shop.namespace, &copy.to_string())?;
        ended(&shop.finished("from-git", 60)?, "Succeeded", "AlreadyHandled");
    }
    assert_eq!(generation()?, before, "the Deployment was not written");
    // The bad release comes again, by somebody who means it; the old request must not undo that, nor say that all is well.
    bad_release(&shop, "v2-additive")?;
    let before = generation()?;
    shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
    ended(&shop.request("from-git", ROLL_BACK)?, "Failed", "HandledForAnotherState");
    assert_eq!(generation()?, before, "the Deployment was not written");

    // By its TTL: it goes by itself, and when it is synced again it does nothing, and goes again.
    shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
    let short = ROLL_BACK.replacen('{', "{ttlSecondsAfterFinished: 1, ", 1);
    shop.apply_request("short", &short)?;
    shop.kube.wait(&shop.namespace, "rollbackrequest/short", "delete", 120)?;
    bad_release(&shop, "v2-additive")?;
    let before = generation()?;
    for _ in 0..2 {
        shop.apply_request("short", &short)?;
        shop.kube.wait(&shop.namespace, "rollbackrequest/short", "delete", 60)?;
    }
    assert_eq!(generation()?, before, "the Deployment was not written");
    ended(&shop.request("from-git", ROLL_BACK)?, "Failed", "HandledForAnotherState");
    shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
    ended(&shop.request("from-git", &ROLL_BACK.replacen('{', "{reason: again, ", 1))?, "Succeeded", "Succeeded");
    Ok(())
}
