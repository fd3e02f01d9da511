//! What is chosen, as it stands in the URL and as the service is asked.

use waybill_domain::search::Fragment;

use crate::route::{Route, encode, query_value};

/// How many rows a page has.
pub(super) const ROWS: u64 = 50;

/// The order of all jobs, by the service's word.
pub(super) const NEWEST: &str = "newest";

/// A thing that narrows the list, or orders it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Q,
    Queue,
    State,
    Kind,
    Location,
    Turn,
    Age,
    Subscription,
    Sort,
    Dir,
}

impl Part {
    pub(super) const FILTERS: [Self; 8] =
        [Self::Q, Self::Queue, Self::State, Self::Kind, Self::Location, Self::Turn, Self::Age, Self::Subscription];

    /// The name in the URL, to the service, and the field's id.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Q => "q",
            Self::Queue => "queue",
            Self::State => "state",
            Self::Kind => "type",
            Self::Location => "location",
            Self::Turn => "turn",
            Self::Age => "age",
            Self::Subscription => "subscription",
            Self::Sort => "sort",
            Self::Dir => "dir",
        }
    }
}

/// Everything chosen. Empty is: not chosen.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) q: String,
    parts: [String; 9],
    /// Where the page begins: the service's word, and the number of its first row, for people.
    pub(super) after: String,
    pub(super) from: u64,
}

const OTHERS: [Part; 9] = [
    Part::Queue,
    Part::State,
    Part::Kind,
    Part::Location,
    Part::Turn,
    Part::Age,
    Part::Subscription,
    Part::Sort,
    Part::Dir,
];

impl Query {
    /// Reads what stands behind the question mark of the URL.
    pub(super) fn read(search: &str) -> Self {
        let get = |name| query_value(search, name);
        let parts = OTHERS.map(|part| get(part.name()));
        Self { q: get("q"), parts, after: get("after"), from: get("from").parse().unwrap_or(1) }
    }

    pub(super) fn get(&self, part: Part) -> &str {
        let others = OTHERS.iter().zip(&self.parts);
        others.into_iter().find(|(it, _)| **it == part).map_or(&self.q, |(_, value)| value)
    }

    /// With one part chosen anew, from the first page.
    pub(super) fn with(&self, part: Part, value: &str) -> Self {
        let mut next = Self { after: String::new(), from: 1, ..self.clone() };
        let place = OTHERS.iter().zip(&mut next.parts).find(|(it, _)| **it == part).map(|(_, place)| place);
        value.clone_into(place.unwrap_or(&mut next.q));
        next
    }

    /// Another page of the same list.
    pub(super) fn at(&self, after: &str, from: u64) -> Self {
        Self { after: after.to_owned(), from, ..self.clone() }
    }

    /// The same without what narrows it.
    pub(super) fn cleared(&self) -> Self {
        let bare = Self { from: 1, ..Self::default() };
        [Part::Sort, Part::Dir].into_iter().fold(bare, |bare, part| bare.with(part, self.get(part)))
    }

    pub(super) fn is_narrowed(&self) -> bool {
        Part::FILTERS.iter().any(|part| !self.get(*part).is_empty())
    }

    /// What is looked for, to be marked where it stands.
    pub(super) fn fragment(&self) -> Option<Fragment> {
        Fragment::read(&self.q)
    }

    /// The order that holds, as the service's word, and whether it begins with the largest.
    pub(super) fn order(&self) -> (&str, bool) {
        let natural = if self.get(Part::Queue).is_empty() || !self.q.is_empty() { NEWEST } else { "since" };
        let sort = Some(self.get(Part::Sort)).filter(|sort| !sort.is_empty()).unwrap_or(natural);
        (
            sort,
            match self.get(Part::Dir) {
                "" => matches!(sort, NEWEST | "changed"),
                dir => dir == "desc",
            },
        )
    }

    /// In an order that was chosen; the one that holds anyway is not told in the URL.
    pub(super) fn sorted(&self, sort: &str) -> Self {
        // A way round belongs to its column.
        let natural = self.with(Part::Sort, "").with(Part::Dir, "");
        if natural.order().0 == sort { natural } else { natural.with(Part::Sort, sort) }
    }

    /// Ordered by a column; the other way round if it already is.
    pub(super) fn ordered_by(&self, sort: &str) -> Self {
        let (now, descending) = self.order();
        let turned = if descending { "asc" } else { "desc" };
        self.with(Part::Sort, sort).with(Part::Dir, if now == sort { turned } else { "" })
    }

    /// The URL of the page with this chosen.
    pub(super) fn path(&self) -> String {
        let from = if self.from > 1 { self.from.to_string() } else { String::new() };
        let query = joined(self.chosen().chain([("after", self.after.as_str()), ("from", &from)]));
        [Route::Support.path().as_str(), if query.is_empty() { "" } else { "?" }, &query].concat()
    }

    /// What the service is asked for a page.
    pub(super) fn asked(&self) -> String {
        joined(self.chosen().chain([("after", self.after.as_str()), ("top", &ROWS.to_string())]))
    }

    /// What the service is asked for the whole, as a file.
    pub(super) fn asked_whole(&self) -> String {
        joined(self.chosen())
    }

    fn chosen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let others = OTHERS.iter().zip(&self.parts).map(|(part, value)| (part.name(), value.as_str()));
        core::iter::once(("q", self.q.as_str())).chain(others)
    }
}

fn joined<'a>(parts: impl Iterator<Item = (&'static str, &'a str)>) -> String {
    let parts = parts.filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = parts.map(|(name, value)| [name, "=", &encode(value)].concat()).collect();
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_stands_in_the_url() {
        assert_eq!(Query::read("").path(), "/support");
        let query = Query::read("?q=f2%20o8&queue=faulted&age=7d&sort=name&after=abc&from=51");
        assert_eq!(query.path(), "/support?q=f2%20o8&queue=faulted&age=7d&sort=name&after=abc&from=51");
        assert_eq!(query.asked(), "q=f2%20o8&queue=faulted&age=7d&sort=name&after=abc&top=50");
        assert_eq!(query.asked_whole(), "q=f2%20o8&queue=faulted&age=7d&sort=name");
        assert_eq!(query.cleared().path(), "/support?sort=name");
    }

    #[test]
    fn an_order_is_told_where_it_is_not_the_lists_own() {
        let query = Query::read("?queue=faulted&sort=name&dir=desc");
        assert_eq!(query.sorted("since").path(), "/support?queue=faulted");
        assert_eq!(query.sorted("newest").path(), "/support?queue=faulted&sort=newest");
        assert_eq!(query.sorted("newest").order(), ("newest", true));
        assert_eq!(Query::read("?sort=name").sorted("newest").path(), "/support");
    }

    #[test]
    fn a_column_is_turned_round_by_a_second_press() {
        let query = Query::read("?queue=faulted&after=abc&from=51");
        assert_eq!(query.order(), ("since", false));
        let query = query.ordered_by("changed");
        assert_eq!((query.path().as_str(), query.order()), ("/support?queue=faulted&sort=changed", ("changed", true)));
        assert_eq!(query.ordered_by("changed").path(), "/support?queue=faulted&sort=changed&dir=asc");
    }
}
