//! The dialog of an act. What was typed stays until it is done, also when the dialog is closed in between.

use crate::view::prelude::*;
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;
use waybill_domain::problem::Problem;

use super::event::event;
use super::fields;
use super::form::{Firm, Form};
use crate::api;
use crate::pages::confirmed::Confirm;
use crate::pages::job::here::Here;
use crate::ui::button::{busy_while, button, ready, submit};
use crate::ui::dialog::dialog;
use crate::ui::loading::refused;
use crate::ui::problem_summary::{Problems, problem_summary};
use crate::ui::toast::toast;
use crate::words::{self, job, staff_job as w, steps};

/// An act that can be asked for on this page, and what was typed for it.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    pub(super) form: &'static Form,
    pub(super) open: RwSignal<bool>,
    pub(super) values: StoredValue<Vec<RwSignal<String>>>,
    pub(super) problems: Problems,
    /// The second step is shown.
    sure: RwSignal<bool>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    confirm: Confirm,
}

impl Ask {
    pub(super) fn new(form: &'static Form) -> Self {
        let values = form.parts.iter().map(|_| RwSignal::new(String::new())).collect();
        Self {
            form,
            open: RwSignal::new(false),
            values: StoredValue::new(values),
            problems: Problems::default(),
            sure: RwSignal::new(false),
            busy: RwSignal::new(false),
            refusal: RwSignal::new(None),
            confirm: Confirm::default(),
        }
    }

    fn typed(self) -> Vec<String> {
        self.values.with_value(|all| all.iter().map(|value| value.get_untracked()).collect())
    }

    fn is_firm(self) -> bool {
        match self.form.firm {
            Firm::No => false,
            Firm::Always => true,
            Firm::When(path, wanted) => {
                self.form.parts.iter().zip(self.typed()).any(|(part, typed)| part.path == path && typed == wanted)
            }
        }
    }

    /// Asks once more what cannot be taken back; sends the rest.
    fn go(self, here: Here) {
        if self.busy.get_untracked() {
            return;
        }
        self.refusal.set(None);
        self.problems.clear();
        if self.is_firm() && !self.sure.get_untracked() {
            self.sure.set(true);
        } else {
            self.send(here);
        }
    }

    fn send(self, here: Here) {
        let (id, act) = (here.id.get_value(), event(self.form, &self.typed()));
        self.confirm.keep(core::iter::once(("", &act)));
        let Some(written) = self.confirm.with("", &act) else { return };
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::act_written(&id, written.to_string()).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => {
                    self.values.with_value(|all| all.iter().for_each(|value| value.set(String::new())));
                    self.open.set(false);
                    toast(w::done());
                    here.again();
                }
                Err(error) if self.confirm.ask(("", ""), &act, &error) => {}
                Err(error) => {
                    self.sure.set(false);
                    self.problems.set(error.problems.into_iter().map(at_field).collect());
                    self.refusal.set(Some(error.message));
                }
            }
        });
    }

    fn close(self) {
        self.open.set(false);
    }
}

/// The id of a part's field: the customer's page has ids of its own.
pub(super) fn field_id(path: &str) -> String {
    ["act.", path].concat()
}

/// One of several serials is a problem of the field that holds them all.
fn at_field(problem: Problem) -> Problem {
    let target = field_id(problem.target.split('[').next().unwrap_or_default());
    Problem { target, ..problem }
}

pub(super) fn ask(here: Here, ask: Ask, words: &'static str) -> AnyView {
    // It begins with its first step each time.
    effect(move || {
        if ask.open.get() {
            ask.sure.set(false);
            ask.refusal.set(None);
            ask.problems.clear();
            ask.confirm.clear();
            fields::propose(here, ask);
        }
    });
    dialog(ask.open, words.to_owned(), move || body(here, ask))
}

fn body(here: Here, ask: Ask) -> AnyView {
    let on_submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        ask.go(here);
    };
    let shown = move || ask.refusal.get().filter(|_| ask.problems.all().is_empty());
    let (told, asked) = (NodeRef::new(), NodeRef::new());
    // The button that had the focus is made anew with each step: what is to be read next takes it.
    effect(move || {
        let next = if ask.sure.get() { asked.get() } else { told.get().filter(|_| shown().is_some()) };
        if let Some(next) = next {
            let _focused = next.focus();
        }
    });
    let refusal = move || shown().map(|message| view! { <div tabindex="-1" node_ref=told>{refused(&message)}</div> });
    let busy = busy_while(ask.busy.into());
    let first = move || if ask.form.parts.is_empty() || !firm_now(ask) { (ask.form.yes)() } else { w::go_further() };
    let buttons = move || {
        if ask.sure.get() {
            let back = button("button button--quiet", w::back(), ready(), move || ask.sure.set(false));
            view! { {submit("button button--stop", (ask.form.yes)(), busy)}{back} }.into_any()
        } else {
            let close = button("button button--quiet", words::ui::cancel(), ready(), move || ask.close());
            view! { {submit("button", first(), busy)}{close} }.into_any()
        }
    };
    view! {
        {problem_summary(ask.problems)}
        {refusal}
        <form class="form" novalidate on:submit=on_submit>
            <p class="measure">{(ask.form.what)()}</p>
            <div class="stack" hidden=move || ask.sure.get()>{fields::fields(here, ask)}</div>
            {move || ask.sure.get().then(|| view! { {fields::summary(ask)}<p role="alert" tabindex="-1" node_ref=asked><b>{job::cannot_take_back()}</b></p> })}
            {ask.confirm.boxes()}
            <div class="cluster">{buttons}</div>
        </form>
    }
    .into_any()
}

fn firm_now(ask: Ask) -> bool {
    // Followed, so that the button says what it does.
    ask.values.with_value(|all| all.iter().for_each(|value| value.track()));
    ask.is_firm()
}

/// The words of an act of the table.
pub(super) fn words_of(act: waybill_domain::job::Act) -> &'static str {
    steps::act(act)
}
