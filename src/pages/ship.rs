//! The customer has handed the drives to a carrier, and says so: the job goes to Shipping.

mod aside;
mod update;

use std::rc::Rc;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::{Act, Job, JobId, WhyNot};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;
use waybill_domain::wire::Location;

use crate::draft::{self, Draft, Keep, YES};
use crate::pages::form::doubts::Doubts;
use crate::pages::form::job_page::{Live, crumb, with_job};
use crate::pages::form::keeping::keeping;
use crate::pages::form::sending::Sending;
use crate::pages::form::{address, delivery, return_shipping, send_to};
use crate::route::{Route, job_path};
use crate::router::use_navigate;
use crate::ui::button::{button, submit};
use crate::ui::page;
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words as w;
use crate::{api, browser, time};

/// The page.
pub fn page(id: JobId) -> AnyView {
    let name = id.name.to_string();
    page::title(move || w::ship::title_of(&name));
    view! {
        {crumb(&id)}
        <h1 tabindex="-1">{w::ship::title()}</h1>
        {with_job(&id, body)}
    }
    .into_any()
}

/// The name of a job's shipping draft; creating an export job begins it.
pub fn draft_name(id: &JobId) -> String {
    ["ship", &job_path(id)].concat()
}

fn body(job: Job, locations: Vec<Location>, live: Live) -> AnyView {
    let sending = Sending::default();
    // Somebody else may ship it meanwhile. What this page sends is answered for itself.
    let shut = memo(move || if sending.is_busy() { None } else { live.read().ready().and_then(why_shut) });
    let shown = move || {
        if let Some(why) = shut.get() {
            return live.with_untracked(|live| closed(live.ready().unwrap_or(&job), &why));
        }
        let aside = aside::aside(&job, &locations);
        let form = form(job.clone(), send_to::carriers(&job.location, &locations), sending);
        view! { <div class="with-aside with-aside--near"><div>{form}</div>{aside}</div> }.into_any()
    };
    view! { {shown} }.into_any()
}

/// Why there is nothing to ship.
fn why_shut(job: &Job) -> Option<String> {
    match job.permits(Act::Ship, Role::Customer, time::now()) {
        Ok(()) | Err(WhyNot::Missing { .. }) => None,
        Err(why @ (WhyNot::State { .. } | WhyNot::NotYours { .. })) => Some(why.to_string()),
    }
}

/// Everything that sending needs.
struct Form {
    job: Job,
    carriers: Vec<String>,
    draft: Draft,
    sending: Sending,
    doubts: Doubts,
    leave: Box<dyn Fn()>,
}

fn form(job: Job, carriers: Vec<String>, sending: Sending) -> AnyView {
    let draft = Draft::open(&draft_name(&job.id), Keep::Browser);
    delivery::propose(draft, job.delivery_package.as_ref(), &carriers);
    delivery::propose_usual(draft, &job);
    if let Some(known) = &job.return_shipping {
        return_shipping::propose(draft, known, &carriers);
    }
    let doubts = Doubts::default();
    let (problems, listed) = (sending.problems, Signal::stored(carriers.clone()));
    let cancelled = job.cancel_requested.then(|| view! { <p>{w::ship::cancelled()}</p> });
    let package = delivery::fields(draft, problems, doubts, &carriers);
    let back = return_address(&job, draft, sending);
    let has_account = job.return_shipping.is_some();
    let path = Route::Job(job.id.clone()).path();
    let navigate = use_navigate();
    let leave = Box::new(move || navigate(&path, Default::default()));
    let form = Rc::new(Form { job, carriers, draft, sending, doubts, leave });
    let later = Rc::clone(&form);
    view! {
        <form class="form" novalidate on:submit=move |ev| { ev.prevent_default(); send(&form, true); }>
            {problem_summary(problems)}
            {doubts.summary(w::ship::doubts_way_on())}
            <p>{w::ship::lead_before()}" "<b>{w::machines::job_state(JobState::Shipping)}</b>{w::ship::lead_after()}</p>
            {cancelled}
            <fieldset class="group"><legend>{w::ship::package()}</legend>{package}</fieldset>
            <fieldset class="group">
                <legend>{w::ship::back()}</legend>
                <p class="quiet">{w::ship::back_hint()}</p>
                {back}
            </fieldset>
            <div class="group">{return_shipping::fields(draft, problems, listed, has_account)}</div>
            {sending.refusal()}
            <div class="cluster">
                {move || {
                    let label = if doubts.are_told() { w::ship::submit_all_the_same() } else { w::ship::submit() };
                    submit("button button--big", label, sending.press())
                }}
                {button("button button--quiet", w::ship::later(), sending.press(), move || send(&later, false))}
            </div>
            {keeping(draft)}
        </form>
    }
    .into_any()
}

/// The address there is, with a way to change it; else its fields.
fn return_address(job: &Job, draft: Draft, sending: Sending) -> AnyView {
    let Some(known) = job.return_address.clone() else { return address::fields(draft, sending.problems) };
    let change = draft.field(update::CHANGE);
    let shown = move || {
        if change.get() == YES {
            address::propose(draft, known.input());
            return address::fields(draft, sending.problems);
        }
        view! {
            {address::address("address serial small", address::lines(known.input()))}
            <p>
                <button class="button button--plain button--small" type="button" on:click=move |_| change.set(YES.to_owned())>
                    {w::ship::change_address()}
                </button>
            </p>
        }
        .into_any()
    };
    view! { {shown} }.into_any()
}

/// Reads all that is typed, as the service will, and sends it. With `ship` the job goes to Shipping.
fn send(form: &Rc<Form>, ship: bool) {
    let Form { job, sending, doubts, .. } = &**form;
    let texts = form.draft.texts();
    let update = update::update(&texts, job, ship);
    if let Err(mut found) = update.read() {
        update::place(&mut found.0, &texts);
        doubts.clear();
        return sending.problems.set(found.0);
    }
    sending.problems.clear();
    if ship && !doubts.are_settled(delivery::doubts(&texts, job, &form.carriers)) {
        return;
    }
    if update::is_empty(&update) {
        return toast(w::ship::nothing());
    }
    sending.begin();
    let form = Rc::clone(form);
    spawn_local(async move {
        match api::update_job(&form.job.id, &update, None).await {
            Ok(()) => {
                draft::discard(&draft_name(&form.job.id));
                toast(if ship { w::ship::done() } else { w::ship::saved() });
                (form.leave)();
            }
            Err(error) => drop(form.sending.fail(error, |problems| update::place(problems, &texts))),
        }
    });
}

/// The job is past it: why, and what can be changed instead.
fn closed(job: &Job, why: &str) -> AnyView {
    // Where the form was until now, the focus was in it.
    browser::keep_focus();
    let edit = [&Route::Edit(job.id.clone()).path(), "?part=delivery"].concat();
    let change = job
        .permits(Act::ChangeDelivery, Role::Customer, time::now())
        .is_ok()
        .then(|| view! { <a class="button" href=edit>{w::ship::change_delivery()}</a> });
    view! {
        <div class="stack measure">
            <h2>{w::ship::closed_heading()}</h2>
            <p>{why.to_owned()}"."</p>
            <p class="cluster">
                {change}
                <a class="button button--plain" href=Route::Job(job.id.clone()).path()>{w::form::go_back()}</a>
            </p>
        </div>
    }
    .into_any()
}
