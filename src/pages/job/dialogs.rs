//! Second steps: what will happen, and what may be said with it. Nothing typed is lost when the service refuses.

mod forms;
mod keys;

use core::future::Future;
use core::pin::Pin;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job_state::JobState;

use super::here::Here;
use crate::api::{self, ApiError};
use crate::route::Route;
use crate::router::{NavigateOptions, use_navigate};
use crate::ui::button::{busy_while, button, ready};
use crate::ui::dialog::dialog;
use crate::ui::loading::refused;
use crate::ui::problem_summary::Problems;
use crate::ui::toast::toast;
use crate::words::job as w;

pub(super) fn dialogs(here: Here) -> AnyView {
    let Here { dialogs, .. } = here;
    let heading = |text: &'static str| text.to_owned();
    view! {
        {dialog(dialogs.cancel, heading(w::cancel_heading()), move || cancel(here))}
        {dialog(dialogs.delete, heading(w::delete_heading()), move || delete(here))}
        {dialog(dialogs.answer, heading(w::answer_heading()), move || forms::answer(here))}
        {dialog(dialogs.further, heading(w::further_heading()), move || forms::further(here))}
        {dialog(dialogs.new_key, heading(w::key_heading_any()), move || forms::new_key(here))}
        {dialog(dialogs.keys, heading(w::keys_heading()), move || keys::keys(here))}
    }
    .into_any()
}

type Call = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// A request under way from a dialog.
#[derive(Clone, Copy)]
struct Sending {
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
    problems: Problems,
}

impl Sending {
    fn new(open: RwSignal<bool>) -> Self {
        Self { open, busy: RwSignal::new(false), refusal: RwSignal::new(None), problems: Problems::default() }
    }

    /// Sends; on success closes, says so and reads the job again.
    fn send(self, here: Here, done: String, call: Call) {
        self.busy.set(true);
        self.refusal.set(None);
        spawn_local(async move {
            let answer = call.await;
            self.busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.problems.clear();
                    self.open.try_set(false);
                    toast(&done);
                    here.again();
                }
                Err(error) => {
                    self.problems.set(error.problems.clone());
                    self.refusal.try_set(Some(error.message));
                }
            }
        });
    }

    /// The refusal, in the service's words; nothing as long as there is none, or where fields show it.
    fn refusal(self) -> AnyView {
        let shown = move || self.refusal.get().filter(|_| self.problems.all().is_empty());
        (move || shown().map(|message| refused(&message))).into_any()
    }

    fn close(self, label: &'static str) -> AnyView {
        button("button button--quiet", label, ready(), move || {
            self.problems.clear();
            self.open.set(false);
        })
    }

    /// A question with a yes that cannot be taken back, and a no.
    fn question(self, text: &'static str, yes: &'static str, no: &'static str, send: impl Fn() + 'static) -> AnyView {
        view! {
            <p>{text}</p>
            <p><b>{w::cannot_take_back()}</b></p>
            {self.refusal()}
            <div class="cluster">
                {button("button button--stop", yes, busy_while(self.busy.into()), send)}
                {self.close(no)}
            </div>
        }
        .into_any()
    }
}

fn cancel(here: Here) -> AnyView {
    let sending = Sending::new(here.dialogs.cancel);
    let what = here.job.with_untracked(|job| match job.rights_state() {
        JobState::Creating => w::cancel_creating(),
        JobState::Shipping => w::cancel_shipping(),
        JobState::Received => w::cancel_received(),
        JobState::Transferring | JobState::Packaging | JobState::Completed | JobState::Closed | JobState::Faulted => {
            w::cancel_transferring()
        }
    });
    let send = move || {
        let id = here.id.get_value();
        let call = Box::pin(async move { api::cancel_job(&id).await });
        sending.send(here, w::cancel_done().to_owned(), call);
    };
    sending.question(what, w::cancel_do(), w::keep_going(), send)
}

fn delete(here: Here) -> AnyView {
    let sending = Sending::new(here.dialogs.delete);
    let navigate = use_navigate();
    let send = move || {
        let id = here.id.get_value();
        let name = id.name.to_string();
        let call = Box::pin(async move {
            api::delete_job(&id, None).await?;
            navigate(&Route::Jobs.path(), NavigateOptions::default());
            Ok(())
        });
        sending.send(here, w::delete_done(&name), call);
    };
    sending.question(w::delete_text(), w::delete_do(), w::keep_job(), send)
}
