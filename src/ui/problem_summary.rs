//! All problems of a form on top of it. It takes the focus when there are some, and each line leads to its field.

use crate::view::prelude::*;
use waybill_domain::problem::Problem;

use super::page::in_error;
use crate::browser;
use crate::words as w;

/// The problems of a form, read anew with each submit.
#[derive(Clone, Copy)]
pub struct Problems(RwSignal<Vec<Problem>>);

impl Default for Problems {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Problems {
    /// Shows these, and no others. None of them: the form is right.
    /// They come in the order in which the JSON is read, and are told in that of the page.
    pub fn set(self, mut problems: Vec<Problem>) {
        in_error(!problems.is_empty());
        if !problems.is_empty() {
            // What was done before is no news any more, and may lie over a field.
            super::toast::clear();
        }
        let targets: Vec<&str> = problems.iter().map(|problem| problem.target.as_str()).collect();
        let mut sorted = Vec::new();
        for id in browser::in_page_order(&targets.join("\n")).split('\n') {
            if let Some(at) = problems.iter().position(|problem| problem.target == id) {
                sorted.push(problems.remove(at));
            }
        }
        self.0.set(sorted);
    }

    pub fn clear(self) {
        self.set(Vec::new());
    }

    /// The problem of a field, by the path in the JSON that is sent, which is also the field's id.
    pub fn at(self, id: &str) -> Signal<Option<String>> {
        let id = id.to_owned();
        derive(move || {
            let problems = self.0.read();
            problems.iter().find(|problem| problem.target.eq_ignore_ascii_case(&id)).map(ToString::to_string)
        })
    }

    /// All of them; followed.
    pub fn all(self) -> Vec<Problem> {
        self.0.get()
    }
}

/// The summary. Stands before the form; empty as long as there is no problem.
pub fn problem_summary(problems: Problems) -> AnyView {
    let element = NodeRef::new();
    effect(move || {
        if !problems.0.read().is_empty()
            && let Some(element) = element.get()
        {
            // It is on the page by now, and can take the focus.
            let _focused = element.focus();
        }
    });
    let line = |problem: Problem| {
        let target = problem.target.clone();
        let go = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            browser::focus_field(&target);
        };
        view! { <li><a href=["#", &problem.target].concat() on:click=go>{problem.to_string()}</a></li> }
    };
    let some = move || !problems.0.read().is_empty();
    view! {
        {move || {
            some()
                .then(|| {
                    view! {
                        <div class="problems stack stack--tight" role="alert" tabindex="-1" node_ref=element>
                            <h2>{w::ui::problems_heading()}</h2>
                            <ul>{problems.0.get().into_iter().map(line).collect_view()}</ul>
                        </div>
                    }
                })
        }}
    }
    .into_any()
}
