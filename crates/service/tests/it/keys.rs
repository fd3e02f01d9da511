//! BitLocker keys: encrypted where they lie, and told only to those who ask by name.

use serde_json::json;
use waybill_domain::role::Role;

use crate::world::*;

async fn keys(world: &World, token: &str) -> Answer {
    world.call(token, "POST", &job("a/ListBitlockerKeys"), None).await
}

#[tokio::test]
async fn a_key_is_in_no_other_answer_and_not_on_the_disk() {
    let world = World::new().await;
    let every_group = || KEY.split('-');
    world.shipped("a", &["AAAA1111", "BBBB2222"]).await;
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true})).await.is(200);
    world.act("a", json!({"act": "faultDrive", "drive": "AAAA1111", "reason": "It does not open"})).await.is(200);
    let actions = format!("{}/actions", v1("a"));
    let replaced = world
        .call(&world.customer, "POST", &actions, Some(json!({"act": "replaceKey", "drive": "AAAA1111", "key": KEY})))
        .await;
    replaced.is(200);
    for path in [job("a"), v1("a"), format!("{}/timeline.json", v1("a")), "/v1/jobs".to_owned(), actions] {
        world.get(&world.operator, &path).await.is(200);
    }
    // What is wrong is not told back either.
    let wrong = json!({"act": "replaceKey", "drive": "AAAA1111", "key": "238810-662376"});
    let wrong = world.call(&world.customer, "POST", &format!("{}/actions", v1("a")), Some(wrong)).await.is(400);
    assert!(!wrong.text.contains("238810"), "{}", wrong.text);
    let answered = world.answered.lock().unwrap().clone();
    assert!(!every_group().any(|group| answered.contains(group)), "a key was answered");
    for file in std::fs::read_dir(world.folder().join("data")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let found = bytes.windows(13).any(|window| window == &KEY.as_bytes()[..13]);
        assert!(!found, "a key is on the disk");
    }
}

#[tokio::test]
async fn each_look_is_recorded() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "BBBB2222"]).await;
    let own = keys(&world, &world.customer).await.is(200);
    assert_eq!(
        own.body["value"],
        json!([{"driveId": "AAAA1111", "bitLockerKey": KEY}, {"driveId": "BBBB2222", "bitLockerKey": KEY}])
    );
    keys(&world, &world.support)
        .await
        .refused("403 AuthorizationFailed : Only the customer or an operator may read BitLocker keys");
    keys(&world, &world.stranger).await.is(404);
    assert_eq!(keys(&world, &world.operator).await.status, 409, "nothing is there to be copied yet");
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true})).await.is(200);
    let here = keys(&world, &world.operator).await.is(200);
    assert_eq!(here.body["value"], json!([{"driveId": "AAAA1111", "bitLockerKey": KEY}]));
    let timeline = world.get(&world.customer, &format!("{}/timeline.json", v1("a"))).await;
    let looks = timeline.body["value"].as_array().unwrap().iter().filter(|entry| entry["what"]["kind"] == "keysRead");
    let who: Vec<&str> = looks.map(|entry| entry["who"].as_str().unwrap()).collect();
    assert_eq!(who, ["Mikael", "Ann"]);
}

#[tokio::test]
async fn keys_go_with_their_drives_and_jobs() {
    let world = World::new().await;
    let count = async || {
        let both = world.token("Kim", &[Role::Customer], &[CONTOSO]).await;
        keys(&world, &both).await.body["value"].as_array().map_or(0, Vec::len)
    };
    world.put("a", import(&["AAAA1111", "BBBB2222"])).await.is(201);
    assert_eq!(count().await, 2);
    world.put("a", import(&["BBBB2222"])).await.is(200);
    assert_eq!(count().await, 1);
    let drives =
        json!({"properties": {"driveList": [{"driveId": "CCCC3333", "bitLockerKey": KEY}, {"driveId": "bbbb2222"}]}});
    world.patch("a", drives).await.is(200);
    assert_eq!(count().await, 2);
    world.call(&world.customer, "DELETE", &job("a"), None).await.is(200);
    // Another job of the same name has nothing of it.
    let mut body = import(&["CCCC3333"]);
    body["properties"]["driveList"][0].as_object_mut().unwrap().remove("bitLockerKey");
    world.put("a", body).await.is(400);
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    let file = std::fs::metadata(world.folder().join("data/bitlocker.key")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    let folder = std::fs::metadata(world.folder().join("data")).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
}
