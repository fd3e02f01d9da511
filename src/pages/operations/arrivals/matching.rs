//! Whose the package is: a job's name, or its id or address pasted. Says at once whether it may be matched now.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use waybill_domain::job::{Act, Job, JobId};
use waybill_domain::role::Role;

use crate::api;
use crate::pages::confirmed::Confirm;
use crate::pages::form::in_dialog::form;
use crate::pages::form::sending::Sending;
use crate::route::{Route, encode};
use crate::session;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::button::{button, ready};
use crate::ui::field::{Field, Input, text};
use crate::ui::loading::refused;
use crate::words::{machines, operations as w};

/// The most jobs that are proposed.
const TOP: &str = "8";

pub(super) fn body(
    sending: Sending,
    confirm: Confirm,
    act: impl Fn(Value, &'static str) + 'static,
    close: impl Fn() + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Result<Vec<Job>, String>>);
    let chosen = RwSignal::new(None::<JobId>);
    let look = move || {
        chosen.set(None);
        let words = typed.get_untracked().trim().to_owned();
        spawn_local(async move {
            let jobs = find(&words).await;
            if let Ok([only]) = jobs.as_deref()
                && may(only).is_ok()
            {
                chosen.try_set(Some(only.id.clone()));
            }
            found.try_set(Some(jobs));
        });
    };
    let list = move || {
        match found.get() {
        None => ().into_any(),
        Some(Err(why)) => refused(&why),
        Some(Ok(jobs)) if jobs.is_empty() => view! { <p>{w::no_such_job()}</p> }.into_any(),
        Some(Ok(jobs)) => view! { <ul class="stack stack--tight">{jobs.into_iter().map(|job| candidate(&job, chosen)).collect_view()}</ul> }.into_any(),
    }
    };
    let field = Field::new("job", w::job_label()).hint(w::job_hint()).problems(sending.problems);
    let fields = view! {
        {text(field, Input { class: "input input--serial", ..Input::SERIAL }, typed)}
        <div>{button("button button--plain", w::find(), ready(), look)}</div>
        <div role="status">{list}</div>
        {confirm.boxes()}
    };
    // Enter in the field finds, and once a job is chosen, matches.
    let go = move || match chosen.get_untracked() {
        Some(job) => act(json!({ "act": "match", "job": job }), w::matched()),
        None => look(),
    };
    form(sending, fields.into_any(), ("button", w::match_do()), go, close)
}

fn may(job: &Job) -> Result<(), String> {
    job.permits(Act::BookIn, Role::Operator, time::now()).map_err(|why| why.to_string())
}

fn candidate(job: &Job, chosen: RwSignal<Option<JobId>>) -> AnyView {
    let (id, is_chosen) = (job.id.clone(), job.id.clone());
    let field = ["match-", &job.id.resource_id()].concat();
    let why = may(job).err();
    let off = why.is_some();
    let why = match why {
        None => badge(waybill_domain::next_step::Mood::Done, w::may_match()),
        Some(why) => view! { <span class="small">{w::may_not_match(&why)}</span> }.into_any(),
    };
    view! {
        <li class="choice">
            <input type="radio" name="match" id=field.clone() disabled=off
                prop:checked=move || chosen.read().as_ref() == Some(&is_chosen) on:change=move |_| chosen.set(Some(id.clone()))/>
            <label class="serial" for=field>{job.id.name.to_string()}</label>
            <p class="small cluster"><b>{company(&job.id)}</b><span class="quiet">{machines::job_state(*job.state)}", "{job.location.clone()}</span>{why}</p>
        </li>
    }
    .into_any()
}

/// Whose the job is: jobs of several companies may have one name.
fn company(id: &JobId) -> String {
    let id = id.subscription.as_str();
    let known =
        untrack(session::session).and_then(|it| it.subscriptions.into_iter().find(|it| it.id.eq_ignore_ascii_case(id)));
    known.map_or_else(|| id.to_owned(), |it| it.company)
}

/// The jobs that a text may mean.
async fn find(words: &str) -> Result<Vec<Job>, String> {
    let ids = match pasted(words) {
        Some(id) => vec![id],
        None => {
            let query = ["q=", &encode(words), "&sort=changed&top=", TOP].concat();
            api::jobs(&query).await.map_err(|error| error.message)?.value.into_iter().map(|row| row.id).collect()
        }
    };
    let mut jobs = Vec::new();
    for id in ids {
        jobs.push(api::job(&id).await.map_err(|error| error.message)?);
    }
    Ok(jobs)
}

/// A job's resource id, or the address of its page.
fn pasted(words: &str) -> Option<JobId> {
    let parts: Vec<&str> = words.split('/').collect();
    let after = |name: &str| parts.iter().position(|it| it.eq_ignore_ascii_case(name)).and_then(|at| parts.get(at + 1));
    if let (Some(subscription), Some(group), Some(name)) =
        (after("subscriptions"), after("resourceGroups"), after("jobs"))
    {
        return Some(JobId {
            subscription: subscription.parse().ok()?,
            group: group.parse().ok()?,
            name: name.parse().ok()?,
        });
    }
    let path = words.find("/jobs/").and_then(|at| words.get(at..))?;
    match Route::read(path) {
        Route::Job(id) => Some(id),
        _ => None,
    }
}
