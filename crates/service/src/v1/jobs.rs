//! The list of jobs as the portal shows it, and one job.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::lang::{Said, Say as _};
use waybill_domain::next_step::Mood;
use waybill_domain::problem::Problems;
use waybill_domain::said;
use waybill_domain::wire::{JobPage, JobRow};
use waybill_domain::words::either;

use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::careful::each;
use crate::disclosure::Impersonal;
use crate::failure::Failure;
use crate::job_api::JobPath;
use crate::store::{COUNT_MAX, Filter, Page, Sort, StateFilter, Wanted};
use crate::work::etag;

const TOP: u32 = 50;
const TOP_MAX: u32 = 100;

/// The query of a list. Empty values mean: any.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: Option<String>,
    state: Option<String>,
    #[serde(rename = "type")]
    job_type: Option<String>,
    location: Option<String>,
    subscription: Option<String>,
    sort: Option<String>,
    after: Option<String>,
    top: Option<String>,
}

pub(crate) async fn list(
    State(app): State<App>,
    asker: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Impersonal<Json<JobPage>>, Failure> {
    let mut wanted = asked.read()?;
    wanted.filter.scope = asker.scope();
    if let Some(subscription) = wanted.filter.subscription.take() {
        wanted.filter.subscription = Some(app.subscription_for(&asker, &subscription).await?);
    }
    let (listing, count) = tokio::join!(app.store.list(&wanted), app.store.count(&wanted.filter));
    let (listing, (total, needs_you)) = (listing?, count?);
    let now = app.clock.now();
    let value = each("a row of the list of jobs", &listing.jobs, |job| JobRow::of(job, now));
    let more = wanted.filter.scope.is_none() && total >= COUNT_MAX.unsigned_abs();
    let page = JobPage { value, next: listing.next.map(|next| next.token()), total, needs_you, more };
    Ok(Impersonal(Json(page)))
}

pub(crate) async fn get(State(app): State<App>, asker: Asker, JobPath(id): JobPath) -> Result<Response, Failure> {
    let job = app.job_for(&asker, &id).await?;
    Ok(([(header::ETAG, etag(&job))], Json(job)).into_response())
}

impl Asked {
    fn read(self) -> Result<Wanted, Failure> {
        let mut problems = Problems::default();
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let state = filled(self.state).and_then(|word| problems.take("state", state_filter(&word)));
        let job_type = filled(self.job_type).and_then(|word| problems.take("type", word.parse::<JobType>()));
        let sort = filled(self.sort).and_then(|word| problems.take("sort", word.parse())).unwrap_or(Sort::Needs);
        let page = |token: String| {
            Page::read(&token, sort).ok_or_else(|| {
                said!(
                    "Go on with the next of a page in the same order",
                    "Fortsätt med next från en sida i samma ordning"
                )
            })
        };
        let after = filled(self.after).and_then(|token| problems.take("after", page(token)));
        let top = |text: String| {
            text.parse()
                .ok()
                .filter(|top| (1..=TOP_MAX).contains(top))
                .ok_or_else(|| said!("Ask for 1 to 100 jobs", "Be om 1 till 100 jobb"))
        };
        let top = filled(self.top).and_then(|text| problems.take("top", top(text))).unwrap_or(TOP);
        let (q, location, subscription) = (filled(self.q), filled(self.location), filled(self.subscription));
        let filter = Filter { q, state, job_type, location, subscription, ..Filter::default() };
        Ok(problems.or(Some(Wanted { filter, sort, after, top }))?)
    }
}

/// A state's word, a mood's, or `needs-you`. Where a word is both, such as none today, it is the state's.
pub(super) fn state_filter(word: &str) -> Result<StateFilter, Said> {
    if word.eq_ignore_ascii_case("needs-you") {
        return Ok(StateFilter::NeedsYou);
    }
    let state = word.parse::<JobState>().map(StateFilter::State);
    state.or_else(|not_a_state| {
        let mood = word.parse::<Mood>().map(StateFilter::Mood);
        mood.map_err(|not_a_mood| said!(lang; "{state}, {mood}, or needs-you", "{state}, {mood}, eller needs-you", state = not_a_state.within(lang), mood = either(lang, &not_a_mood.allowed)))
    })
}
