//! That the document says what is: paths and methods as the router has them, fields as the domain writes them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use waybill_domain::event::Event;
use waybill_domain::job::Act;

use super::document;

fn all() -> Value {
    document("http://127.0.0.1:8087")
}

/// Method and path of everything that is described.
fn described() -> BTreeSet<String> {
    let all = all();
    let paths = all["paths"].as_object().unwrap();
    let methods = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys().filter(|key| *key != "parameters");
        methods.map(|method| format!("{} {path}", method.to_uppercase())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(methods).collect()
}

/// Method and path of every route, read out of the source: axum does not list its routes.
fn routed() -> BTreeSet<String> {
    let mut routes = BTreeSet::from(["GET /v1/openapi.json".to_owned()]);
    for line in include_str!("../v1.rs").split(".route(").skip(1) {
        let path = line.split('"').nth(1).unwrap();
        let handlers = line.split_once(',').unwrap().1.split(".router()").next().unwrap();
        for method in ["get", "post", "put", "patch", "delete"] {
            if handlers.contains(&format!("{method}(")) {
                routes.insert(format!("{} /v1{path}", method.to_uppercase()));
            }
        }
    }
    routes
}

#[test]
fn every_route_is_described_and_nothing_else() {
    assert_eq!(described(), routed());
}

/// Every list that a request may bring, with the schemas that its body is made of.
#[test]
fn no_list_of_a_body_is_without_a_bound() {
    fn lists(all: &Value, of: &Value, at: &str, found: &mut Vec<(String, bool)>) {
        if let Some(name) = of["$ref"].as_str() {
            let schema = &all["components"]["schemas"][name.rsplit('/').next().unwrap()];
            return lists(all, schema, at, found);
        }
        if of["type"] == "array" {
            found.push((at.to_owned(), of["maxItems"].is_u64()));
        }
        for (name, schema) in of["properties"].as_object().into_iter().flatten() {
            lists(all, schema, &format!("{at}.{name}"), found);
        }
        let items = of.get("items");
        for schema in of["oneOf"].as_array().into_iter().flatten().chain(items) {
            lists(all, schema, at, found);
        }
    }
    let (all, mut found) = (all(), Vec::new());
    for (path, item) in all["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            lists(&all, body, &format!("{method} {path}"), &mut found);
        }
    }
    let without: Vec<_> = found.iter().filter(|(_, bound)| !bound).collect();
    assert!(found.len() >= 8 && without.is_empty(), "{without:?} of {found:?}");
}

#[test]
fn every_reference_leads_somewhere() {
    fn references(of: &Value, found: &mut BTreeSet<String>) {
        match of {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|it| references(it, found));
            }
            Value::Array(items) => items.iter().for_each(|it| references(it, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let all = all();
    let mut found = BTreeSet::new();
    references(&all, &mut found);
    let there: BTreeSet<String> = all["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
        .map(|name| format!("#/components/schemas/{name}"))
        .collect();
    assert_eq!(found, there);
}

/// Jobs, rows, entries and locations as they are written, each field of which must be described.
#[test]
fn every_field_that_is_written_is_described() {
    let all = all();
    let now = chrono::Utc::now();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut check =
        |schema: &str, value: &Value| fields(&all, &all["components"]["schemas"][schema], value, schema, &mut seen);
    for tale in crate::demo::scenarios(now).unwrap() {
        check("Job", &serde_json::to_value(&tale.job).unwrap());
        check("JobRow", &serde_json::to_value(waybill_domain::wire::JobRow::of(&tale.job, now)).unwrap());
        for offer in tale.job.offers(waybill_domain::role::Role::Customer, now) {
            check("Offer", &serde_json::to_value(offer).unwrap());
        }
    }
    for location in crate::Locations::load(None).unwrap().all() {
        check("Location", &serde_json::to_value(location).unwrap());
    }
    // And each field that is described of a job is written by one of them, so that none is made up.
    for schema in ["Job", "Drive", "JobRow", "Location", "Offer"] {
        for field in all["components"]["schemas"][schema]["properties"].as_object().unwrap().keys() {
            let rare = ["kekUrl", "kekVaultResourceID"].contains(&field.as_str());
            assert!(
                rare || seen.contains(&format!("{schema}.{field}")),
                "{schema}.{field} is described but never written"
            );
        }
    }
}

fn fields(all: &Value, schema: &Value, value: &Value, at: &str, seen: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
        return fields(all, &all["components"]["schemas"][name], value, name, seen);
    }
    match value {
        Value::Object(written) if schema["properties"].is_object() => {
            for (name, value) in written {
                let described = &schema["properties"][name];
                assert!(described.is_object(), "{at}.{name} is written but not described");
                seen.insert(format!("{at}.{name}"));
                fields(all, described, value, &format!("{at}.{name}"), seen);
            }
            for name in schema["required"].as_array().unwrap() {
                assert!(written.contains_key(name.as_str().unwrap()), "{at}.{name} is required but not written");
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(all, &schema["items"], item, at, seen)),
        Value::String(text) if schema["enum"].is_array() => {
            assert!(schema["enum"].as_array().unwrap().contains(&json!(text)), "{at}: {text}");
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A drive's log with every field that there is.
#[test]
fn every_field_of_a_log_is_described() {
    let log = json!({
        "drive": "A", "from": "error", "version": "2014-11-01", "status": "Completed", "blobs": 9, "failed": 1, "noticed": 0, "matching": 1,
        "files": [{"kind": "error", "uri": "u", "held": true, "bytes": 1, "received": "2026-11-22T00:00:00Z"}],
        "groups": [{"word": "Failed", "count": 1}], "next": 7,
        "value": [{
            "number": 1, "status": "Failed", "blobPath": "b", "filePath": "f", "length": 1, "snapshot": "s", "disposition": "Renamed",
            "parts": [{"part": "blocks", "status": "Corrupted", "count": 2}],
        }],
    });
    let typed: waybill_domain::wire::DriveLog = serde_json::from_value(log.clone()).unwrap();
    let written = serde_json::to_value(typed).unwrap();
    let all = all();
    let mut seen = BTreeSet::new();
    fields(&all, &all["components"]["schemas"]["DriveLog"], &written, "DriveLog", &mut seen);
    for schema in ["DriveLog", "LogFile", "LogRow"] {
        for field in all["components"]["schemas"][schema]["properties"].as_object().unwrap().keys() {
            assert!(seen.contains(&format!("{schema}.{field}")), "{schema}.{field} is described but never written");
        }
    }
}

#[test]
fn every_described_act_is_read_and_every_act_that_is_read_is_described() {
    let described: BTreeSet<&str> = super::acts::each().into_iter().map(|(act, ..)| act).collect();
    // An act that no event has is an unknown variant; one that is known complains of a missing field, or is read.
    let read: BTreeSet<&str> = Act::ALL
        .iter()
        .map(|act| act.word())
        .filter(|act| match serde_json::from_value::<Event>(json!({"act": act})) {
            Ok(_) => true,
            Err(problem) => !problem.to_string().starts_with("unknown variant"),
        })
        .collect();
    assert_eq!(described, read);
    for (act, fields, required) in super::acts::each() {
        for missing in required {
            let problem = without(act, &fields, required, missing);
            assert!(problem.contains(&format!("missing field `{missing}`")), "{act}: {problem}");
        }
    }
}

/// What is said of an event that lacks one field.
fn without(act: &str, fields: &Value, required: &[&str], missing: &str) -> String {
    let address = json!({
        "recipientName": "A", "streetAddress1": "B", "city": "C", "postalCode": "1", "countryOrRegion": "D", "phone": "12345", "email": "a@b.example",
    });
    let sample = |field: &str| match field {
        "drives" => json!(["S1"]),
        "package" => json!({"carrierName": "UPS", "trackingNumber": "1"}),
        "address" => address.clone(),
        "percent" | "bytes" => json!(1),
        "outcome" => json!("clean"),
        "until" => json!("2026-11-22T00:00:00Z"),
        "key" => json!(crate::demo::made_up_key()),
        "how" => fields["how"]["enum"].get(0).cloned().unwrap_or_else(|| json!("phone")),
        _ => json!("S1"),
    };
    let there = required.iter().filter(|field| **field != missing).map(|field| ((*field).to_owned(), sample(field)));
    let mut body: serde_json::Map<String, Value> = there.collect();
    body.insert("act".to_owned(), act.into());
    serde_json::from_value::<Event>(Value::Object(body))
        .map_or_else(|problem| problem.to_string(), |_| "it was read".to_owned())
}
