//! A page about a job that is not the job's own: the way back to it, its data read once, and a word if it changes meanwhile.

use crate::view::prelude::*;
use waybill_domain::job::{Job, JobId};
use waybill_domain::wire::Location;

use crate::api::{self, Load, load};
use crate::live::{self, Change};
use crate::route::Route;
use crate::session;
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::words as w;

/// Where one is: below the job, as those who own it have it, or staff.
pub fn crumb(id: &JobId) -> AnyView {
    let (words, all, job) = if untrack(session::home) == Route::Jobs {
        (w::job::crumb_jobs(), Route::Jobs, Route::Job(id.clone()))
    } else {
        (w::app::support(), Route::Support, Route::SupportJob(id.clone()))
    };
    view! {
        <nav class="crumb" aria-label=w::job::crumb_label()>
            <a href=all.path()>{words}</a>
            <span class="quiet">" / "</span>
            <a class="serial" href=job.path()>{id.name.to_string()}</a>
        </nav>
    }
    .into_any()
}

/// The job as it is by now.
pub type Live = RwSignal<Load<Job>>;

/// Shows `body` once job and locations are there. It is made once, from what they are then: no change of the job touches
/// a half-typed field.
pub fn with_job(id: &JobId, body: fn(Job, Vec<Location>, Live) -> AnyView) -> AnyView {
    let job = RwSignal::new(Load::<Job>::Loading);
    let locations = RwSignal::new(Load::<Vec<Location>>::Loading);
    let gone = RwSignal::new(false);
    let read = {
        let id = id.clone();
        move || {
            let id = id.clone();
            load(job, async move { api::job(&id).await });
        }
    };
    let read_all = {
        let read = read.clone();
        move || {
            read();
            load(locations, api::locations());
        }
    };
    read_all();
    live::subscribe_to(id.clone(), move |change| match change {
        Change::Gone(_) => gone.set(true),
        Change::Job(_) | Change::Arrival | Change::Reset => read(),
    });
    let is_ready = memo(move || job.read().ready().is_some() && locations.read().ready().is_some());
    let failure = memo(move || match (&*job.read(), &*locations.read()) {
        (Load::Failed(error), _) | (_, Load::Failed(error)) => Some(error.message.clone()),
        _ => None,
    });
    let shown = move || {
        if let Some(message) = failure.get() {
            return failed(&message, read_all.clone());
        }
        if !is_ready.get() {
            return loading(w::job::loading());
        }
        let first = job.with_untracked(|job| job.ready().cloned());
        let all = locations.with_untracked(|all| all.ready().cloned());
        first.zip(all).map(|(first, all)| view! { {meanwhile(job, gone, &first)}{body(first, all, job)} }).into_any()
    };
    view! { {shown} }.into_any()
}

/// One line, if the job is not any more what the page was made from.
fn meanwhile(job: Live, gone: RwSignal<bool>, first: &Job) -> AnyView {
    let (revision, href) = (first.revision, Route::Job(first.id.clone()).path());
    let words = memo(move || {
        if gone.get() {
            return Some(w::edit::gone().to_owned());
        }
        let job = job.read();
        let job = job.ready().filter(|job| job.revision != revision)?;
        Some(w::edit::changed(w::machines::job_state(*job.state)))
    });
    let line = move || {
        let href = href.clone();
        words.get().map(|words| {
            view! {
                <div class="banner" data-role="moving">
                    {icon(Icon::Moving)}
                    <p>{words}" "<a href=href>{w::edit::look()}</a></p>
                </div>
            }
        })
    };
    view! { <div role="status">{line}</div> }.into_any()
}
