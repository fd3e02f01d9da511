//! How a search is asked of the database: at most so many candidates in an order that an index gives, of these the ones
//! that pass the filters, of these a page. So no question, however vague, costs more than its candidates.

use waybill_domain::job::Time;
use waybill_domain::job_state::JobState;
use waybill_domain::queue::Queue;
use waybill_domain::search::Fragment;

use super::super::columns::folded;
use super::super::list::Sql;
use super::place::{HitSort, Place};
use super::{Search, index};
use crate::store::StateFilter;

/// The most jobs that are looked at for a page, where filters leave some out.
pub(super) const WINDOW: i64 = 2000;

/// Where candidates come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source<'a> {
    Fragment(&'a Fragment),
    Queue(Queue),
    Jobs,
}

/// A search made ready to be asked.
pub(super) struct Plan<'a> {
    search: &'a Search,
    now: Time,
    source: Source<'a>,
    /// An index of the source has the order that is asked for; else its newest candidates are put into that order.
    pub(super) is_natural: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn of(search: &'a Search, now: Time) -> Self {
        let source = match (&search.fragment, search.queue) {
            (Some(fragment), _) => Source::Fragment(fragment),
            (None, Some(queue)) => Source::Queue(queue),
            (None, None) => Source::Jobs,
        };
        let is_natural = match source {
            Source::Fragment(_) => search.sort == HitSort::Newest,
            Source::Queue(_) => search.sort == HitSort::Since,
            Source::Jobs => {
                search.subscription.is_none()
                    || matches!(search.sort, HitSort::Newest | HitSort::Changed | HitSort::Name)
            }
        };
        Self { search, now, source, is_natural }
    }

    /// The state of all candidates, where an index begins with it and goes on in the order that is asked for.
    fn state(&self) -> Option<JobState> {
        let by_state = matches!(self.search.sort, HitSort::Newest | HitSort::State | HitSort::Since);
        let free = self.source == Source::Jobs && self.search.subscription.is_none() && by_state;
        match self.search.state {
            Some(StateFilter::State(state)) if free => Some(state),
            _ => None,
        }
    }

    /// Whether each candidate is a hit.
    pub(super) fn takes_all(&self) -> bool {
        let Search { subscription, state, job_type, location, turn, before, queue, .. } = self.search;
        let state = state.is_none() || self.state().is_some();
        let rest = state && job_type.is_none() && location.is_none() && turn.is_none() && before.is_none();
        let subscription = subscription.is_none() || self.source == Source::Jobs;
        rest && subscription && (queue.is_none() || matches!(self.source, Source::Queue(_)))
    }

    /// Hits are counted up to this. Those with a fragment are counted by finding them.
    pub(super) const fn count_max(&self) -> i64 {
        match self.source {
            Source::Fragment(_) => 100,
            Source::Queue(_) | Source::Jobs => 1000,
        }
    }

    /// How many candidates are fetched at once: on the first page so many that they are counted by the way, and more
    /// where the first that were fetched did not fill a page.
    pub(super) fn most(&self, round: i64) -> i64 {
        let page = i64::from(self.search.top) + 1;
        match (self.takes_all() && self.is_natural, &self.search.after) {
            (true, None) => page.max(self.count_max() + 1),
            (true, Some(_)) => page,
            (false, _) => WINDOW * (1 + round),
        }
    }

    /// `with c as (candidates: id, k)`.
    pub(super) fn candidates(&self, sql: &mut Sql, after: Option<&Place>, most: i64) {
        let Search { sort, descending, .. } = *self.search;
        let after = after.filter(|_| self.is_natural);
        // Where the order is not the source's own, all pages have the same candidates: the newest.
        let (sort, descending) = if self.is_natural { (sort, descending) } else { (HitSort::Newest, true) };
        let (from, id, key, after) = match self.source {
            Source::Fragment(fragment) => {
                let found = index::found(sql, fragment, descending, after.map(|after| after.id), most);
                (format!("({found}) as found"), "found.id", "found.id".to_owned(), None)
            }
            Source::Queue(_) => ("job_queue q".to_owned(), "q.job_id", "q.from_ms".to_owned(), after),
            Source::Jobs => ("job j".to_owned(), "j.id", format!("j.{}", sort.column()), after),
        };
        let mut conditions = self.source_conditions(sql);
        conditions.extend(after.map(|after| after.after(sql, &key, id)));
        let (order, most, conditions) = (order(&key, id, descending), sql.int(most), all(&conditions));
        sql.push(&format!(
            "with c as materialized (select {id} as id, {key} as k from {from}{conditions} order by {order} limit {most})"
        ));
    }

    fn source_conditions(&self, sql: &mut Sql) -> Vec<String> {
        match (self.source, &self.search.subscription) {
            (Source::Fragment(_), _) => Vec::new(),
            (Source::Queue(queue), _) => {
                let (queue, now) = (sql.text(queue.word()), sql.int(self.now.timestamp_millis()));
                vec![format!("q.queue = {queue}"), format!("q.from_ms <= {now}")]
            }
            (Source::Jobs, Some(subscription)) => vec![format!("j.subscription = {}", sql.text(subscription))],
            (Source::Jobs, None) => {
                self.state().map(|state| format!("j.state = {}", sql.text(state.word()))).into_iter().collect()
            }
        }
    }

    /// The condition on `job j` that a candidate is a hit, and lies on this page.
    pub(super) fn hits(&self, sql: &mut Sql, after: Option<&Place>) -> String {
        let mut conditions = Vec::new();
        let search = self.search;
        let mut same = |column: &str, value: Option<&str>| {
            if let Some(value) = value {
                conditions.push(format!("{column} = {}", sql.text(value)));
            }
        };
        same("j.subscription", search.subscription.as_deref());
        same("j.job_type", search.job_type.map(|it| it.word()));
        same("j.location", search.location.as_deref().map(folded).as_deref());
        same("j.turn", search.turn.map(|it| it.word()));
        match search.state {
            Some(StateFilter::State(state)) => same("j.state", Some(state.word())),
            Some(StateFilter::Mood(mood)) => same("j.mood", Some(mood.word())),
            Some(StateFilter::NeedsYou) => same("j.turn", Some("customer")),
            None => {}
        }
        if let Some(before) = search.before {
            conditions.push(format!("j.since_ms <= {}", sql.int(before.timestamp_millis())));
        }
        if let Some(queue) = search.queue.filter(|_| !matches!(self.source, Source::Queue(_))) {
            let (queue, now) = (sql.text(queue.word()), sql.int(self.now.timestamp_millis()));
            conditions.push(format!(
                "exists (select 1 from job_queue q where q.job_id = j.id and q.queue = {queue} and q.from_ms <= {now})"
            ));
        }
        if let Some(after) = after.filter(|_| !self.is_natural) {
            conditions.push(after.after(sql, &self.key(), "j.id"));
        }
        all(&conditions)
    }

    /// What hits are ordered by, in terms of `c` and `job j`.
    pub(super) fn key(&self) -> String {
        if self.is_natural && matches!(self.source, Source::Queue(_)) {
            "c.k".to_owned()
        } else {
            format!("j.{}", self.search.sort.column())
        }
    }
}

/// The numbers of the newest jobs with a fragment, for a list that has its own order.
pub(in super::super) fn newest(sql: &mut Sql, fragment: &Fragment) -> String {
    index::found(sql, fragment, true, None, WINDOW)
}

pub(super) fn order(key: &str, id: &str, descending: bool) -> String {
    let way = if descending { "desc" } else { "asc" };
    if key == id { format!("{id} {way}") } else { format!("{key} {way}, {id} {way}") }
}

fn all(conditions: &[String]) -> String {
    if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(" and ")) }
}
