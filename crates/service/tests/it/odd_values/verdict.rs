//! Whether the answer to an odd value is right: refused at its field, or taken.

use serde_json::Value;

use super::json::target;
use super::samples::Sample;
use super::values::is_no_value;
use crate::world::Answer;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Refused,
    Taken,
}

/// Where the value names a thing, the answer may be that there is none or that it is not in this state.
const NAMES: [&str; 14] = [
    "drive",
    "drives",
    "job",
    "subscription",
    "group",
    "name",
    "act",
    "subscriptions",
    "roles",
    "id",
    "upTo",
    "decided",
    "decisions",
    "confirmed",
];
/// For those who are not signed in: nobody who has proved nothing may send as much as others.
const STRANGERS: [&str; 2] = ["POST /v1/sign-in/mail", "POST /v1/session"];

/// The verdict on a value at a JSON pointer, or what is wrong. The state of the subject may refuse any value where
/// `by_state` says so.
pub(super) fn verdict(
    sample: &Sample,
    (at, odd): (&str, &Value),
    answer: &Answer,
    by_state: bool,
) -> Result<Verdict, String> {
    let field = target(at);
    let wrong = |why: &str| {
        let (odd, text) = (odd.to_string(), &answer.text);
        Err(format!("{why}: {} {field} = {odd:.60}: {} {text:.300}", sample.name, answer.status))
    };
    let refers = at.split('/').any(|part| NAMES.contains(&part));
    match answer.status {
        200..=299 if is_no_value(odd) => wrong("no value was taken"),
        200..=299 if refused_in_its_place(answer) => {
            let is_named = answer.body["value"][0]["error"]["target"]
                .as_str()
                .is_some_and(|it| !it.is_empty() && field.ends_with(it));
            if refers || by_state || is_named { Ok(Verdict::Refused) } else { wrong("the field is not named") }
        }
        200..=299 => Ok(Verdict::Taken),
        400 if names(answer, &field) => Ok(Verdict::Refused),
        400 => wrong("the field is not named"),
        401 if sample.name == "POST /v1/session" => Ok(Verdict::Refused),
        413 if STRANGERS.contains(&sample.name) && odd.to_string().len() > 1000 => Ok(Verdict::Refused),
        403 | 404 | 409 if refers || by_state => Ok(Verdict::Refused),
        _ => wrong("neither refused at its field nor taken"),
    }
}

/// Of many reports each is answered in its place.
pub(super) fn refused_in_its_place(answer: &Answer) -> bool {
    answer.body["value"][0]["accepted"] == false
}

/// Whether the refusal names the field, what it is in, or what is in it.
fn names(answer: &Answer, field: &str) -> bool {
    let error = &answer.body["error"];
    let details = error["details"].as_array().cloned().unwrap_or_default();
    let targets = details.iter().chain([error]).filter_map(|it| it["target"].as_str());
    targets.into_iter().any(|it| !it.is_empty() && (field.starts_with(it) || it.starts_with(field)))
}
