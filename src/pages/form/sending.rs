//! A form on its way to the service: busy, refused at its fields, or refused as a whole. What is typed stays in every case.

use crate::view::prelude::*;
use waybill_domain::problem::Problem;

use crate::api::ApiError;
use crate::ui::button::{Press, busy_while};
use crate::ui::loading::refused;
use crate::ui::problem_summary::Problems;

/// Where it stands. A handle.
#[derive(Clone, Copy)]
pub struct Sending {
    pub problems: Problems,
    refusal: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Default for Sending {
    fn default() -> Self {
        Self { problems: Problems::default(), refusal: RwSignal::new(None), busy: RwSignal::new(false) }
    }
}

impl Sending {
    /// Begins; the last refusal is over.
    pub fn begin(self) {
        self.problems.clear();
        self.refusal.set(None);
        self.busy.set(true);
    }

    /// The service refused. `place` puts problems to the fields that are shown.
    /// Whether the form is still there to be told.
    pub fn fail(self, error: ApiError, place: impl FnOnce(&mut Vec<Problem>)) -> bool {
        if !self.end() {
            return false;
        }
        let mut problems = error.problems;
        if problems.is_empty() {
            self.refusal.set(Some(error.message));
        } else {
            place(&mut problems);
            self.problems.set(problems);
        }
        true
    }

    /// The service has answered, and the form stays to be sent again. Whether it is still there.
    pub fn end(self) -> bool {
        self.busy.try_set(false).is_none()
    }

    /// Whether its buttons can be pressed.
    pub fn press(self) -> Signal<Press> {
        busy_while(self.busy.into())
    }

    /// Whether it is under way; followed.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// What the service says to the whole of it; to stand beside the buttons, where one looks.
    pub fn refusal(self) -> AnyView {
        view! { {move || self.refusal.get().map(|message| refused(&message))} }.into_any()
    }
}
