//! A form in a dialog, on its way to the service. Nothing typed is lost when it refuses.

use core::future::Future;

use crate::view::prelude::*;
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;

use super::sending::Sending;
use crate::api::ApiError;
use crate::ui::button::{button, ready, submit};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::ui as w;

/// Sends; on success closes the dialog, says so, and calls `again`.
pub fn send(
    sending: Sending,
    done: String,
    call: impl Future<Output = Result<(), ApiError>> + 'static,
    finish: impl Fn() + 'static,
) {
    sending.begin();
    spawn_local(async move {
        match call.await {
            Ok(()) => {
                toast(&done);
                finish();
            }
            Err(error) => fail(sending, error),
        }
    });
}

/// Shows why the service refused.
pub fn fail(sending: Sending, error: ApiError) {
    let message = w::sentence(&error.message);
    sending.fail(ApiError { message, ..error }, |_| ());
}

/// The parts of such a form, in order.
pub fn form(
    sending: Sending,
    fields: AnyView,
    (class, label): (&'static str, &'static str),
    on_send: impl Fn() + 'static,
    close: impl Fn() + 'static,
) -> AnyView {
    let press = sending.press();
    let on_submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if press.get_untracked() == crate::ui::button::Press::Ready {
            on_send();
        }
    };
    view! {
        {problem_summary(sending.problems)}
        <form class="form" novalidate on:submit=on_submit>
            {fields}
            {sending.refusal()}
            <div class="cluster">
                {submit(class, label, press)}
                {button("button button--quiet", w::cancel(), ready(), move || { sending.problems.clear(); close() })}
            </div>
        </form>
    }
    .into_any()
}
