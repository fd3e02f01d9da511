//! The pieces that schemas are put together of.

use serde_json::{Value, json};
use waybill_domain::drive_state::DriveState;
use waybill_domain::job_state::JobState;

pub(super) fn object(properties: Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}

pub(super) fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// `{"value": […]}`.
pub(super) fn list(of: &Value) -> Value {
    object(json!({"value": array(of)}), &["value"])
}

pub(super) fn word(words: impl Iterator<Item = &'static str>) -> Value {
    json!({"type": "string", "enum": words.collect::<Vec<_>>()})
}

pub(super) fn array(of: &Value) -> Value {
    json!({"type": "array", "items": of})
}

/// A list of a request's body: none of these is without a bound.
pub(super) fn at_most(most: usize, of: &Value) -> Value {
    json!({"type": "array", "items": of, "maxItems": most})
}

pub(super) fn string() -> Value {
    json!({"type": "string"})
}

pub(super) fn text(what: &str) -> Value {
    json!({"type": "string", "description": what})
}

pub(super) fn time() -> Value {
    json!({"type": "string", "format": "date-time"})
}

pub(super) fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

pub(super) fn percent() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 100})
}

pub(super) fn job_state() -> Value {
    word(JobState::ALL.iter().map(|it| it.word()))
}

pub(super) fn drive_state() -> Value {
    word(DriveState::ALL.iter().map(|it| it.word()))
}
