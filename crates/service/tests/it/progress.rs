//! Reports of progress, many in one request.

use serde_json::json;

use crate::world::*;

#[tokio::test]
async fn each_report_has_its_own_result() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "BBBB2222"]).await;
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111", "BBBB2222"]})).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111", "bytesTotal": 1000})).await.is(200);
    let report = |name: &str, drive: &str, percent: u8| {
        json!({"subscription": CONTOSO, "group": "media", "name": name, "drive": drive, "percent": percent, "bytes": 10,
            "errorLogUri": "https://logs/e"})
    };
    let reports = json!({"reports": [report("a", "AAAA1111", 40), report("a", "BBBB2222", 10), report("none", "X", 1), report("A", "aaaa1111", 60)]});
    let post = async |token: &str, body| world.call(token, "POST", "/v1/operations/progress", Some(body)).await;
    let answer = post(&world.operator, reports.clone()).await.is(200);
    let results = answer.body["value"].as_array().unwrap();
    assert_eq!(results[0], json!({"accepted": true, "percentComplete": 20}));
    assert_eq!((&results[1]["accepted"], &results[1]["error"]["code"]), (&json!(false), &json!("Conflict")));
    assert_eq!(results[2]["error"]["code"], "ResourceNotFound");
    assert_eq!(results[3], json!({"accepted": true, "percentComplete": 30}));
    let drive = &world.get(&world.customer, &job("a")).await.body["properties"]["driveList"][0];
    assert_eq!((&drive["percentComplete"], &drive["errorLogUri"]), (&json!(60), &json!("https://logs/e")));

    for token in [&world.customer, &world.stranger, &world.support] {
        post(token, reports.clone()).await.refused("403 AuthorizationFailed : Only an operator may report progress");
    }
    let many = json!({"reports": vec![report("a", "AAAA1111", 1); 1001]});
    post(&world.operator, many).await.refused("400 InvalidParameter reports: Send at most 1000 reports at once");
    let wrong = json!({"reports": [{"subscription": CONTOSO, "group": "media", "name": "a", "drive": "", "percent": 1, "bytes": 1}]});
    assert_eq!(post(&world.operator, wrong).await.is(400).body["error"]["target"], "reports[0].drive");
}
