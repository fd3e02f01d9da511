//! A job's page: what now, who acts, by when; the road; the drives; shipping; the timeline. One signal holds the job,
//! everything else is derived from it, and changes arrive by themselves.

mod acts;
mod calendar;
mod detail;
mod dialogs;
mod drives;
pub(super) mod facts;
pub(super) mod here;
mod now;
mod picture;
mod road;
mod shipping;
mod timeline;
mod trail;

pub(super) use picture::{drives_picture, job_picture};

use crate::view::prelude::*;
use waybill_domain::job::JobId;

use crate::api::{Failure, Load};
use crate::route::Route;
use crate::ui::badge::count;
use crate::ui::empty::empty;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words::job as w;
use crate::words::machines;

use here::{Here, Reading};

/// The page.
pub fn page(id: JobId) -> AnyView {
    let crumb = view! {
        <nav class="crumb" aria-label=w::crumb_label()>
            <a href=Route::Jobs.path()>{w::crumb_jobs()}</a>
            " "
            <span class="quiet">"/ "{id.group.to_string()}</span>
        </nav>
    };
    framed(id, crumb.into_any(), whole)
}

/// The page with another way back, and something around what it shows of a job that is there.
pub(super) fn framed(id: JobId, crumb: AnyView, frame: fn(Here) -> AnyView) -> AnyView {
    let reading = Reading::begin(id.clone());
    let name = id.name.to_string();
    page::title(move || match &*reading.job.read() {
        Load::Ready(job) => w::title(&name, machines::job_state(*job.state)),
        Load::Failed(error) if error.kind == Failure::NotFound => w::not_found_heading().to_owned(),
        Load::Loading | Load::Failed(_) => name.clone(),
    });
    let kind = memo(move || match &*reading.job.read() {
        Load::Loading => Kind::Loading,
        Load::Failed(error) if error.kind == Failure::NotFound => Kind::NotFound,
        Load::Failed(error) => Kind::Failed(error.message.clone()),
        Load::Ready(_) if reading.gone.get() => Kind::Gone,
        Load::Ready(_) => Kind::Ready,
    });
    // The heading stands before the job is there, and stays: it has the focus after navigation.
    let here = RwSignal::new(None::<Here>);
    let head = move || here.get().map(acts::head);
    let inside = move || {
        let kind = kind.get();
        here.set(if kind == Kind::Ready { Here::of(reading) } else { None });
        match kind {
            Kind::Loading => loading(w::loading()),
            Kind::Failed(why) => failed(&why, move || reading.again()),
            Kind::NotFound => empty(w::not_found_heading().to_owned(), no_job(w::not_found_text())),
            Kind::Gone => empty(w::gone_heading().to_owned(), no_job(w::gone_text())),
            Kind::Ready => here.get_untracked().map_or_else(|| loading(w::loading()), frame),
        }
    };
    view! {
        {crumb}
        <div class="cluster cluster--apart">
            <h1 class="serial" tabindex="-1">{id.name.to_string()}</h1>
            {head}
        </div>
        {inside}
    }
    .into_any()
}

/// What the page shows; apart from the job, so that a change of the job does not make the page anew.
#[derive(Clone, PartialEq)]
enum Kind {
    Loading,
    Failed(String),
    NotFound,
    Gone,
    Ready,
}

fn no_job(why: &'static str) -> AnyView {
    view! {
        <p class="measure">{why}</p>
        <a class="button button--plain" href=Route::Jobs.path()>{w::to_jobs()}</a>
    }
    .into_any()
}

/// All that a customer sees of a job that is there.
pub(super) fn whole(here: Here) -> AnyView {
    view! {
        <div class="stack">
            {now::now(here)}
            {facts::facts(here)}
        </div>
        {sections(here)}
        <div class="with-aside with-aside--wide">
            <div>
                {road::road(here)}
                {drives::drives(here)}
                {shipping::shipping(here)}
            </div>
            <div>{timeline::timeline(here)}</div>
        </div>
        {dialogs::dialogs(here)}
    }
    .into_any()
}

fn sections(here: Here) -> AnyView {
    let drives = move || count(&here.job.with(|job| job.drives.len()).to_string(), None);
    view! {
        <nav class="sections" aria-label=w::parts()>
            <ul>
                <li><a href="#road">{w::road()}</a></li>
                <li><a href="#drives">{w::drives()}" "{drives}</a></li>
                <li><a href="#shipping">{w::shipping()}</a></li>
                <li><a href="#timeline">{w::timeline()}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// A numbered part of the page, so that support can say "look at box 3".
pub(super) fn part(
    number: &'static str,
    id: &'static str,
    heading: &'static str,
    beside: AnyView,
    inside: AnyView,
) -> AnyView {
    view! {
        <section class="box" id=id aria-labelledby=[id, "-h"].concat()>
            <div class="box__head cluster">
                <span class="box__number" aria-hidden="true">{number}</span>
                <h2 id=[id, "-h"].concat()>{heading}</h2>
                <div class="cluster">{beside}</div>
            </div>
            {inside}
        </section>
    }
    .into_any()
}
