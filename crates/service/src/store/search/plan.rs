//! How a search is asked of the database: at most so many candidates in an order that an index gives, of these the ones
//! that pass the filters, of these a page. So no question, however vague, costs more than its candidates.

use waybill_domain::job::Time;
use waybill_domain::job_state::JobState;
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
enum Source {
    Fragments,
    Queue,
    Jobs,
}

/// A search made ready to be asked.
pub(super) struct Plan<'a> {
    search: &'a Search,
    now: Time,
    source: Source,
    /// An index of the source has the order that is asked for; else its newest candidates are put into that order.
    pub(super) is_natural: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn of(search: &'a Search, now: Time) -> Self {
        let source = match (&search.fragment, search.queue) {
            (Some(_), _) => Source::Fragments,
            (None, Some(_)) => Source::Queue,
            (None, None) => Source::Jobs,
        };
        let is_natural = match source {
            Source::Fragments => search.sort == HitSort::Newest,
            Source::Queue => search.sort == HitSort::Since,
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
        rest && subscription && (queue.is_none() || self.source == Source::Queue)
    }

    /// `with c as (candidates: id, k)`.
    pub(super) fn candidates(&self, sql: &mut Sql, after: Option<&Place>, most: i64) {
        let Search { sort, descending, .. } = *self.search;
        // Where the order is not the source's own, all pages have the same candidates: the newest.
        let (sort, descending) = if self.is_natural { (sort, descending) } else { (HitSort::Newest, true) };
        let (from, id, key) = match self.source {
            Source::Fragments => (index::TABLE, index::id(sql.database).to_owned(), index::id(sql.database).to_owned()),
            Source::Queue => ("job_queue q", "q.job_id".to_owned(), "q.from_ms".to_owned()),
            Source::Jobs => ("job j", "j.id".to_owned(), format!("j.{}", sort.column())),
        };
        let mut conditions = self.source_conditions(sql);
        if let Some(after) = after.filter(|_| self.is_natural) {
            conditions.push(after.after(sql, &key, &id));
        }
        let order = order(&key, &id, descending);
        let most = sql.int(most);
        let conditions = all(&conditions);
        sql.push(&format!(
            "with c as materialized (select {id} as id, {key} as k from {from}{conditions} order by {order} limit {most}) "
        ));
    }

    fn source_conditions(&self, sql: &mut Sql) -> Vec<String> {
        let Search { fragment, queue, subscription, .. } = self.search;
        match (self.source, fragment, queue, subscription) {
            (Source::Fragments, Some(fragment), ..) => vec![index::holds(sql, fragment)],
            (Source::Queue, _, Some(queue), _) => {
                let (queue, now) = (sql.text(queue.word()), sql.int(self.now.timestamp_millis()));
                vec![format!("q.queue = {queue}"), format!("q.from_ms <= {now}")]
            }
            (Source::Jobs, _, _, Some(subscription)) => vec![format!("j.subscription = {}", sql.text(subscription))],
            _ => self.state().map(|state| format!("j.state = {}", sql.text(state.word()))).into_iter().collect(),
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
        if let Some(queue) = search.queue.filter(|_| self.source != Source::Queue) {
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
        if self.is_natural && self.source == Source::Queue {
            "c.k".to_owned()
        } else {
            format!("j.{}", self.search.sort.column())
        }
    }
}

/// The numbers of the newest jobs with a fragment, for a list that has its own order.
pub(in super::super) fn newest(sql: &mut Sql, fragment: &Fragment) -> String {
    let (table, id, holds, most) =
        (index::TABLE, index::id(sql.database), index::holds(sql, fragment), sql.int(WINDOW));
    format!("select {id} from {table} where {holds} order by {id} desc limit {most}")
}

pub(super) fn order(key: &str, id: &str, descending: bool) -> String {
    let way = if descending { "desc" } else { "asc" };
    if key == id { format!("{id} {way}") } else { format!("{key} {way}, {id} {way}") }
}

fn all(conditions: &[String]) -> String {
    if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(" and ")) }
}
