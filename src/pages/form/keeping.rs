//! Says that nothing is lost, and since when it is kept.

use crate::view::prelude::*;

use crate::browser;
use crate::draft::Draft;
use crate::words as w;

/// One line below the buttons.
pub fn keeping(draft: Draft) -> AnyView {
    let words = move || match draft.kept() {
        Some(at) => w::form::kept_at(&browser::clock(at)),
        None => w::form::kept_from_now().to_owned(),
    };
    view! { <p class="small quiet">{words}</p> }.into_any()
}
