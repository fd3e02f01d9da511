//! Reading a value of several kinds that one of its fields tells apart, and naming the field that is wrong.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use waybill_domain::lang::Lang;

use crate::body;
use crate::failure::Failure;

/// Reads a value. Serde no longer knows in which field of such a value it was when one turned out wrong; `Fields` does: a
/// struct with the fields of all kinds.
///
/// # Errors
/// Names the field that is wrong or missing.
pub(crate) fn read<T: DeserializeOwned, Fields: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    body::read::<T>(bytes).map_err(|failure| match (body::read::<Fields>(bytes), failure) {
        (Err(better @ Failure::Unreadable { target: Some(_), .. }), _) => better,
        (_, Failure::Unreadable { target, message }) => {
            let missing =
                message.text(Lang::English).strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            let target = missing.map(str::to_owned).or_else(|| wrong::<T>(bytes)).or(target);
            Failure::Unreadable { target, message }
        }
        (_, failure) => failure,
    })
}

/// The field that tells the kinds apart.
const TAG: &str = "act";

/// The field that is wrong for this kind though another kind would take it: without it the value is read, or something
/// else is wrong.
fn wrong<T: DeserializeOwned>(bytes: &[u8]) -> Option<String> {
    let fields: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
    let problem =
        |fields: Map<String, Value>| serde_json::from_value::<T>(fields.into()).err().map(|it| it.to_string());
    let first = problem(fields.clone())?;
    let without = |name: &str| fields.iter().filter(|it| it.0 != name).map(|(n, it)| (n.clone(), it.clone())).collect();
    fields.keys().filter(|name| *name != TAG).find(|name| problem(without(name)).is_none_or(|it| it != first)).cloned()
}
