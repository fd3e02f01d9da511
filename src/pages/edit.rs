//! Changes one thing that a job has: return address, return carrier, logs, or the package to the data center. Which, the
//! URL says (`?part=`).

mod part;

use std::rc::Rc;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::{Job, JobId};
use waybill_domain::role::Role;
use waybill_domain::wire::Location;

use crate::draft::{self, Draft, Keep};
use crate::pages::form::doubts::Doubts;
use crate::pages::form::job_page::{Live, crumb, with_job};
use crate::pages::form::keeping::keeping;
use crate::pages::form::send_to;
use crate::pages::form::sending::Sending;
use crate::route::{Route, job_path};
use crate::router::{use_navigate, use_query};
use crate::ui::button::submit;
use crate::ui::page;
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words as w;
use crate::{api, browser, time};
use part::Part;

/// The page.
pub fn page(id: JobId) -> AnyView {
    let part = asked();
    page::title(move || part.get().title().to_owned());
    // Another part is another page to the reader, though not to the router.
    Effect::new(move |before: Option<()>| {
        part.track();
        if before.is_some() {
            browser::focus_heading();
        }
    });
    view! {
        {crumb(&id)}
        <h1 tabindex="-1">{move || part.get().title()}</h1>
        {parts(&id, part)}
        {with_job(&id, body)}
    }
    .into_any()
}

/// The part in the URL; the address where it says nothing.
fn asked() -> Memo<Part> {
    let part = use_query("part");
    memo(move || Part::read(&part.read()))
}

fn parts(id: &JobId, part: Memo<Part>) -> AnyView {
    let path = Route::Edit(id.clone()).path();
    let link = |it: Part| {
        let href = [&path, "?part=", it.word()].concat();
        view! { <li><a href=href aria-current=move || (part.get() == it).then_some("page")>{it.name()}</a></li> }
    };
    view! { <nav class="sections" aria-label=w::edit::parts()><ul>{Part::ALL.map(link)}</ul></nav> }.into_any()
}

fn body(job: Job, locations: Vec<Location>, _: Live) -> AnyView {
    let part = asked();
    let carriers = send_to::carriers(&job.location, &locations);
    view! { {move || one(part.get(), job.clone(), carriers.clone())} }.into_any()
}

/// Everything that sending needs.
struct Form {
    part: Part,
    job: Job,
    carriers: Vec<String>,
    draft: Draft,
    sending: Sending,
    doubts: Doubts,
    leave: Box<dyn Fn()>,
}

fn one(part: Part, job: Job, carriers: Vec<String>) -> AnyView {
    let path = Route::Job(job.id.clone()).path();
    let back = view! { <a class="button button--plain" href=path.clone()>{w::form::go_back()}</a> };
    if let Err(why) = job.permits(part.act(), Role::Customer, time::now()) {
        return view! {
            <div class="stack measure">
                <h2>{w::edit::not_now()}</h2>
                <p>{why.to_string()}"."</p>
                <p>{back}</p>
            </div>
        }
        .into_any();
    }
    let draft = Draft::open(&draft_name(part, &job.id), Keep::Browser);
    part.propose(draft, &job, &carriers);
    let (sending, doubts) = (Sending::default(), Doubts::default());
    let fields = part.fields(draft, sending.problems, doubts, &carriers);
    let navigate = use_navigate();
    let leave = Box::new(move || navigate(&path, Default::default()));
    let form = Rc::new(Form { part, job, carriers, draft, sending, doubts, leave });
    view! {
        <form class="form" novalidate on:submit=move |ev| { ev.prevent_default(); send(&form); }>
            {problem_summary(sending.problems)}
            {doubts.summary(w::ship::doubts_way_on())}
            <p>{part.lead()}</p>
            {fields}
            {sending.refusal()}
            <div class="cluster">
                {submit("button button--big", w::edit::save(), sending.press())}
                {back}
            </div>
            {keeping(draft)}
        </form>
    }
    .into_any()
}

fn draft_name(part: Part, id: &JobId) -> String {
    ["edit/", part.word(), &job_path(id)].concat()
}

fn send(form: &Rc<Form>) {
    let Form { part, job, sending, doubts, .. } = &**form;
    let texts = form.draft.texts();
    let update = part.update(&texts);
    if let Err(mut found) = update.read() {
        part::place(&mut found.0, &texts);
        doubts.clear();
        return sending.problems.set(found.0);
    }
    sending.problems.clear();
    if !doubts.are_settled(part.doubts(&texts, job, &form.carriers)) {
        return;
    }
    sending.begin();
    let form = Rc::clone(form);
    spawn_local(async move {
        match api::update_job(&form.job.id, &update, None).await {
            Ok(()) => {
                draft::discard(&draft_name(form.part, &form.job.id));
                toast(form.part.saved());
                (form.leave)();
            }
            Err(error) => drop(form.sending.fail(error, |problems| part::place(problems, &texts))),
        }
    });
}
