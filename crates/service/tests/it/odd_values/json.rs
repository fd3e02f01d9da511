//! Walking a body: its values and where they are.

use serde_json::Value;

/// All values of a body with their JSON pointers.
pub(super) fn leaves(body: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    walk(body, "", &mut found);
    found
}

fn walk(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(all) => all.iter().enumerate().for_each(|(n, it)| walk(it, &format!("{at}/{n}"), found)),
        Value::Object(all) => all.iter().for_each(|(name, it)| walk(it, &format!("{at}/{name}"), found)),
        _ => found.push((at.to_owned(), value.clone())),
    }
}

/// The pointer as a problem's target: `/driveList/0/driveId` is `driveList[0].driveId`.
pub(super) fn target(pointer: &str) -> String {
    let parts = pointer.trim_start_matches('/').split('/');
    parts.fold(String::new(), |path, part| match part.parse::<usize>() {
        Ok(at) => format!("{path}[{at}]"),
        Err(_) if path.is_empty() => part.to_owned(),
        Err(_) => format!("{path}.{part}"),
    })
}

/// The strings and numbers of an answer, names of fields too: tags are told so.
pub(super) fn flatten(value: &Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(all) => all.iter().for_each(|it| flatten(it, into)),
        Value::Object(all) => all.iter().for_each(|(name, it)| {
            into.push(name.clone().into());
            flatten(it, into);
        }),
        Value::String(_) | Value::Number(_) => into.push(value.clone()),
        Value::Null | Value::Bool(_) => {}
    }
}
