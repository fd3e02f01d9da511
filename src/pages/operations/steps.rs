//! A form in a dialog whose act cannot be taken back: first what is typed, then all of it once more before it is done.

use crate::view::prelude::*;
use leptos::ev::SubmitEvent;

use crate::browser;
use crate::pages::confirmed::Confirm;
use crate::pages::form::doubts::Doubts;
use crate::pages::form::sending::Sending;
use crate::ui::button::{Press, button, ready, submit};
use crate::ui::problem_summary::problem_summary;
use crate::words::{self, job, operations as w, staff_job};

/// Where such a form stands. A handle.
#[derive(Clone, Copy)]
pub(super) struct Steps {
    pub(super) sending: Sending,
    pub(super) doubts: Doubts,
    pub(super) confirm: Confirm,
    /// The second step is shown.
    sure: RwSignal<bool>,
    /// What the button that does it says.
    yes: &'static str,
    /// The field that takes the focus on the way back.
    first: &'static str,
}

impl Steps {
    pub(super) fn new(yes: &'static str, first: &'static str, confirm: Confirm) -> Self {
        let (sending, doubts) = (Sending::default(), Doubts::default());
        Self { sending, doubts, confirm, sure: RwSignal::new(false), yes, first }
    }

    /// Shows what is wrong, then what speaks against it; with neither, goes on to the second step.
    pub(super) fn check(
        self,
        problems: Vec<waybill_domain::problem::Problem>,
        doubts: Vec<waybill_domain::problem::Problem>,
    ) {
        let is_wrong = !problems.is_empty();
        self.sending.problems.set(problems);
        if is_wrong {
            self.doubts.clear();
        } else if self.doubts.are_settled(doubts) {
            self.sure.set(true);
        }
    }

    /// Back to what is typed.
    pub(super) fn back(self) {
        self.sure.set(false);
        let focus = move || {
            browser::focus_field(self.first);
        };
        set_timeout(focus, core::time::Duration::ZERO);
    }

    /// The parts of the form, in order. `check` ends the first step, `send` the second.
    pub(super) fn form(
        self,
        fields: AnyView,
        summary: impl Fn() -> AnyView + Send + Sync + 'static,
        check: impl Fn() + 'static,
        send: impl Fn() + 'static,
        close: impl Fn() + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let Self { sending, doubts, confirm, sure, .. } = self;
        let summary: ViewFn = summary.into();
        let press = sending.press();
        let on_submit = move |ev: SubmitEvent| {
            ev.prevent_default();
            match (press.get_untracked(), sure.get_untracked()) {
                (Press::Ready, false) => check(),
                (Press::Ready, true) => send(),
                (Press::Busy | Press::Off(_), _) => {}
            }
        };
        // What the service finds wrong stands at the fields of the first step.
        effect(move || {
            if !sending.problems.all().is_empty() {
                sure.set(false);
            }
        });
        let asked = NodeRef::new();
        // The button that had the focus is made anew: what is to be read next takes it.
        effect(move || {
            if sure.get()
                && let Some(asked) = asked.get()
            {
                let _focused = asked.focus();
            }
        });
        let told = move || (!sure.get()).then(|| doubts.summary(w::doubts_way_on()));
        let once_more = move || {
            sure.get().then(|| {
                // Followed by itself: what changes in it takes no focus away from what is asked.
                let summary = summary.clone();
                view! {
                    {move || summary.run()}
                    <p role="alert" tabindex="-1" node_ref=asked><b>{job::cannot_take_back()}</b></p>
                    {confirm.boxes()}
                }
            })
        };
        view! {
            {problem_summary(sending.problems)}
            {told}
            <form class="form" novalidate on:submit=on_submit>
                <div class="stack" hidden=sure>{fields}</div>
                {once_more}
                {sending.refusal()}
                <div class="cluster">{move || self.buttons(close)}</div>
            </form>
        }
        .into_any()
    }

    fn buttons(self, close: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let press = self.sending.press();
        if self.sure.get() {
            let back = button("button button--quiet", staff_job::back(), ready(), move || self.back());
            return view! { {submit("button button--stop", self.yes, press)}{back} }.into_any();
        }
        let on = if self.doubts.are_told() { w::go_on_all_the_same() } else { staff_job::go_further() };
        let leave = button("button button--quiet", words::ui::cancel(), ready(), move || {
            self.sending.problems.clear();
            close();
        });
        view! { {submit("button", on, press)}{leave} }.into_any()
    }
}
