//! What is chosen on the page of a log, as it stands in the URL and as the service is asked.

use crate::route::{encode, query_value};

/// Everything chosen. Empty is: not chosen.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) q: String,
    /// A blob's status, or what was done with its name.
    pub(super) status: String,
    /// Where the page begins: the service's word, and the number of its first row, for people.
    pub(super) after: String,
    pub(super) from: u64,
}

impl Query {
    /// Reads what stands behind the question mark of the URL.
    pub(super) fn read(search: &str) -> Self {
        let get = |name| query_value(search, name);
        Self { q: get("q"), status: get("status"), after: get("after"), from: get("from").parse().unwrap_or(1) }
    }

    /// Another search, from the first page.
    pub(super) fn looking_for(&self, q: &str) -> Self {
        Self { q: q.to_owned(), after: String::new(), from: 1, ..self.clone() }
    }

    /// Another word, from the first page.
    pub(super) fn only(&self, status: &str) -> Self {
        Self { status: status.to_owned(), after: String::new(), from: 1, ..self.clone() }
    }

    /// Another page of the same list.
    pub(super) fn at(&self, after: &str, from: u64) -> Self {
        Self { after: after.to_owned(), from, ..self.clone() }
    }

    /// What stands in the URL behind the path: nothing, or a question mark and what is chosen.
    pub(super) fn behind(&self) -> String {
        let from = if self.from > 1 { self.from.to_string() } else { String::new() };
        match self.joined(&[("after", &self.after), ("from", &from)]).as_str() {
            "" => String::new(),
            query => ["?", query].concat(),
        }
    }

    /// What the service is asked.
    pub(super) fn asked(&self) -> String {
        self.joined(&[("after", &self.after)])
    }

    fn joined(&self, more: &[(&str, &str)]) -> String {
        let parts = [("q", self.q.as_str()), ("status", &self.status)];
        let set = parts.iter().chain(more).filter(|(_, value)| !value.is_empty());
        set.map(|(name, value)| [name, "=", &encode(value)].concat()).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_holds_what_is_chosen() {
        let query = Query::read("?q=a%26b&status=LeasePresent&after=100&from=101");
        assert_eq!(query.behind(), "?q=a%26b&status=LeasePresent&after=100&from=101");
        assert_eq!(query.asked(), "q=a%26b&status=LeasePresent&after=100");
        assert_eq!(query.looking_for("").behind(), "?status=LeasePresent");
        assert_eq!(query.only("").behind(), "?q=a%26b");
        assert_eq!(query.at("", 1).behind(), "?q=a%26b&status=LeasePresent");
        assert_eq!(Query::read("").behind(), "");
    }
}
