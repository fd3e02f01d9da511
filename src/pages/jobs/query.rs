//! What is chosen on the page of jobs, as it stands in the URL and as the service is asked.

use crate::route::{Route, encode, query_value};

/// How many rows a page has.
pub(super) const ROWS: u64 = 50;

/// Everything chosen. Empty is: not chosen.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) q: String,
    pub(super) state: String,
    pub(super) kind: String,
    pub(super) location: String,
    pub(super) sort: String,
    /// Where the page begins: the service's word, and the number of its first row, for people.
    pub(super) after: String,
    pub(super) from: u64,
}

/// A thing that narrows the list, or orders it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Q,
    State,
    Kind,
    Location,
    Sort,
}

impl Part {
    pub(super) const FILTERS: [Self; 4] = [Self::Q, Self::State, Self::Kind, Self::Location];

    /// The name in the URL, to the service, and the field's id.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Q => "q",
            Self::State => "state",
            Self::Kind => "type",
            Self::Location => "location",
            Self::Sort => "sort",
        }
    }
}

impl Query {
    /// Reads what stands behind the question mark of the URL.
    pub(super) fn read(search: &str) -> Self {
        let get = |name| query_value(search, name);
        Self {
            q: get("q"),
            state: get("state"),
            kind: get("type"),
            location: get("location"),
            sort: get("sort"),
            after: get("after"),
            from: get("from").parse().unwrap_or(1),
        }
    }

    pub(super) fn get(&self, part: Part) -> &str {
        match part {
            Part::Q => &self.q,
            Part::State => &self.state,
            Part::Kind => &self.kind,
            Part::Location => &self.location,
            Part::Sort => &self.sort,
        }
    }

    /// With one part chosen anew, from the first page.
    pub(super) fn with(&self, part: Part, value: &str) -> Self {
        let mut next = Self { after: String::new(), from: 1, ..self.clone() };
        let place = match part {
            Part::Q => &mut next.q,
            Part::State => &mut next.state,
            Part::Kind => &mut next.kind,
            Part::Location => &mut next.location,
            Part::Sort => &mut next.sort,
        };
        value.clone_into(place);
        next
    }

    /// Another page of the same list.
    pub(super) fn at(&self, after: &str, from: u64) -> Self {
        Self { after: after.to_owned(), from, ..self.clone() }
    }

    /// The same without what narrows it.
    pub(super) fn cleared(&self) -> Self {
        Self { sort: self.sort.clone(), from: 1, ..Self::default() }
    }

    pub(super) fn is_narrowed(&self) -> bool {
        Part::FILTERS.iter().any(|part| !self.get(*part).is_empty()) || !self.after.is_empty()
    }

    /// Whether those that need one stand first: the order where none is chosen.
    pub(super) fn by_need(&self) -> bool {
        self.sort.is_empty()
    }

    /// The URL of the page with this chosen.
    pub(super) fn path(&self) -> String {
        let from = if self.from > 1 { self.from.to_string() } else { String::new() };
        let query = joined(&[&self.parts()[..], &[("after", &self.after), ("from", &from)]].concat());
        [Route::Jobs.path().as_str(), if query.is_empty() { "" } else { "?" }, &query].concat()
    }

    /// What the service is asked.
    pub(super) fn asked(&self) -> String {
        let top = ROWS.to_string();
        let sort = if self.by_need() { "needs" } else { &self.sort };
        let [q, state, kind, location, _] = self.parts();
        joined(&[q, state, kind, location, ("sort", sort), ("after", &self.after), ("top", &top)])
    }

    fn parts(&self) -> [(&'static str, &str); 5] {
        [Part::Q, Part::State, Part::Kind, Part::Location, Part::Sort].map(|part| (part.name(), self.get(part)))
    }
}

fn joined(parts: &[(&str, &str)]) -> String {
    let parts = parts.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = parts.map(|(name, value)| [name, "=", &encode(value)].concat()).collect();
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_chosen_is_the_bare_url() {
        assert_eq!(Query::read("").path(), "/jobs");
        assert_eq!(Query::read("").asked(), "sort=needs&top=50");
        assert!(!Query::read("").is_narrowed());
    }

    #[test]
    fn what_is_chosen_stands_in_the_url() {
        let query = Query::read("q=%C3%A5+%26%20b&state=Faulted&after=abc&from=51");
        assert_eq!(query.path(), "/jobs?q=%C3%A5%20%26%20b&state=Faulted&after=abc&from=51");
        assert_eq!(query.asked(), "q=%C3%A5%20%26%20b&state=Faulted&sort=needs&after=abc&top=50");
    }

    #[test]
    fn choosing_anew_begins_at_the_first_page() {
        let query = Query::read("?state=Faulted&sort=name&after=abc&from=51");
        assert_eq!(query.with(Part::State, "").path(), "/jobs?sort=name");
        assert_eq!(query.cleared().path(), "/jobs?sort=name");
        assert_eq!(query.at("def", 101).path(), "/jobs?state=Faulted&sort=name&after=def&from=101");
    }
}
