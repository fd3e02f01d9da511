//! Reads JSON into the domain's types. Ours, because the usual reader brings its own sentences for everything that may be
//! wrong, and code for tuples and numbers that no answer of the service has, again for each type: three times the bytes.
//! An answer that cannot be read is a fault of ours, and says nothing that a customer could use.

mod text;
mod value;

use serde::de::DeserializeOwned;

use text::Reader;
use value::Value;

/// The text is no JSON, or not that of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a text.
///
/// # Errors
/// It is no JSON, or not that of the type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(value(text)?)
}

fn value(text: &str) -> Result<Value, Unreadable> {
    let mut reader = Reader::new(text);
    let value = reader.value(0)?;
    if reader.is_done() { Ok(value) } else { Err(Unreadable) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Thing {
        a_name: String,
        #[serde(default)]
        percent: Option<u8>,
        list: Vec<i64>,
        map: BTreeMap<String, bool>,
    }

    #[test]
    fn a_thing_is_read_whatever_else_stands_there() {
        let text = r#" {"aName": "å \"\u00e5\ud83d\ude00\n", "other": [{}, null, 1.5e3, "x"], "list": [1, -2], "map": {"x": true}} "#;
        let map = BTreeMap::from([("x".to_owned(), true)]);
        assert_eq!(read(text), Ok(Thing { a_name: "å \"å😀\n".to_owned(), percent: None, list: vec![1, -2], map }));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in
            ["", "{", "[1,]", "{\"a\":1,}", "nul", "\"\\x\"", "\"a", "1 2", "[1 2]", "{\"a\" 1}", "\"\\ud83d\"", "-"]
        {
            assert_eq!(value(text).map(|_| ()), Err(Unreadable), "{text}");
        }
        assert_eq!(value(&"[".repeat(100_000)).map(|_| ()), Err(Unreadable));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(read::<u8>("256"), Err(Unreadable));
        assert_eq!(read::<u8>("-1"), Err(Unreadable));
        assert_eq!(read::<String>("1"), Err(Unreadable));
        assert_eq!(read::<Thing>(r#"{"aName": "x"}"#), Err(Unreadable));
        assert_eq!(read::<Thing>("[]"), Err(Unreadable));
    }

    #[test]
    fn it_reads_what_the_service_writes() {
        use waybill_domain::wire::{Session, Subscription};
        let session = Session {
            name: "Ann \\ 荷物".to_owned(),
            roles: vec![waybill_domain::role::Role::Customer],
            subscriptions: vec![Subscription {
                id: "b7e2a0d4-6f7f-4a55-9d0e-0c5a5d6441c9".to_owned(),
                company: "Contoso \u{1}".to_owned(),
                storage_accounts: Vec::new(),
                groups: vec!["a".to_owned()],
            }],
            demo: false,
            expires: waybill_domain::job::Time::UNIX_EPOCH,
            now: waybill_domain::job::Time::UNIX_EPOCH,
        };
        assert_eq!(read(&serde_json::to_string(&session).unwrap()), Ok(session));
    }
}
