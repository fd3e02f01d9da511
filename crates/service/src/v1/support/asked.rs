//! The query of a search as it stands in the URL.

use chrono::TimeDelta;
use serde::Deserialize;
use waybill_domain::job::{JobId, JobType, Time};
use waybill_domain::lang::Said;
use waybill_domain::next_step::Turn;
use waybill_domain::problem::Problems;
use waybill_domain::queue::Queue;
use waybill_domain::said;
use waybill_domain::search::Fragment;

use super::super::jobs::state_filter;
use crate::failure::Failure;
use crate::store::{HitSort, Place, Search};

const TOP: u32 = 50;
const TOP_MAX: u32 = 100;

/// Empty values mean: any.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: Option<String>,
    queue: Option<String>,
    state: Option<String>,
    #[serde(rename = "type")]
    job_type: Option<String>,
    location: Option<String>,
    subscription: Option<String>,
    age: Option<String>,
    turn: Option<String>,
    sort: Option<String>,
    dir: Option<String>,
    after: Option<String>,
    top: Option<String>,
}

/// Which job is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Whose {
    subscription: String,
    group: String,
    name: String,
}

impl Whose {
    pub(super) fn read(&self) -> Result<JobId, Failure> {
        let id = super::job_id(&self.subscription, &self.group, &self.name);
        id.ok_or_else(|| {
            Failure::problem(
                "name",
                said!(
                    "Name a job by its subscription, group and name",
                    "Ange ett jobb med dess prenumeration, grupp och namn"
                ),
            )
        })
    }
}

impl Asked {
    pub(super) fn words(&self) -> Option<&str> {
        self.q.as_deref().map(str::trim).filter(|words| !words.is_empty())
    }

    pub(super) fn read(self, now: Time) -> Result<Search, Failure> {
        let mut problems = Problems::default();
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let short = || said!("Type at least three letters or digits", "Skriv minst tre bokstäver eller siffror");
        let fragment = filled(self.q).and_then(|q| problems.take("q", Fragment::read(&q).ok_or_else(short)));
        let queue = filled(self.queue).and_then(|word| problems.take("queue", word.parse::<Queue>()));
        let state = filled(self.state).and_then(|word| problems.take("state", state_filter(&word)));
        let job_type = filled(self.job_type).and_then(|word| problems.take("type", word.parse::<JobType>()));
        let turn = filled(self.turn).and_then(|word| problems.take("turn", word.parse::<Turn>()));
        let before = filled(self.age).and_then(|text| problems.take("age", age(&text))).map(|age| now - age);
        let natural = if queue.is_some() && fragment.is_none() { HitSort::Since } else { HitSort::Newest };
        let sort = filled(self.sort).and_then(|word| problems.take("sort", word.parse())).unwrap_or(natural);
        let descending = filled(self.dir).and_then(|word| problems.take("dir", is_descending(&word)));
        let descending = descending.unwrap_or(sort.is_descending());
        let wrong = || {
            said!("Go on with the next of a page in the same order", "Fortsätt med next från en sida i samma ordning")
        };
        let place = |token: String| Place::read(&token, sort, descending).ok_or_else(wrong);
        let after = filled(self.after).and_then(|token| problems.take("after", place(token)));
        let wrong = || said!("Ask for 1 to 100 jobs", "Be om 1 till 100 jobb");
        let top = |text: String| text.parse().ok().filter(|top| (1..=TOP_MAX).contains(top)).ok_or_else(wrong);
        let top = filled(self.top).and_then(|text| problems.take("top", top(text))).unwrap_or(TOP);
        let (location, subscription) = (filled(self.location), filled(self.subscription));
        let subscription = subscription.map(|id| id.trim().to_ascii_lowercase());
        Ok(problems.or(Some(Search {
            fragment,
            queue,
            subscription,
            state,
            job_type,
            location,
            turn,
            before,
            sort,
            descending,
            after,
            top,
        }))?)
    }
}

/// At least this long in its state.
fn age(text: &str) -> Result<TimeDelta, Said> {
    let span = crate::cli::span(text.trim()).ok().filter(|span| *span >= TimeDelta::zero());
    span.ok_or_else(|| said!("Write a number and d, h or m: 7d", "Skriv ett tal och d, h eller m: 7d"))
}

fn is_descending(word: &str) -> Result<bool, Said> {
    match word {
        "asc" => Ok(false),
        "desc" => Ok(true),
        _ => Err(said!("Use asc or desc", "Använd asc eller desc")),
    }
}
