//! Whatever is sent, the answer is one of ours: never a 500, and every refusal in the one shape.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::world::*;

/// A request that was right once, with one of its values replaced by something else.
fn spoiled() -> impl Strategy<Value = (usize, usize, Value)> {
    let odd = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{"a": []}])),
    ];
    (0..9_usize, 0..40_usize, odd)
}

fn requests() -> [(&'static str, String, Value); 9] {
    let actions = format!("{}/actions", v1("a"));
    let post = |event: Value| ("POST", actions.clone(), event);
    [
        ("PUT", job("a"), import(&["AAAA1111", "BBBB2222"])),
        ("PUT", job("e"), export()),
        ("PATCH", job("a"), ship()),
        (
            "PATCH",
            job("a"),
            json!({"tags": {"a": "b"}, "properties": {"returnAddress": address(), "logLevel": "Verbose", "cancelRequested": true}}),
        ),
        post(json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true})),
        post(
            json!({"act": "report", "drive": "AAAA1111", "percent": 5, "bytes": 5, "bytesTotal": 100, "errorLogUri": "https://x/e"}),
        ),
        post(json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean", "key": KEY, "bytes": 7})),
        post(json!({"act": "shipBack", "package": package(), "drives": ["AAAA1111"]})),
        (
            "POST",
            "/v1/operations/progress".to_owned(),
            json!({"reports": [{"subscription": CONTOSO, "group": "media", "name": "a", "drive": "AAAA1111", "percent": 1, "bytes": 1}]}),
        ),
    ]
}

/// Replaces the value at a place, counted through the whole document.
fn replace(value: &mut Value, place: &mut usize, odd: &Value) {
    if *place == 0 {
        *value = odd.clone();
    }
    *place = place.wrapping_sub(1);
    match value {
        Value::Array(all) => all.iter_mut().for_each(|it| replace(it, place, odd)),
        Value::Object(all) => all.values_mut().for_each(|it| replace(it, place, odd)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn check(answer: &Answer) -> Result<(), TestCaseError> {
    prop_assert!(answer.status < 500, "{}", answer.text);
    let refused = answer.status >= 400;
    prop_assert_eq!(refused, answer.body["error"]["code"].is_string(), "{} {}", answer.status, &answer.text);
    Ok(())
}

#[test]
fn spoiled_bodies_are_refused_or_taken() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = runtime.block_on(World::new());
    let all = runtime.block_on(world.token("Kim", &waybill_domain::role::Role::ALL[..3], &[CONTOSO]));
    runtime.block_on(world.shipped("a", &["AAAA1111", "BBBB2222"]));
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let done = runner.run(&spoiled(), |(which, mut place, odd)| {
        let (method, path, mut body) = requests()[which].clone();
        replace(&mut body, &mut place, &odd);
        check(&runtime.block_on(world.call(&all, method, &path, Some(body))))
    });
    done.unwrap();
}

#[test]
fn odd_paths_and_queries_are_answered() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = runtime.block_on(World::new());
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let part = prop_oneof![
        "[a-zA-Z0-9._~%20-]{0,12}",
        Just("%00".to_owned()),
        Just("..".to_owned()),
        Just("%F0%9F%93%A6".to_owned())
    ];
    let query = "(q|state|sort|top|after|type|\\$top|\\$filter|\\$skiptoken|before)=[a-zA-Z0-9%20'\\\\_-]{0,20}";
    let paths = (0..6_usize, part.clone(), part, query);
    let done = runner.run(&paths, |(which, one, two, query)| {
        let path = match which {
            0 => format!("/v1/jobs?{query}"),
            1 => format!("/v1/jobs/contoso/{one}/{two}?{query}"),
            2 => format!("/v1/jobs/{one}/media/{two}/timeline?{query}"),
            3 => format!("/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?{VERSION}&{query}"),
            4 => format!(
                "/subscriptions/{one}/resourceGroups/{two}/providers/Microsoft.ImportExport/jobs?{VERSION}&{query}"
            ),
            _ => format!("/providers/Microsoft.ImportExport/locations/{one}?{VERSION}"),
        };
        if path.parse::<axum::http::Uri>().is_err() {
            return Ok(());
        }
        check(&runtime.block_on(world.get(&world.customer, &path)))
    });
    done.unwrap();
}
