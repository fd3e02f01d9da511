//! The session ended while a page was open. The page stays, with all that was typed; signing in happens above it.

use crate::view::prelude::*;

use crate::pages::sign_in::again;
use crate::session::{self, SessionState};
use crate::ui::icon::{Icon, icon};
use crate::words as w;

pub(super) fn banner() -> AnyView {
    let state = session::state();
    let is_expired = memo(move || matches!(*state.read(), SessionState::Expired(_)));
    // Whoever signed in again in another tab comes back to this one.
    window_event_listener(leptos::ev::focus, move |_| {
        if is_expired.get_untracked() {
            session::look();
        }
    });
    view! {
        {move || {
            is_expired
                .get()
                .then(|| {
                    view! {
                        <div class="banner" data-role="waiting" role="alert">
                            {icon(Icon::Lock)}
                            <h2>{w::app::expired_heading()}</h2>
                            <p class="measure">{w::app::expired()}</p>
                            {again()}
                        </div>
                    }
                })
        }}
    }
    .into_any()
}
