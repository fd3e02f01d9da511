//! The event as JSON, from what was typed. Nothing is judged here: the service reads it and names the field that is wrong.

use serde_json::{Map, Value, json};

use super::form::{Form, Kind, Part};

/// `values` are those of the form's parts, in their order.
pub(super) fn event(form: &Form, values: &[String]) -> Value {
    let mut event = Map::new();
    event.insert("act".to_owned(), json!(form.act));
    for (part, typed) in form.parts.iter().zip(values) {
        if let Some(value) = value(part, typed.trim()) {
            put(&mut event, part, value);
        }
    }
    Value::Object(event)
}

fn value(part: &Part, typed: &str) -> Option<Value> {
    let lines = || typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    match part.kind {
        Kind::Yes => Some(json!(!typed.is_empty())),
        // Ticking none is no wish for all.
        Kind::Drives(..) | Kind::MoreDrives => Some(json!(lines())),
        Kind::ExportKey if typed.is_empty() => None,
        _ if part.optional && typed.is_empty() => None,
        Kind::Count => Some(typed.parse::<u64>().map_or_else(|_| json!(typed), |count| json!(count))),
        Kind::Day if !typed.is_empty() => Some(json!([typed, "T23:59:59Z"].concat())),
        Kind::Drive(_)
        | Kind::Line
        | Kind::Carrier
        | Kind::Long
        | Kind::Serial
        | Kind::Day
        | Kind::Pick(_)
        | Kind::ExportKey
        | Kind::Address(_) => Some(json!(typed)),
    }
}

fn put(event: &mut Map<String, Value>, part: &Part, value: Value) {
    if let (Kind::MoreDrives, Value::Array(more)) = (part.kind, &value) {
        if let Some(Value::Array(drives)) = event.get_mut("drives") {
            drives.extend(more.iter().cloned());
        }
        return;
    }
    match part.path.split_once('.') {
        None => drop(event.insert(part.path.to_owned(), value)),
        Some((outer, inner)) => {
            let outer = event.entry(outer).or_insert_with(|| json!({}));
            if let Value::Object(fields) = outer {
                fields.insert(inner.to_owned(), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::FORMS;
    use super::*;
    use waybill_domain::event::Event;

    #[track_caller]
    fn check(act: &str, typed: &[&str], want: Value) {
        let form = FORMS.iter().find(|form| form.act == act).unwrap();
        let typed: Vec<String> = typed.iter().map(|it| (*it).to_owned()).collect();
        let got = event(form, &typed);
        assert_eq!(got, want);
        serde_json::from_value::<Event>(got).unwrap();
    }

    #[test]
    fn what_is_typed_becomes_an_event_that_the_domain_reads() {
        check("faultDrive", &["9CA9", " broken "], json!({"act": "faultDrive", "drive": "9CA9", "reason": "broken"}));
        check("extend", &["2026-12-24"], json!({"act": "extend", "until": "2026-12-24T23:59:59Z"}));
        let booked = json!({"act": "bookIn", "drives": ["A1", "B2", "C3"], "complete": true});
        check("bookIn", &["A1\nB2", "C3\n", "yes"], booked);
        let package = json!({"carrierName": "DHL", "trackingNumber": "3318810025"});
        check(
            "shipBack",
            &["DHL", "3318810025", "A1"],
            json!({"act": "shipBack", "package": package, "drives": ["A1"]}),
        );
        check(
            "finish",
            &["A1", "clean", "12", ""],
            json!({"act": "finish", "drive": "A1", "outcome": "clean", "bytes": 12}),
        );
        check(
            "noteContact",
            &["Phone", "Ann", "Hello", ""],
            json!({"act": "noteContact", "how": "Phone", "whom": "Ann", "said": "Hello"}),
        );
    }

    #[test]
    fn every_act_of_staff_has_a_form_or_is_none_of_this_page() {
        use waybill_domain::job::ACTS;
        // Progress and logs come from copy stations; keys, share links and drives that wait have places of their own.
        let elsewhere = ["report", "keepLog", "readKeys", "revokeShare", "holdDrives", "releaseDrives"];
        for row in ACTS.iter().filter(|row| row.by.iter().any(|role| role.is_staff())) {
            let word = row.act.word();
            assert!(elsewhere.contains(&word) || FORMS.iter().any(|form| form.act == word), "{word}");
        }
    }
}
