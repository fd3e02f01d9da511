//! Where nothing is yet: what belongs here, and how to begin.

use crate::view::prelude::*;

/// A frame around what to say and do.
pub fn empty(heading: String, body: impl IntoView + 'static) -> AnyView {
    view! { <div class="empty"><h2 class="now__big">{heading}</h2>{body.into_any()}</div> }.into_any()
}
