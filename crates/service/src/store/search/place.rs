//! The orders of a search, and a place in one of them.

use serde::{Deserialize, Serialize};
use waybill_domain::listed;

use super::super::list::Sql;
use crate::cursor;

listed! {
    /// What hits are ordered by; each order ends in the job's number.
    pub enum HitSort {
        Newest = "newest",
        Changed = "changed",
        Name = "name",
        State = "state",
        /// Since when the job is in its state, or in the queue that is asked for.
        Since = "since",
        Company = "company",
    }
}

impl HitSort {
    /// Whether the order begins with the largest if nobody says.
    pub const fn is_descending(self) -> bool {
        matches!(self, Self::Newest | Self::Changed)
    }

    /// The column that is compared, of `job`.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Newest => "id",
            Self::Changed => "changed_ms",
            Self::Name => "name_key",
            Self::State => "state",
            Self::Since => "since_ms",
            Self::Company => "company_key",
        }
    }

    pub(super) const fn is_text(self) -> bool {
        matches!(self, Self::Name | Self::State | Self::Company)
    }
}

/// What a row is compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Key {
    Number(i64),
    Text(String),
}

/// The last row of a page, or the last that was looked at: the next page begins after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    sort: HitSort,
    descending: bool,
    pub(super) key: Key,
    pub(super) id: i64,
}

impl Place {
    pub(super) const fn new(sort: HitSort, descending: bool, key: Key, id: i64) -> Self {
        Self { sort, descending, key, id }
    }

    /// As it travels: opaque, and safe in a URL.
    pub fn token(&self) -> String {
        cursor::written(self)
    }

    /// Reads a token that was made for the same order.
    pub fn read(token: &str, sort: HitSort, descending: bool) -> Option<Self> {
        let place: Self = cursor::read(token)?;
        let fits = matches!(place.key, Key::Text(_)) == sort.is_text();
        (fits && place.sort == sort && place.descending == descending).then_some(place)
    }

    /// The condition that a row comes after this place.
    pub(super) fn after(&self, sql: &mut Sql, key: &str, id: &str) -> String {
        let than = if self.descending { "<" } else { ">" };
        let number = sql.int(self.id);
        if key == id {
            return format!("{id} {than} {number}");
        }
        let value = match &self.key {
            Key::Number(value) => sql.int(*value),
            Key::Text(value) => sql.text(value),
        };
        format!("({key}, {id}) {than} ({value}, {number})")
    }
}
