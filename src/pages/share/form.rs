//! What a new link tells, of what, for how long, and to whom. As it opens it is ready to be sent.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::Job;
use waybill_domain::problem::Problem;
use waybill_domain::share::Tells;
use waybill_domain::wire::ShareInput;

use super::Here;
use crate::draft::{Draft, Keep, Texts};
use crate::pages::form::sending::Sending;
use crate::route::job_path;
use crate::ui::button::submit;
use crate::ui::field::{self, Choice, Field, Input};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::share as w;
use crate::{api, browser, time};

/// How many days a link may work, besides for ever.
const DAYS: [&str; 3] = ["7", "30", "90"];
const DAY_MS: f64 = 86_400_000.0;

pub(super) fn form(here: Here, job: &Job) -> AnyView {
    let draft = Draft::open(&["share", &job_path(&job.id)].concat(), Keep::Browser);
    draft.propose("tells", Tells::State.word());
    let sending = Sending::default();
    let problems = sending.problems;
    let told = [
        (Tells::State, w::state(), w::state_hint()),
        (Tells::Progress, w::progress(), w::progress_hint()),
        (Tells::Drives, w::drives(), w::drives_hint()),
    ];
    let told = told.into_iter().map(|(tells, label, hint)| Choice {
        value: tells.word(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        below: None,
    });
    let whole = (String::new(), w::whole().to_owned());
    let one = job.drives.iter().map(|drive| (drive.serial.to_string(), w::one(drive.serial.as_str())));
    let parts: Vec<(String, String)> = core::iter::once(whole).chain(one).collect();
    let never = (String::new(), w::never_expires().to_owned());
    let ends: Vec<_> = core::iter::once(never).chain(DAYS.map(|days| (days.to_owned(), w::days(days)))).collect();
    let field = move |id: &'static str, label: &'static str| Field::new(id, label).problems(problems);
    view! {
        <section class="box" aria-labelledby="new-h">
            <div class="box__head cluster"><h2 id="new-h">{w::new()}</h2></div>
            <form class="form" novalidate on:submit=move |ev| { ev.prevent_default(); send(here, draft, sending); }>
                {problem_summary(problems)}
                {field::choices(field("tells", w::tells()), told.collect(), draft.field("tells"))}
                {field::select(field("drive", w::of()), "input", Signal::stored(parts), draft.field("drive"))}
                {field::select(field("expires", w::expires()), "input", Signal::stored(ends), draft.field("expires"))}
                {field::textarea(
                    field("sites", w::sites()).hint(w::sites_hint()).optional(), 2, "input input--serial", draft.field("sites"),
                )}
                {field::text(field("note", w::note()).hint(w::note_hint()).optional(), Input::TEXT, draft.field("note"))}
                {sending.refusal()}
                <div>{submit("button button--big", w::make(), sending.press())}</div>
            </form>
        </section>
    }
    .into_any()
}

fn send(here: Here, draft: Draft, sending: Sending) {
    let input = typed(&draft.texts());
    if let Err(mut found) = input.read(time::now()) {
        place(&mut found.0);
        return sending.problems.set(found.0);
    }
    sending.begin();
    let id = here.id.get_value();
    spawn_local(async move {
        match api::shares::make(&id, &input).await {
            Ok(made) => {
                sending.end();
                draft.forget();
                toast(w::made());
                here.made.try_set(Some(made));
                here.again();
            }
            Err(error) => drop(sending.fail(error, |problems| place(problems))),
        }
    });
}

fn typed(texts: &Texts) -> ShareInput {
    let after = |days: f64| browser::iso(time::ms(time::now()) + days * DAY_MS);
    let sites = texts.get("sites").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    ShareInput {
        drive: texts.some("drive"),
        tells: texts.some("tells"),
        expires: texts.get("expires").parse().ok().map(after),
        sites: Some(sites.collect()),
        note: texts.some("note"),
    }
}

/// All sites are typed into one field.
fn place(problems: &mut [Problem]) {
    for problem in problems.iter_mut().filter(|problem| problem.target.starts_with("sites[")) {
        "sites".clone_into(&mut problem.target);
    }
}
