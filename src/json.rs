//! Reads the service's JSON into the domain's types.
//!
//! Ours, because what serde derives for the whole job costs a customer's first visit 20 kB over the wire: sentences for all
//! that may be wrong, which nobody would read here, and code for forms that no answer has.

mod domain;
mod happening;
mod text;
mod value;

pub use value::{Json, Value};

use text::Reader;

/// The text is no JSON, or not that of the type: portal and service are of different releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a text.
///
/// # Errors
/// It is no JSON, or not that of the type.
pub fn read<T: Json>(text: &str) -> Result<T, Unreadable> {
    T::read(value(text)?)
}

fn value(text: &str) -> Result<Value, Unreadable> {
    let mut reader = Reader::new(text);
    let value = reader.value(0)?;
    if reader.is_done() { Ok(value) } else { Err(Unreadable) }
}

#[cfg(test)]
mod tests;
