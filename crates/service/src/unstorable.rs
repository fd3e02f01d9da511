//! What no text here may hold: the character NUL, which PostgreSQL cannot keep. Refused at one place, before anything is
//! looked up, on both databases alike.

use axum::http::Uri;
use serde_json::Value;
use waybill_domain::said;

use crate::failure::Failure;

/// The part of an address that holds a NUL.
pub(crate) fn in_address(uri: &Uri) -> Option<String> {
    if uri.path().contains("%00") {
        return Some("path".to_owned());
    }
    let pair = uri.query()?.split('&').find(|pair| pair.contains("%00"))?;
    let name = pair.split('=').next().unwrap_or_default();
    Some(if name.contains('%') { "query".to_owned() } else { name.to_owned() })
}

/// The field of a JSON body that holds one, in its text or its name.
pub(crate) fn in_json(body: &[u8]) -> Option<String> {
    // Only so can one stand in JSON, and almost never does.
    if !body.windows(ESCAPED.len()).any(|part| part == ESCAPED) {
        return None;
    }
    find(&serde_json::from_slice(body).ok()?, String::new())
}

const ESCAPED: &[u8] = b"\\u0000";

fn find(value: &Value, path: String) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then_some(path),
        Value::Array(all) => all.iter().enumerate().find_map(|(at, value)| find(value, format!("{path}[{at}]"))),
        Value::Object(all) => all.iter().find_map(|(name, value)| match (name.contains('\0'), path.as_str()) {
            (true, _) => Some(path.clone()),
            (false, "") => find(value, name.clone()),
            (false, _) => find(value, format!("{path}.{name}")),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// What the sender of one is told.
pub(crate) fn refusal(target: &str) -> Failure {
    Failure::problem(
        target,
        said!("Leave out the NUL character: it cannot be stored", "Ta bort NUL-tecknet: det går inte att spara"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_is_named() {
        let body = |text: &str| in_json(text.as_bytes());
        assert_eq!(body(r#"{"a": [{"b": "x"}, {"b": "x\u0000"}]}"#).as_deref(), Some("a[1].b"));
        assert_eq!(body(r#"{"tags": {"\u0000": "x"}}"#).as_deref(), Some("tags"));
        assert_eq!(body(r#"{"a": "a backslash: \\u0000"}"#), None);
        assert_eq!(body(r#"{"a": "#), None);
        let address = |text: &str| in_address(&text.parse().unwrap());
        assert_eq!(address("/v1/jobs?top=1&q=a%00").as_deref(), Some("q"));
        assert_eq!(address("/v1/people/%00?q=1").as_deref(), Some("path"));
        assert_eq!(address("/v1/jobs?%00=1").as_deref(), Some("query"));
        assert_eq!(address("/v1/jobs?q=%2500"), None);
    }
}
