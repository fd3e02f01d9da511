//! Values, and how a type is read from one.

use std::collections::BTreeMap;

use super::Unreadable;

/// Any JSON value.
pub enum Value {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// A type that can be read from JSON.
pub trait Json: Sized {
    /// # Errors
    /// The value is not that of the type.
    fn read(value: Value) -> Result<Self, Unreadable>;

    /// What a field is that is not there. The service leaves out what is empty.
    fn absent() -> Option<Self> {
        None
    }
}

/// The fields of a map, taken out one by one.
pub(super) struct Fields(Vec<(String, Value)>);

impl Fields {
    pub(super) fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Map(fields) => Ok(Self(fields)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => Err(Unreadable),
        }
    }

    /// A field by its name in Rust.
    #[inline(never)]
    pub(super) fn get<T: Json>(&mut self, name: &str) -> Result<T, Unreadable> {
        match self.take(name) {
            Some(value) => T::read(value),
            None => T::absent().ok_or(Unreadable),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(key, _)| is_named(key, name))?;
        Some(self.0.swap_remove(at).1)
    }
}

/// Whether a key of the JSON is a field's name: `kekVaultResourceID` is `kek_vault_resource_id`.
fn is_named(key: &str, name: &str) -> bool {
    let letters = name.bytes().filter(|byte| *byte != b'_');
    letters.eq(key.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Reads a text by a type's own parser.
#[inline(never)]
pub(super) fn parsed<T>(value: Value, parse: fn(&str) -> Option<T>) -> Result<T, Unreadable> {
    match value {
        Value::Text(text) => parse(&text).ok_or(Unreadable),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Map(_) => Err(Unreadable),
    }
}

impl<T: Json> Json for Option<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Null => Ok(None),
            Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Map(_) => {
                T::read(value).map(Some)
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::List(items) => {
                let mut list = Self::new();
                for item in items {
                    list.push(T::read(item)?);
                }
                Ok(list)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Map(_) => Err(Unreadable),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Json for BTreeMap<String, String> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut map = Self::new();
        for (key, value) in Fields::of(value)?.0 {
            map.insert(key, String::read(value)?);
        }
        Ok(map)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Json for String {
    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Map(_) => Err(Unreadable),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Json for bool {
    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Bool(it) => Ok(it),
            Value::Null | Value::Number(_) | Value::Text(_) | Value::List(_) | Value::Map(_) => Err(Unreadable),
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => { $(
        impl Json for $kind {
            fn read(value: Value) -> Result<Self, Unreadable> {
                match value {
                    Value::Number(number) => Self::try_from(number).map_err(|_| Unreadable),
                    Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Map(_) => Err(Unreadable),
                }
            }

            fn absent() -> Option<Self> {
                Some(0)
            }
        }
    )+ };
}
numbers!(u8, u32, u64, i64, usize);
