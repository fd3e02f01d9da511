//! What claims mean here: roles and subscriptions, by the table in `waybill.toml`.

use serde_json::{Map, Value};
use waybill_domain::fields::{PersonName, SubscriptionId};
use waybill_domain::role::Role;

use crate::config::{ClaimPath, Oidc};
use crate::store::ProviderClaims;

pub(super) type Claims = Map<String, Value>;

/// Somebody, as their claims tell.
pub(super) fn told(settings: &Oidc, subject: &str, claims: &Claims) -> ProviderClaims {
    ProviderClaims {
        issuer: settings.issuer.clone(),
        subject: subject.to_owned(),
        name: name(settings, subject, claims),
        roles: settings.roles.as_ref().map(|roles| {
            let held = values(claims, &roles.claim);
            let gives = |given: &[String]| given.iter().any(|value| held.contains(value));
            roles.all().into_iter().filter(|(_, given)| gives(given)).map(|(role, _): (Role, _)| role).collect()
        }),
        subscriptions: settings.subscriptions.as_ref().map(|wanted| {
            let held = values(claims, &wanted.claim);
            let named: Vec<String> = match &wanted.map {
                Some(map) => held.iter().filter_map(|value| map.get(value)).flatten().cloned().collect(),
                None => held,
            };
            let ids = named.iter().filter_map(|id| id.parse::<SubscriptionId>().ok());
            ids.map(|id| id.as_str().to_ascii_lowercase()).collect()
        }),
    }
}

/// What a claim says, as texts: one, several, or the words of a scope.
fn values(claims: &Claims, path: &ClaimPath) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    match look(claims, path) {
        Some(Value::String(words)) if is_scope(path) => words.split(' ').map(str::to_owned).collect(),
        Some(Value::Array(several)) => several.iter().filter_map(text).collect(),
        Some(one) => text(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The two claims that are lists in one text by their definition.
fn is_scope(ClaimPath(path): &ClaimPath) -> bool {
    matches!(path.as_slice(), [only] if only == "scope" || only == "scp")
}

fn look<'a>(claims: &'a Claims, ClaimPath(path): &ClaimPath) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(claims.get(first)?, |value, part| value.get(part))
}

/// The name that timelines show: what was asked for, or the next best that a provider gives, on one line.
fn name(settings: &Oidc, subject: &str, claims: &Claims) -> String {
    let others = ["preferred_username", "email", "client_id", "azp"].map(|name| ClaimPath(vec![name.to_owned()]));
    let named = [&settings.name_claim].into_iter().chain(&others).filter_map(|path| look(claims, path)?.as_str());
    let on_a_line = |name: &str| {
        let line = name.trim().chars().filter(|it| !it.is_control() && !matches!(it, '\u{2028}' | '\u{2029}'));
        line.take(PersonName::MAX).collect::<String>().parse::<PersonName>().ok()
    };
    named.chain([subject]).find_map(on_a_line).map_or_else(|| "somebody".to_owned(), String::from)
}

/// Whether this can be a subject: OpenID Connect has at most 255 characters, and a control character cannot be stored.
pub(super) fn is_subject(text: &str) -> bool {
    (1..=255).contains(&text.chars().count()) && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Config;

    fn of(more: &str, claims: Value) -> ProviderClaims {
        let file = format!("[oidc]\nissuer = \"https://id.example\"\nclient-id = \"w\"\nname = \"Id\"\n{more}");
        let config = Config::parse(&file).unwrap_or_else(|problem| panic!("{problem}"));
        told(&config.oidc.unwrap(), "sub-1", claims.as_object().unwrap())
    }

    const ROLES: &str =
        "[oidc.roles]\nclaim = \"realm_access.roles\"\nsupport = [\"help\", \"desk\"]\noperator = [\"dc\"]\n";

    #[test]
    fn roles_come_from_the_values_of_a_claim_however_deep_it_lies() {
        let roles = |claims| of(ROLES, claims).roles.unwrap();
        assert_eq!(roles(json!({"realm_access": {"roles": ["dc", "other", "desk"]}})), [Role::Support, Role::Operator]);
        assert_eq!(roles(json!({"realm_access": {"roles": "help"}})), [Role::Support]);
        for none in [
            json!({}),
            json!({"realm_access": "help"}),
            json!({"realm_access.roles": ["help"]}),
            json!({"realm_access": {"roles": [["help"], {"help": 1}, null]}}),
        ] {
            assert_eq!(roles(none), []);
        }
        let listed = "[oidc.roles]\nclaim = [\"https://contoso.example/roles\"]\ncustomer = [\"yes\"]\n";
        assert_eq!(of(listed, json!({"https://contoso.example/roles": ["yes"]})).roles.unwrap(), [Role::Customer]);
        let scope = "[oidc.roles]\nclaim = \"scope\"\noperator = [\"waybill.operate\"]\n";
        assert_eq!(of(scope, json!({"scope": "openid waybill.operate"})).roles.unwrap(), [Role::Operator]);
    }

    #[test]
    fn subscriptions_are_named_by_a_claim_or_by_the_map() {
        let plain = "[oidc.subscriptions]\nclaim = \"company\"\n";
        assert_eq!(of(plain, json!({"company": "Contoso"})).subscriptions.unwrap(), ["contoso"]);
        assert_eq!(of(plain, json!({"company": "no such/thing"})).subscriptions.unwrap(), [""; 0]);
        let mapped = "[oidc.subscriptions]\nclaim = \"groups\"\nmap = { \"g-17\" = [\"contoso\", \"fabrikam\"] }\n";
        let told = of(mapped, json!({"groups": ["g-17", "contoso-two"]}));
        assert_eq!(told.subscriptions.unwrap(), ["contoso", "fabrikam"]);
    }

    #[test]
    fn without_a_table_nothing_is_said_and_a_name_is_found() {
        let told = of("", json!({"groups": ["operator"], "email": "ann@contoso.example", "name": " "}));
        assert_eq!((told.roles, told.subscriptions, told.name.as_str()), (None, None, "ann@contoso.example"));
        assert_eq!(of("", json!({"name": "Ann\nLindqvist"})).name, "AnnLindqvist");
        assert_eq!(of("", json!({})).name, "sub-1");
        assert_eq!(of("", json!({"name": "\u{7}"})).name, "sub-1", "a name of nothing is none");
        assert!(is_subject("sub-1") && !is_subject("") && !is_subject("a\0") && !is_subject(&"x".repeat(256)));
    }
}
