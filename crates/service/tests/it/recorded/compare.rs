//! Two answers side by side: what differs, but for what depends on the moment of asking or was changed on purpose.

use serde_json::Value;

/// A difference that is meant.
#[derive(Debug)]
pub(super) struct Changed {
    /// Part of `who: METHOD /path` of the answers it is in.
    pub(super) answers: &'static str,
    /// Where in the answer, with `*` for any field or place of a list: `/body/value/*/roles`.
    pub(super) at: &'static str,
    pub(super) why: &'static str,
}

pub(super) struct Differences {
    meant: &'static [Changed],
    seen: Vec<bool>,
    found: Vec<String>,
}

impl Differences {
    pub(super) fn new(meant: &'static [Changed]) -> Self {
        Self { meant, seen: vec![false; meant.len()], found: Vec::new() }
    }

    pub(super) fn compare(&mut self, name: &str, recorded: &Value, now: &Value) {
        let (mut recorded, mut now) = (recorded.clone(), now.clone());
        let is_drawn =
            ["/badge/", "/card", "GET /embed/"].iter().any(|it| name.contains(it)) && !name.contains("/status");
        for answer in [&mut recorded, &mut now] {
            if is_drawn {
                // A picture of the status, which is compared by itself: how it is drawn may change.
                for field in ["body", "etag"] {
                    answer.as_object_mut().unwrap().remove(field);
                }
            }
            // An estimate, told from now on: that there is one is compared, not which.
            if answer["body"].get("copiedBy").is_some() {
                answer["body"]["copiedBy"] = "some time".into();
                answer.as_object_mut().unwrap().remove("etag");
            }
            if name.contains(".csv") && answer["status"] == 200 {
                answer["body"] = rows(answer["body"].as_str().unwrap());
            }
            timeless(answer);
        }
        let mut places = Vec::new();
        differ(&recorded, &now, String::new(), &mut places);
        for (at, text) in places {
            let meant = self.meant.iter().position(|it| name.contains(it.answers) && is_at(&at, it.at));
            match meant {
                Some(meant) => self.seen[meant] = true,
                None => self.found.push(format!("{name}\n    {at}: {text}")),
            }
        }
    }

    #[track_caller]
    pub(super) fn are_none(self) {
        let count = self.found.len();
        assert!(count == 0, "{count} differences:\n{}", self.found[..count.min(40)].join("\n"));
        let unused = self.meant.iter().zip(self.seen).find(|(_, seen)| !seen);
        assert!(unused.is_none(), "nothing differs so any more: {unused:?}");
    }
}

fn is_at(at: &str, pattern: &str) -> bool {
    let (mut at, mut pattern) = (at.split('/'), pattern.split('/'));
    loop {
        match (at.next(), pattern.next()) {
            // All that is below belongs to it.
            (_, None) => return true,
            (Some(part), Some(wanted)) if part == wanted || wanted == "*" => {}
            _ => return false,
        }
    }
}

/// The rows of a CSV file as objects: its cells are compared, not how they are quoted.
fn rows(text: &str) -> Value {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for it in text.chars() {
        match it {
            // A doubled quote ends the quotes and opens them again; what it stands for is the same on both sides.
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            it => rows.last_mut().unwrap().last_mut().unwrap().push(it),
        }
    }
    let names = rows.remove(0);
    let rows = rows.into_iter().map(|row| names.iter().cloned().zip(row.into_iter().map(Value::from)).collect());
    Value::Array(rows.map(Value::Object).collect())
}

/// Without what is true only at the moment of asking.
fn timeless(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(timeless),
        Value::Object(fields) => {
            if fields.get("by").is_some_and(|by| by == "copyFinished") {
                fields.remove("at");
            }
            // Of the CSV file: an estimate, told from now on.
            if fields.contains_key("waitsFor") && fields["state"] == "Transferring" {
                fields.remove("deadline");
            }
            for field in ["now", "seen"] {
                fields.remove(field);
            }
            fields.values_mut().for_each(timeless);
        }
        _ => {}
    }
}

fn differ(one: &Value, other: &Value, at: String, places: &mut Vec<(String, String)>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
            for name in names {
                let [was, is] = [one, other].map(|it| it.get(name).unwrap_or(&Value::Null));
                differ(was, is, format!("{at}/{name}"), places);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (place, (was, is)) in one.iter().zip(other).enumerate() {
                differ(was, is, format!("{at}/{place}"), places);
            }
        }
        (was, is) if was == is => {}
        (was, is) => {
            let short = |it: &Value| it.to_string().chars().take(300).collect::<String>();
            places.push((at, format!("was {} and is {}", short(was), short(is))));
        }
    }
}

#[test]
fn a_difference_is_found_where_it_is_and_only_a_meant_one_is_let_pass() {
    const MEANT: &[Changed] = &[Changed { answers: "GET /a", at: "/body/*/x", why: "for this test" }];
    let (was, is) =
        (serde_json::json!({"body": [{"x": 1, "now": 2}]}), serde_json::json!({"body": [{"x": 2, "now": 3}]}));
    let mut differences = Differences::new(MEANT);
    differences.compare("nobody: GET /a", &was, &is);
    assert!(differences.found.is_empty() && differences.seen == [true]);
    differences.compare("nobody: GET /b", &was, &is);
    assert_eq!(differences.found, ["nobody: GET /b\n    /body/0/x: was 1 and is 2"]);
    assert!(!MEANT[0].why.is_empty());
}
