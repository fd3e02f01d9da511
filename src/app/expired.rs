//! The session ended while a page was open. The page stays, with all that was typed; signing in happens above it.

use crate::view::prelude::*;

use crate::pages::sign_in::code_form;
use crate::session::{self, SessionState};
use crate::ui::icon::{Icon, icon};
use crate::words as w;

pub(super) fn banner() -> AnyView {
    let state = session::state();
    let is_expired = memo(move || matches!(*state.read(), SessionState::Expired(_)));
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
                            {code_form(|| ())}
                        </div>
                    }
                })
        }}
    }
    .into_any()
}
