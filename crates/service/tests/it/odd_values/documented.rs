//! Fields of the documents that no sample has a value for.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json::leaves;
use super::samples::{Sample, samples};
use crate::world::*;

const CONTRACTS_BODIES: [&str; 2] =
    [include_str!("../../../../domain/src/wire/put.rs"), include_str!("../../../../domain/src/wire/update.rs")];

#[tokio::test]
async fn every_field_of_the_documents_has_its_odd_values() {
    let world = World::new().await;
    let described = world.get(&world.operator, "/v1/openapi.json").await.is(200).body;
    let mut missing = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (method, what) in item.as_object().unwrap() {
            let schema = &what["requestBody"]["content"]["application/json"]["schema"];
            let name = format!("{} {path}", method.to_uppercase());
            let mut theirs = BTreeSet::new();
            fields_of_schema(&described, schema, &mut theirs);
            let ours = fields_of_samples(|sample| is_of(sample, &name));
            missing.extend(theirs.difference(&ours).map(|field| format!("{name}: {field}")));
        }
    }
    // It has no field but the act's own.
    missing.retain(|it| !it.ends_with("/resolveJob"));
    assert_eq!(missing, [""; 0], "add a value to the samples");
}

/// The contract's own bodies are described by its source.
#[test]
fn every_field_of_the_contract_has_its_odd_values() {
    let ours: BTreeSet<String> = fields_of_samples(Sample::is_of_contract).iter().map(|it| it.to_lowercase()).collect();
    let mut missing: Vec<String> = Vec::new();
    for source in CONTRACTS_BODIES {
        let names = source.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(':'));
        let names = names.map(|(name, _)| name).filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        let theirs: BTreeSet<String> = names.map(|name| name.replace('_', "")).collect();
        assert!(theirs.len() > 5, "the source is not read any more");
        missing.extend(theirs.difference(&ours).cloned());
    }
    // A cancelled job takes no more updates: its one value, true, is tried in `bad_input`.
    missing.retain(|it| it != "cancelrequested");
    assert_eq!(missing, [""; 0], "add a value to the samples");
}

/// Whether a sample is of an operation: several bodies may share one.
fn is_of(sample: &Sample, operation: &str) -> bool {
    match operation {
        it if it.ends_with("/actions") => sample.is_act(),
        it if it.ends_with("/arrivals/{id}") => sample.name.starts_with("arrival "),
        it => sample.name == it,
    }
}

fn fields_of_samples(is_meant: impl Fn(&Sample) -> bool) -> BTreeSet<String> {
    let all = samples();
    let pointers = all.iter().filter(|sample| is_meant(sample)).flat_map(|sample| leaves(&sample.body));
    pointers.flat_map(|(at, _)| at.split('/').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The names of all fields below a schema.
fn fields_of_schema(document: &Value, schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return fields_of_schema(document, document.pointer(name.trim_start_matches('#')).unwrap(), found);
    }
    for one in schema["oneOf"].as_array().into_iter().flatten() {
        fields_of_schema(document, one, found);
    }
    if schema["items"].is_object() {
        fields_of_schema(document, &schema["items"], found);
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(name.clone());
        fields_of_schema(document, inner, found);
    }
}
