//! Code and configuration that are bad, on a schema that is good: the database is not touched.

use anyhow::Result;
use testkit::kube::Kube;
use testkit::shop::{Migrates, ROLL_BACK, Shop};

use crate::expect::{bad_release, database_oid, ended, v1_serves};

#[test]
fn a_configuration_that_was_edited_in_place_goes_back_with_the_code() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "bad-code", Migrates::ByJob);
    shop.start()?;
    let oid = database_oid(&shop)?;
    let secret = || shop.kube.run(&["get", "secret", "shop-secrets", "-n", &shop.namespace, "-o", "jsonpath={.data.api-key}"]);
    let logo = || shop.kube.run(&["get", "configmap", "shop-settings", "-n", &shop.namespace, "-o", "jsonpath={.binaryData.logo}"]);
    let (good_secret, good_logo) = (secret()?, logo()?);

    bad_release(&shop, "v2-code")?;
    assert_ne!((secret()?, logo()?), (good_secret.clone(), good_logo.clone()));
    let request = shop.request("code", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["way"], "CodeOnly");
    v1_serves(&shop)?;
    assert_eq!((secret()?, logo()?), (good_secret, good_logo), "Secret and binary data are as v1 had them");
    assert_eq!(database_oid(&shop)?, oid, "the database is the same");

    // Now only the settings go bad; the template is still v1's.
    shop.kube.run(&["patch", "configmap", "shop-settings", "-n", &shop.namespace, "--type=merge", "-p", r#"{"data":{"GREETING":"broken"}}"#])?;
    shop.kube.run(&["rollout", "restart", "deployment/shop", "-n", &shop.namespace])?;
    shop.kube.rollout(&shop.namespace, "deployment/shop", 60)?;
    assert!(!shop.get("/healthz").good);
    let request = shop.request("settings", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    v1_serves(&shop)?;
    let in_pod = shop.kube.run(&["exec", "-n", &shop.namespace, "deployment/shop", "-c", "shop", "--", "cat", "/settings/GREETING"])?;
    assert_eq!(in_pod, "hello from v1", "the new pods read the restored content");
    Ok(())
}

#[test]
fn additions_that_old_code_does_not_mind_stay() -> Result<()> {
    let shop = Shop::new(&Kube::from_environment()?, "additive", Migrates::ByJob);
    shop.start()?;
    let oid = database_oid(&shop)?;
    bad_release(&shop, "v2-additive")?;
    let request = shop.request("code-alone", ROLL_BACK)?;
    ended(&request, "Succeeded", "Succeeded");
    assert_eq!(request["status"]["plan"]["way"], "CodeOnly");
    let answer = shop.get("/healthz");
    assert!(answer.body.contains("hello from v1"), "{answer:?}");
    assert_eq!(shop.columns()?, "created_at,customer_id,discount,id,note,title");
    assert_eq!(database_oid(&shop)?, oid, "the database is the same");
    Ok(())
}
