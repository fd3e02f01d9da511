//! What the service asks to be confirmed before it does an act: a field of the act, and the word that belongs into it.

use serde_json::{Value, json};
use waybill_domain::problem::Problem;

use crate::api::ApiError;

/// What a refusal says may be confirmed: `confirmed.inbound`, `decided.WD-1`. Nothing for other refusals.
pub fn asked(error: &ApiError) -> Vec<String> {
    let targets = error.problems.iter().map(|it: &Problem| it.target.clone());
    targets.filter(|target| target.starts_with("confirmed.") || target.starts_with("decided.")).collect()
}

/// The act, with what was confirmed.
pub fn with(mut act: Value, confirmed: &[String]) -> Value {
    for (field, word) in confirmed.iter().filter_map(|it| it.split_once('.')) {
        if let Some(Value::Array(all)) = act.as_object_mut().map(|it| it.entry(field).or_insert_with(|| json!([]))) {
            all.push(json!(word));
        }
    }
    act
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_confirmed_stands_in_the_act() {
        let confirmed = ["confirmed.inbound".to_owned(), "decided.WD.1".to_owned()];
        let act = with(json!({"act": "x"}), &confirmed);
        assert_eq!(act, json!({"act": "x", "confirmed": ["inbound"], "decided": ["WD.1"]}));
    }
}
