//! Looking jobs up by any scrap, for staff: one search, its queues, and who looked.

mod asked;
mod csv;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use waybill_domain::fields::{JobName, ResourceGroup, SubscriptionId};
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::queue::Queue;
use waybill_domain::search::{FoundIn, Fragment, Owner};
use waybill_domain::wire::{AlsoNamed, Found, Hit, JobRow, ListBody, Look, QueueCount, SearchPage};

use crate::App;
use crate::address::Queried;
use crate::auth::{Asker, no_such_job};
use crate::careful::each;
use crate::disclosure::Impersonal;
use crate::failure::Failure;
use crate::store::{Counted, FoundJob, JobKey, Search};

use asked::{Asked, Whose};

pub(crate) async fn jobs(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let words = asked.words().map(str::to_owned);
    let exact = match &words {
        Some(words) => exact(&app, words).await?,
        None => None,
    };
    let search = match asked.read(now) {
        Ok(search) => search,
        // A name of two letters cannot be searched, but it is a name.
        Err(failure) => {
            let short = words.is_some_and(|words| Fragment::read(&words).is_none());
            return just(exact.as_ref().filter(|_| short)).map(answer).ok_or(failure);
        }
    };
    let page = app.store.search(&search, now).await?;
    let Counted { total, more } = match page.counted {
        Some(counted) => counted,
        None => app.store.count_found(&search, now).await?,
    };
    let value = each("a row of a search", &page.jobs, |found| hit(&search, found, now));
    let (next, exact) = (page.next.map(|next| next.token()), exact.map(|job| job.id));
    Ok(answer(SearchPage { value, next, total, more, partial: page.partial, exact }))
}

/// Only where the words were found in what identifies a person does a page say anything of one.
fn answer(page: SearchPage) -> Response {
    let mut found = page.value.iter().flat_map(|hit| &hit.found);
    let tells =
        found.any(|it| matches!(it.at, FoundIn::Contact | FoundIn::Recipient | FoundIn::Email | FoundIn::Phone));
    if tells { Json(page).into_response() } else { Impersonal(Json(page)).into_response() }
}

/// The same search as a file, all pages of it.
pub(crate) async fn file(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let search = asked.read(now)?;
    Ok(csv::answer(app, search, now).into_response())
}

pub(crate) async fn queues(
    State(app): State<App>,
    _: Asker,
) -> Result<Impersonal<Json<ListBody<QueueCount>>>, Failure> {
    let mut value = app.store.queue_counts(app.clock.now()).await?;
    // What waits are packages, whether they are of a job or of none.
    for unmatched in value.iter_mut().filter(|it| it.queue == Queue::Unmatched) {
        unmatched.count = app.store.arrivals_open().await?;
    }
    Ok(Impersonal(Json(ListBody { value, next_link: None })))
}

/// The other live jobs that name a drive or a package of a job.
pub(crate) async fn also_named(
    State(app): State<App>,
    _: Asker,
    Queried(whose): Queried<Whose>,
) -> Result<Impersonal<Json<ListBody<AlsoNamed>>>, Failure> {
    let id = whose.read()?;
    let job = app.store.job(&JobKey::from(&id)).await?.ok_or_else(|| no_such_job(&id))?;
    let value = app.store.also_named(&job).await?;
    Ok(Impersonal(Json(ListBody { value, next_link: None })))
}

pub(crate) async fn looks(
    State(app): State<App>,
    _: Asker,
    Queried(whose): Queried<Whose>,
) -> Result<Impersonal<Json<ListBody<Look>>>, Failure> {
    let id = whose.read()?;
    // The page asks right after it was answered with the job: that look is among them.
    drop(app.disclosing.write().await);
    let looks = app.store.looks(&JobKey::from(&id)).await?;
    if looks.is_empty() && app.store.job(&JobKey::from(&id)).await?.is_none() {
        return Err(no_such_job(&id));
    }
    Ok(Impersonal(Json(ListBody { value: looks, next_link: None })))
}

/// The job that the words name: by its resource id, by a link's three parts, or by a name that only one job has.
async fn exact(app: &App, words: &str) -> Result<Option<Job>, Failure> {
    let words = words.trim();
    let parts: Vec<&str> = words.trim_matches('/').split('/').collect();
    let named = match parts.as_slice() {
        [_, subscription, _, group, _, provider, _, name]
            if provider.eq_ignore_ascii_case("Microsoft.ImportExport") =>
        {
            Some((*subscription, *group, *name))
        }
        [subscription, group, name] => Some((*subscription, *group, *name)),
        _ => None,
    };
    if let Some((subscription, group, name)) = named {
        return match job_id(subscription, group, name) {
            Some(id) => match app.store.job(&JobKey::from(&id)).await {
                // The search goes on without it; its own page says what is the matter.
                Err(problem) if problem.is_of_one_row() => Ok(None),
                found => Ok(found?),
            },
            None => Ok(None),
        };
    }
    match words.parse::<JobName>() {
        Ok(name) => Ok(app.store.only_named(&name.key()).await?),
        Err(_) => Ok(None),
    }
}

fn job_id(subscription: &str, group: &str, name: &str) -> Option<JobId> {
    let subscription = subscription.to_ascii_lowercase().parse::<SubscriptionId>().ok()?;
    Some(JobId { subscription, group: group.parse::<ResourceGroup>().ok()?, name: name.parse().ok()? })
}

/// A page that says nothing but where to go.
fn just(exact: Option<&Job>) -> Option<SearchPage> {
    let exact = Some(exact?.id.clone());
    Some(SearchPage { value: Vec::new(), next: None, total: 0, more: false, partial: false, exact })
}

fn hit(search: &Search, it: &FoundJob, now: Time) -> Hit {
    let owner = Owner { company: &it.company, contact: &it.contact };
    let found = search.fragment.as_ref().map(|fragment| it.job.found(fragment, owner)).unwrap_or_default();
    Hit {
        row: JobRow::of(&it.job, now),
        company: it.company.clone(),
        since: it.job.since(),
        found: found.into_iter().map(|(at, text)| Found { at, text: text.to_owned() }).collect(),
    }
}
