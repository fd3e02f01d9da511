//! What speaks against something typed without making it wrong: told once, beside the field and on top, with a way on.

use crate::view::prelude::*;
use waybill_domain::problem::Problem;

use crate::browser;
use crate::ui::icon::{Icon, icon};
use crate::words as w;

/// The doubts that the person has been told of.
#[derive(Clone, Copy)]
pub struct Doubts(RwSignal<Vec<Problem>>);

impl Default for Doubts {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Doubts {
    /// Whether to go on: there are none, or none but those told before.
    pub fn are_settled(self, found: Vec<Problem>) -> bool {
        let settled = found.is_empty() || self.0.with_untracked(|told| found.iter().all(|it| told.contains(it)));
        if !settled {
            self.0.set(found);
        }
        settled
    }

    /// Whether some are told now; followed.
    pub fn are_told(self) -> bool {
        !self.0.read().is_empty()
    }

    pub fn clear(self) {
        self.0.set(Vec::new());
    }

    /// What is told of a field, for below it.
    pub fn at(self, id: &str) -> Option<AnyView> {
        let told = self.0.read();
        let doubt = told.iter().find(|doubt| doubt.target == id)?.to_string();
        Some(view! { <span class="field__doubt" data-role="waiting">{icon(Icon::Waiting)}{doubt}</span> }.into_any())
    }

    /// All of them on top of the form. Takes the focus, as problems do.
    pub fn summary(self, way_on: &'static str) -> AnyView {
        let element = NodeRef::new();
        effect(move || {
            if self.are_told()
                && let Some(element) = element.get()
            {
                _ = element.focus();
            }
        });
        let line = |doubt: Problem| {
            let target = doubt.target.clone();
            let go = move |ev: leptos::ev::MouseEvent| {
                ev.prevent_default();
                browser::focus_field(&target);
            };
            view! { <li><a href=["#", &doubt.target].concat() on:click=go>{doubt.to_string()}</a></li> }
        };
        let shown = move || {
            self.are_told().then(|| {
                view! {
                    <div class="banner" data-role="waiting" role="alert" tabindex="-1" node_ref=element>
                        {icon(Icon::Waiting)}
                        <h2>{w::ship::doubts_heading()}</h2>
                        <ul class="stack stack--tight">{self.0.get().into_iter().map(line).collect_view()}</ul>
                        <p>{way_on}</p>
                    </div>
                }
            })
        };
        view! { {shown} }.into_any()
    }
}
