//! A finished request that is applied again under a new UID does nothing again; another spec runs.

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
    // The bad release comes again, by somebody who means it; the old request must not undo that.
    bad_release(&shop, "v2-additive")?;
    let before = generation()?;
    for _ in 0..3 {
        shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
        ended(&shop.request("from-git", ROLL_BACK)?, "Succeeded", "AlreadyHandled");
    }
    assert_eq!(generation()?, before, "the Deployment was not written");
    shop.kube.run(&["delete", "rollbackrequest", "from-git", "-n", &shop.namespace])?;
    ended(&shop.request("from-git", &ROLL_BACK.replacen('{', "{reason: again, ", 1))?, "Succeeded", "Succeeded");
    Ok(())
}
