//! The data center's pages. `/operations` is the receiving desk.

pub mod arrivals;
pub mod copy_board;
mod desk;
pub mod packing;
mod parcel;
mod parts;
mod steps;

use crate::view::prelude::*;

use crate::ui::page;
use crate::words::operations as w;

/// The receiving desk.
pub fn page() -> AnyView {
    page::title(|| w::title().to_owned());
    view! {
        {parts::parts(&crate::route::Route::Operations)}
        <h1 tabindex="-1">{w::title()}</h1>
        {desk::desk()}
    }
    .into_any()
}
