//! A field: label, hint, problem, input, in that order, and what was found out about it below. Its id is its path in the
//! JSON that is sent, so that the service's refusal finds it.

mod choice;
mod input;

use crate::view::prelude::*;

use super::icon::{Icon, icon};
use super::problem_summary::Problems;
use crate::words as w;

pub use choice::{Choice, checkbox, checks, choices, select};
pub use input::{Input, text, textarea};

/// What stands around an input.
#[derive(Clone)]
pub struct Field {
    id: String,
    label: String,
    hint: String,
    optional: bool,
    problem: Signal<Option<String>>,
    found: Option<ViewFn>,
}

impl Field {
    /// A field and its label.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: String::new(),
            optional: false,
            problem: Signal::stored(None),
            found: None,
        }
    }

    /// How it is to be filled in.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// Says in the label that it may stay empty. What is not so marked is required.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// Shows the form's problem with this field.
    pub fn problems(self, problems: Problems) -> Self {
        let problem = problems.at(&self.id);
        Self { problem, ..self }
    }

    /// Shows a problem from elsewhere.
    pub fn problem(self, problem: Signal<Option<String>>) -> Self {
        Self { problem, ..self }
    }

    /// What the portal found out from what is typed; read out with the field.
    pub fn found(self, found: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { found: Some(found.into()), ..self }
    }

    fn part(&self, part: &str) -> String {
        [&self.id, "-", part].concat()
    }

    /// The ids of what describes the input.
    fn described_by(&self) -> Signal<Option<String>> {
        let hint = (!self.hint.is_empty()).then(|| self.part("hint"));
        let found = self.found.is_some().then(|| self.part("found"));
        let (problem, problem_id) = (self.problem, self.part("problem"));
        derive(move || {
            let problem = problem.get().map(|_| problem_id.clone());
            let ids: Vec<String> = [hint.clone(), problem, found.clone()].into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + use<> {
        let problem = self.problem;
        move || problem.get().map(|_| "true")
    }

    fn label_words(&self) -> AnyView {
        let optional = self.optional.then(|| view! { " "<span class="quiet">{w::ui::optional()}</span> });
        view! { {self.label.clone()}{optional} }.into_any()
    }

    /// Hint and problem, which stand between the label and the input.
    fn notes(&self) -> AnyView {
        let hint = (!self.hint.is_empty())
            .then(|| view! { <p class="field__hint quiet" id=self.part("hint")>{self.hint.clone()}</p> });
        let (problem, id) = (self.problem, self.part("problem"));
        let problem = move || {
            problem.get().map(|problem| {
                view! {
                    <p class="field__problem" id=id.clone()>
                        {icon(Icon::Stopped)}
                        <span><span class="hear">{w::ui::error()}" "</span>{problem}</span>
                    </p>
                }
            })
        };
        view! { {hint}{problem} }.into_any()
    }

    /// Label, notes, input, findings.
    fn around(self, input: AnyView) -> AnyView {
        let found = self.found.clone().map(|found| {
            let id = self.part("found");
            view! { <div class="field__found" id=id aria-live="polite">{move || found.run()}</div> }
        });
        view! {
            <div class="field">
                <label class="field__label" for=self.id.clone()>{self.label_words()}</label>
                {self.notes()}
                {input}
                {found}
            </div>
        }
        .into_any()
    }
}
