//! Creates a job: one group of questions a page, and at the end everything once more before it is sent.

mod back;
mod basics;
mod blobs;
mod body;
mod check;
mod drive_list;
mod drives;
mod files;
mod form;
mod like;
mod logs;
mod step;
mod typed_drive;

use crate::view::prelude::*;

use crate::browser;
use crate::pages::form::keeping::keeping;
use crate::route::Route;
use crate::router::{NavigateOptions, use_navigate, use_query};
use crate::ui::button::{button, ready, submit};
use crate::ui::dialog::dialog;
use crate::ui::icon::{Icon, icon};
use crate::ui::page;
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words as w;
use form::Form;
use step::Step;

/// The page.
pub fn page() -> AnyView {
    let like = use_query("like").get_untracked();
    let form = Form::open(&like);
    let word = use_query("step");
    let asked = memo(move || Step::read(&word.read()).unwrap_or(Step::Basics));
    // Steps ahead are reached by completing those before.
    let step = memo(move || asked.get().min(form.reached()));
    let title = move || step.get().title(form.is_export());
    page::title(move || title().to_owned());
    follow(step, form);
    let like_line = like::fill(&like, form);
    view! {
        <nav class="crumb" aria-label=w::job::crumb_label()>
            <a href=Route::Jobs.path()>{w::job::crumb_jobs()}</a>
            <span class="quiet">" / "{w::new_job::crumb()}</span>
        </nav>
        {steps(step, form)}
        {problem_summary(form.sending.problems)}
        <h1 tabindex="-1">{title}</h1>
        {like_line}
        {the_form(step, form)}
    }
    .into_any()
}

/// A step is a page to the reader, though not to the router: the focus goes to its heading, or to what is wrong with it.
fn follow(step: Memo<Step>, form: Form) {
    Effect::new(move |before: Option<()>| {
        step.track();
        let problems = form.take_waiting();
        if before.is_some() && problems.is_empty() {
            browser::focus_heading();
        }
        form.sending.problems.set(problems);
    });
}

/// The steps, those that are reached as links.
fn steps(step: Memo<Step>, form: Form) -> AnyView {
    let one = move |it: Step| {
        let words = move || it.name(form.is_export());
        let content = move || {
            if it == step.get() || it > form.reached() {
                return words().into_any();
            }
            let done = (it < form.reached()).then(|| view! { <span class="hear">{w::new_job::step_done()}</span> });
            view! { <span><a href=form.path(it)>{words()}</a>{done}</span> }.into_any()
        };
        view! { <li aria-current=move || (it == step.get()).then_some("step")>{content}</li> }
    };
    view! { <ol class="steps cluster" aria-label=w::new_job::steps()>{Step::ALL.map(one)}</ol> }.into_any()
}

fn the_form(step: Memo<Step>, form: Form) -> AnyView {
    let discarding = RwSignal::new(false);
    let navigate = use_navigate();
    let go: std::rc::Rc<dyn Fn(&str)> = std::rc::Rc::new(move |path: &str| navigate(path, NavigateOptions::default()));
    let fields = move || match step.get() {
        Step::Basics => basics::fields(form),
        Step::Data if form.is_export() => blobs::fields(form),
        Step::Data => drives::fields(form),
        Step::Logs => logs::fields(form),
        Step::Back => back::fields(form),
        Step::Check => check::summary(form),
    };
    let on_submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        form.complete(step.get_untracked(), std::rc::Rc::clone(&go));
    };
    view! {
        <form class="stack stack--wide" novalidate on:submit=on_submit>
            {fields}
            {form.sending.refusal()}
            {move || turn(step.get(), form, discarding)}
        </form>
        {discard(form, discarding)}
    }
    .into_any()
}

/// Back, and on; last what hardly anybody wants.
fn turn(step: Step, form: Form, discarding: RwSignal<bool>) -> AnyView {
    let before = Step::ALL.into_iter().rev().find(|it| *it < step);
    let back = before.map(|it| {
        view! { <a class="button button--quiet" href=form.path(it)>{icon(Icon::Back)}{move || it.name(form.is_export())}</a> }
    });
    let label = move || step.go_on(form.is_export());
    let class = if step == Step::Check { "button button--big" } else { "button" };
    view! {
        <div class="turn cluster cluster--apart">
            <div>{back}</div>
            <div class="cluster">{keeping(form.draft)}{move || submit(class, label(), form.sending.press())}</div>
        </div>
        <p>{button("button button--quiet", w::new_job::discard(), ready(), move || discarding.set(true))}</p>
    }
    .into_any()
}

/// Throwing everything away takes a second step.
fn discard(form: Form, open: RwSignal<bool>) -> AnyView {
    let navigate = use_navigate();
    let sure = move || {
        form.forget();
        open.set(false);
        toast(w::new_job::discarded());
        navigate(&form.path(Step::Basics), NavigateOptions::default());
    };
    let sure = StoredValue::new_local(sure);
    let body = move || {
        view! {
            <p>{w::new_job::discard_text()}</p>
            <div class="cluster">
                {button("button button--stop", w::new_job::discard_do(), ready(), move || sure.with_value(|sure| sure()))}
                {button("button button--plain", w::ui::cancel(), ready(), move || open.set(false))}
            </div>
        }
        .into_any()
    };
    dialog(open, w::new_job::discard_heading().to_owned(), body)
}
