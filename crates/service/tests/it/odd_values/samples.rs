//! A valid body for each operation that takes one, with a value in each of its fields that is nowhere else. `@` in a text
//! is the number of the subject: no two jobs share a drive or a package.

mod acts;
mod contract;
mod operations;
mod people;

use serde_json::{Value, json};

use super::stage::Stage;

/// Who sends a body, or reads a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Customer,
    Support,
    Operator,
    Administrator,
}

/// A valid body of an operation.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    /// Method and path as the documents have them, or the act where several bodies share a path.
    pub(super) name: &'static str,
    pub(super) who: Who,
    pub(super) path: &'static str,
    /// Where the job has to be for it.
    pub(super) stage: Stage,
    pub(super) body: Value,
}

impl Sample {
    const fn new(name: &'static str, who: Who, path: &'static str, stage: Stage, body: Value) -> Self {
        Self { name, who, path, stage, body }
    }

    pub(super) fn is_of_contract(&self) -> bool {
        self.path == CONTRACT
    }

    pub(super) fn is_act(&self) -> bool {
        self.path == ACTIONS
    }

    pub(super) fn method(&self) -> &'static str {
        match self.name.split(' ').next() {
            Some("PUT") => "PUT",
            Some("PATCH") => "PATCH",
            _ => "POST",
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    [contract::samples(), acts::of_operators(), acts::of_others(), operations::samples(), people::samples()].concat()
}

pub(super) const CONTRACT: &str =
    "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.ImportExport/jobs/{job}?api-version=2021-01-01";
pub(super) const ACTIONS: &str = "/v1/jobs/contoso/media/{job}/actions";

/// With this number in place of `@`, but for that of an e-mail address.
pub(super) fn numbered(value: &Value, number: u32) -> Value {
    match value {
        Value::String(text) if text.contains("@contoso") => text.replace("-@.", &format!("-{number}.")).into(),
        Value::String(text) => text.replace('@', &number.to_string()).into(),
        Value::Array(all) => all.iter().map(|it| numbered(it, number)).collect(),
        Value::Object(all) => all.iter().map(|(name, it)| (name.clone(), numbered(it, number))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn whole_address(who: &str) -> Value {
    json!({"recipientName": format!("{who} Recipient"), "streetAddress1": format!("{who} Street 1"),
        "streetAddress2": format!("{who} Backyard"), "city": format!("{who} City"),
        "stateOrProvince": format!("{who} Province"), "postalCode": "1017 DH", "countryOrRegion": "Netherlands",
        "phone": "+31 20 555 0199", "email": format!("{}@contoso.example", who.to_lowercase())})
}

fn parcel(what: &str) -> Value {
    json!({"carrierName": format!("{what} Carrier"), "trackingNumber": format!("{what}0000@"), "driveCount": 4321,
        "shipDate": format!("{what} date")})
}

fn job_name() -> Value {
    json!({"subscription": "contoso", "group": "media", "name": "job-with-odd-@"})
}
