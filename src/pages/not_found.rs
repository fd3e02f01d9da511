//! No page is here.

use crate::view::prelude::*;

use crate::route::Route;
use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::app::not_found_title().to_owned());
    view! {
        <h1 tabindex="-1">{w::app::not_found_title()}</h1>
        <p class="measure">{w::app::not_found()}</p>
        <p><a class="button" href=Route::Jobs.path()>{w::app::to_jobs()}</a></p>
    }
    .into_any()
}
