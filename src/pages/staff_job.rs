//! `/support/jobs/…`: a job as its customer sees it, and around it what staff do and know.

mod acts;
mod also_named;
mod ask;
mod contacts;
mod event;
mod fields;
mod form;
mod looks;
mod table;

use crate::view::prelude::*;
use waybill_domain::job::JobId;

use crate::pages::job::{self, facts, here::Here};
use crate::route::Route;
use crate::time;
use crate::ui::icon::{Icon, icon};
use crate::words as w;

/// The page.
pub fn page(id: JobId) -> AnyView {
    let crumb = view! {
        <nav class="crumb" aria-label=w::staff_job::way()>
            <a href=Route::Support.path()>{w::app::support()}</a>
            " "
            <span class="quiet">"/ "{id.group.to_string()}" /"</span>
        </nav>
    };
    job::framed(id, crumb.into_any(), framed)
}

fn framed(here: Here) -> AnyView {
    let notes = contacts::Notes::follow(here);
    view! {
        {strip(here)}
        {also_named::also_named(here)}
        <div class="with-aside with-aside--staff">
            <div>{acts::acts(here)}</div>
            <div>{contacts::contacts(notes)}</div>
        </div>
        {turn(here)}
        {job::whole(here)}
        {looks::looks(here)}
    }
    .into_any()
}

/// Whose turn it is, in the words of staff: the page below says it to the customer.
fn turn(here: Here) -> AnyView {
    let turn = memo(move || here.job.with(|job| job.next_step(time::now()).turn));
    view! {
        <p class="small">
            {w::support::waits_for()}": "<b>{move || w::support::turn(turn.get())}</b>". "
            <span class="quiet">{w::staff_job::as_read()}</span>
        </p>
    }
    .into_any()
}

/// Says whose page this is, so that nobody takes it for the customer's own.
fn strip(here: Here) -> AnyView {
    view! {
        <div class="seen-as cluster cluster--apart">
            <p class="cluster">
                {icon(Icon::Person)}
                <strong>{w::staff_job::seen_as()}</strong>
                <span>{w::staff_job::job_of()}" "<b>{move || facts::company(here)}</b></span>
                <span class="quiet">{w::staff_job::same_page()}</span>
            </p>
            <a href=Route::Support.path()>{w::staff_job::to_search()}</a>
        </div>
    }
    .into_any()
}
