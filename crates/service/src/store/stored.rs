//! Values that are stored as text. What is about to be stored is read back first by the reader that will read it later, so
//! that no row is written that nobody can read; and a row that cannot be read costs that row, not the list it is in.

use std::fmt::Display;
use std::sync::LazyLock;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::StoreProblem;
use crate::careful::caught_now;
use crate::limits::RecentKeys;
use crate::metrics;

/// The tables whose rows are read one by one, as the metric names them.
pub(crate) const TABLES: [&str; 9] =
    ["job", "timeline", "change", "notice", "arrival", "share", "drive_log", "person", "audit"];

/// How often one row is told in the log.
const TOLD_EVERY: Duration = Duration::from_secs(3600);
static TOLD: LazyLock<RecentKeys<(&'static str, String)>> = LazyLock::new(RecentKeys::new);

/// The JSON of a value that is about to be stored, read back. `row` names it to the operator: a number, no content.
///
/// # Errors
/// Its reader does not read the same back: then it must not be stored.
pub(super) fn written<T: Serialize + DeserializeOwned + PartialEq>(
    table: &'static str,
    row: impl Display,
    value: &T,
) -> Result<String, StoreProblem> {
    let text = serde_json::to_string(value).map_err(StoreProblem::Json)?;
    let field = match read_json::<T>(&text) {
        Ok(read) if read == *value => return Ok(text),
        Ok(read) => first_difference(&text, &read),
        Err(field) => field,
    };
    Err(StoreProblem::NotReadBack { table, row: row.to_string(), field })
}

/// Reads the stored JSON of a row.
///
/// # Errors
/// It cannot be read, which is told to the operator here.
pub(super) fn read<T: DeserializeOwned>(table: &'static str, row: impl Display, text: &str) -> Result<T, StoreProblem> {
    let unreadable = |field: &str| {
        tell(table, &row.to_string(), field);
        StoreProblem::Unreadable { table, row: row.to_string() }
    };
    match caught_now("reading a row", || serde_json::from_str(text)) {
        Ok(read) => read.map_err(|_| unreadable(&read_json::<T>(text).err().unwrap_or_default())),
        Err(_) => Err(unreadable("")),
    }
}

/// What was read of one row of several. A row that cannot be read is told to the operator and left out.
///
/// # Errors
/// The database failed.
pub(super) fn or_left_out<T>(
    table: &'static str,
    row: impl Display,
    read: Result<T, StoreProblem>,
) -> Result<Option<T>, StoreProblem> {
    match read {
        Ok(value) => Ok(Some(value)),
        // Told when it was read.
        Err(StoreProblem::Unreadable { .. }) => Ok(None),
        Err(StoreProblem::UnknownWord(_) | StoreProblem::Json(_)) => {
            tell(table, &row.to_string(), "");
            Ok(None)
        }
        Err(problem) => Err(problem),
    }
}

/// The log names the row and the field, never what stands there. Once an hour for each row: lists are asked for often.
fn tell(table: &'static str, row: &str, field: &str) {
    metrics::unreadable(table);
    if !TOLD.note((table, row.to_owned()), TOLD_EVERY) {
        tracing::error!(table, row, field, "cannot read a row; it is left out. See docs/operations.md");
    }
}

/// The value, or the field where reading ends. Slower than `serde_json::from_str`: for what cannot be read.
fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut json).map_err(|problem| without_names(&problem.path().to_string()))
}

/// Keys of tags are people's words.
fn without_names(path: &str) -> String {
    if path.starts_with("tags") { "tags".to_owned() } else { path.to_owned() }
}

/// The first field that is not as it was written.
fn first_difference<T: Serialize>(written: &str, read: &T) -> String {
    let written: Value = serde_json::from_str(written).unwrap_or_default();
    let read = serde_json::to_value(read).unwrap_or_default();
    without_names(&difference(&written, &read, String::new()))
}

fn difference(one: &Value, other: &Value, path: String) -> String {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys());
            let differs = keys.into_iter().find(|key| one.get(*key) != other.get(*key));
            let Some(key) = differs else { return path };
            let (one, other) = (one.get(key), other.get(key));
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            difference(one.unwrap_or(&Value::Null), other.unwrap_or(&Value::Null), path)
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            match one.iter().zip(other).enumerate().find(|(_, (one, other))| one != other) {
                Some((at, (one, other))) => difference(one, other, format!("{path}[{at}]")),
                None => path,
            }
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// Writes any number and reads small ones only; forgets a word when it is read.
    #[derive(Debug, Serialize, Deserialize, PartialEq)]
    struct TwoReaders {
        #[serde(deserialize_with = "small")]
        number: u64,
        #[serde(skip_deserializing)]
        forgotten: String,
    }

    fn small<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
        u8::deserialize(from).map(u64::from)
    }

    #[track_caller]
    fn check(number: u64, forgotten: &str, want: Option<&str>) {
        let value = vec![TwoReaders { number, forgotten: forgotten.to_owned() }];
        match (written("job", 7, &value), want) {
            (Ok(_), None) => {}
            (Err(StoreProblem::NotReadBack { table: "job", row, field }), Some(want)) => {
                assert_eq!((row.as_str(), field.as_str()), ("7", want));
            }
            (other, _) => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_its_reader_refuses_or_changes_is_not_stored() {
        check(200, "", None);
        check(300, "", Some("[0].number"));
        check(200, "a word", Some("[0].forgotten"));
    }

    struct Panics;

    impl<'de> serde::Deserialize<'de> for Panics {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            panic!("a value that nobody thought of")
        }
    }

    /// Guards against a list that fails as a whole for one row, also where its reader has a fault.
    #[test]
    fn a_row_over_which_its_reader_panics_is_left_out() {
        let row = read::<Panics>("job", 9, "{}");
        assert!(matches!(&row, Err(StoreProblem::Unreadable { table: "job", row }) if row == "9"));
        assert!(or_left_out("job", 9, row).unwrap().is_none());
    }

    #[test]
    fn an_unreadable_row_is_left_out_and_names_no_content() {
        let row = read::<Vec<TwoReaders>>("job", 8, r#"[{"number": 300}]"#);
        let said = row.as_ref().unwrap_err().to_string();
        assert!(!said.contains("300"), "{said}");
        assert!(or_left_out("job", 8, row).unwrap().is_none());
        assert!(or_left_out::<()>("job", 8, Err(StoreProblem::HalfMoved)).is_err(), "only what cannot be read");
    }
}
