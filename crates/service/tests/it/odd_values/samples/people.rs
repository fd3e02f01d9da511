//! The bodies about people, companies and what somebody chose for themselves.

use serde_json::{Value, json};

use super::Who::{Administrator, Customer};
use super::{Sample, Who};
use crate::odd_values::stage::Stage;

fn of(name: &'static str, who: Who, path: &'static str, body: Value) -> Sample {
    Sample::new(name, who, path, Stage::Creating, body)
}

pub(super) fn samples() -> Vec<Sample> {
    let settings = json!({"email": "odd@contoso.example", "states": ["Shipping"], "needsMe": true, "available": true,
        "confirmed": true});
    let company = json!({"id": "odd-@-new", "company": "Odd Fellows @"});
    let confirm = "POST /v1/settings/mail/confirm";
    vec![
        of("POST /v1/people", Administrator, "/v1/people", person("a")),
        of("PUT /v1/people/{id}", Administrator, "/v1/people/{person}", person("b")),
        of("POST /v1/subscriptions", Administrator, "/v1/subscriptions", company),
        of(
            "PUT /v1/subscriptions/{name}",
            Administrator,
            "/v1/subscriptions/{subscription}",
            json!({"company": "Odd Company @"}),
        ),
        of("PUT /v1/settings/mail", Customer, "/v1/settings/mail", settings),
        of("PUT /v1/settings/language", Customer, "/v1/settings/language", json!({"language": "sv"})),
        of("POST /v1/notices/read", Customer, "/v1/notices/read", json!({"upTo": 1})),
        of(confirm, Customer, "/v1/settings/mail/confirm", json!({"code": "no code at all"})),
        of("POST /v1/sign-in/mail", Customer, "/v1/sign-in/mail", json!({"email": "nobody@contoso.example"})),
        of("POST /v1/session", Customer, "/v1/session", json!({"code": "nor this one"})),
    ]
}

fn person(which: &str) -> Value {
    json!({"name": format!("Odd Person {which}"), "email": format!("odd-{which}-@.person@contoso.example"),
        "roles": ["customer"], "subscriptions": ["contoso"], "disabled": false})
}
