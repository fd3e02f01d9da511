//! From values to types. Each kind of type asks for one kind of value, so that each type's reader is made once.

use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::Unreadable;

/// Any JSON value.
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl core::fmt::Display for Unreadable {
    fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    /// The words are not kept: nobody would read them.
    fn custom<T: core::fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Value {
    fn unsigned(&self) -> Result<u64, Unreadable> {
        match self {
            Self::Number(number) => u64::try_from(*number).map_err(|_| Unreadable),
            Self::Null | Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => Err(Unreadable),
        }
    }

    fn text(self) -> Result<String, Unreadable> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Map(_) => Err(Unreadable),
        }
    }
}

macro_rules! asks_for {
    ($ask:ident: $($kind:ident)+) => { $(
        fn $kind<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            self.$ask(visitor)
        }
    )+ };
}

impl<'de> Deserializer<'de> for Value {
    type Error = Unreadable;

    /// For what takes a value as it comes.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(it) => visitor.visit_bool(it),
            Self::Number(_) => self.deserialize_i64(visitor),
            Self::Text(it) => visitor.visit_string(it),
            Self::List(_) => self.deserialize_seq(visitor),
            Self::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Bool(it) => visitor.visit_bool(it),
            Self::Null | Self::Number(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => Err(Unreadable),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Number(it) => visitor.visit_i64(it),
            Self::Null | Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => Err(Unreadable),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_u64(self.unsigned()?)
    }

    asks_for!(deserialize_u64: deserialize_u8 deserialize_u16 deserialize_u32);
    asks_for!(deserialize_i64: deserialize_i8 deserialize_i16 deserialize_i32);

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    asks_for!(deserialize_string: deserialize_str deserialize_identifier);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Null => visitor.visit_none(),
            Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::List(list) => visitor.visit_seq(Items(list.into_iter())),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::Map(_) => Err(Unreadable),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Map(map) => visitor.visit_map(Fields { rest: map.into_iter(), value: Self::Null }),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => Err(Unreadable),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    /// An enum of plain words.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let word: StringDeserializer<Unreadable> = self.text()?.into_deserializer();
        visitor.visit_enum(word)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { f32 f64 i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct }
}

/// The items of a list.
struct Items(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
}

/// The fields of a map, and the value of the one whose key was just read.
struct Fields {
    rest: std::vec::IntoIter<(String, Value)>,
    value: Value,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Value::Text(key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(core::mem::replace(&mut self.value, Value::Null))
    }
}
