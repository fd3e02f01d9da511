//! `/support`: any job, by whatever somebody on the phone can read out; and the queues.

use crate::view::prelude::*;

use crate::ui::loading::loading;
use crate::ui::page;
use crate::words::support as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::title().to_owned());
    view! {
        <h1 tabindex="-1">{w::title()}</h1>
        {loading(w::loading())}
    }
    .into_any()
}
