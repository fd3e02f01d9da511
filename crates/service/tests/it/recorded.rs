//! A site as the program of an earlier commit left it, opened by the program of today: everything can still be read, says
//! the same, and goes on. `tests/recorded/<commit>/` has the site on both databases, what it answered, and how it was made.

mod acts;
mod compare;
mod mails;
mod served;
mod site;

use serde_json::json;

use crate::world::{KEY, job};
use compare::{Changed, Differences};
use site::Site;

/// What a later version answers otherwise on purpose: in which answers, where in them, and why.
const CHANGED: &[Changed] =
    &[Changed { answers: "GET /v1/session", at: "/body/id", why: "by it the browser keeps drafts apart" }];

#[tokio::test]
async fn a_recorded_site_tells_the_same() {
    let site = Site::open().await;
    let mut differences = Differences::new(CHANGED);
    for recorded in site.recorded("answers") {
        let (who, ask) = (recorded["who"].as_str().unwrap(), recorded["ask"].as_str().unwrap());
        let now = site.ask(who, ask, None).await;
        differences.compare(&format!("{who}: {ask}"), recorded, &site::told(who, ask, &now));
    }
    differences.are_none();
}

#[tokio::test]
async fn the_audit_log_of_a_recorded_site_begins_as_it_was() {
    let site = Site::open().await;
    let recorded = site.recorded("audit");
    let (now, _) = site.world.app.store.audited(0, 10_000).await.unwrap();
    let now: Vec<_> = now.iter().map(|row| serde_json::to_value(row).unwrap()).collect();
    assert_eq!(&now[..recorded.len()], recorded);
}

#[tokio::test]
async fn what_proves_people_in_a_recorded_site_goes_on_proving_them() {
    let site = Site::open().await;
    for who in ["customer", "support", "operator", "administrator", "staff token", "taro", "lukasz", "staff"] {
        site.ask(who, "GET /v1/session", None).await.is(200);
    }
    let redeem = async |code: &str| {
        let body = json!({"code": site.secret(&["codes", code])});
        site.ask("nobody", "POST /v1/session", Some(body)).await
    };
    redeem("unused").await.is(200);
    for code in ["unused", "used by taro", "used by staff"] {
        let refused = redeem(code).await.is(401);
        assert!(refused.text.contains("was used already"), "{}", refused.text);
    }
    let keys = site.ask("customer", &format!("POST {}", job("copying/listBitLockerKeys")), None).await.is(200);
    assert!(keys.text.contains(KEY), "{}", keys.text);
    for (link, status) in
        [("state", 200), ("progress", 200), ("drives", 200), ("one drive", 200), ("revoked", 404), ("expired", 404)]
    {
        let token = site.secret(&["shares", link]);
        site.ask("nobody", &format!("GET /embed/{token}"), None).await.is(status);
    }
}
