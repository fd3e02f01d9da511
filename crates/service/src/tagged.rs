//! Reading a value of several kinds that one of its fields tells apart, and naming the field that is wrong.

use serde::de::DeserializeOwned;
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
        (_, Failure::Unreadable { target: None, message }) => {
            let missing =
                message.text(Lang::English).strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            let target = missing.map(str::to_owned);
            Failure::Unreadable { target, message }
        }
        (_, failure) => failure,
    })
}
