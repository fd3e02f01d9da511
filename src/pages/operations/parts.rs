//! What the data center's pages share: the way between them, and small pieces that stand in several.

use crate::view::prelude::*;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::JobId;

use crate::route::Route;
use crate::session;
use crate::words::operations as w;

/// Links to the data center's pages. Support has the arrivals only.
pub(super) fn parts(here: &Route) -> AnyView {
    let all = [
        (w::title(), Route::Operations),
        (w::arrivals_title(), Route::Arrivals),
        (w::copy_title(), Route::CopyBoard),
        (w::packing_title(), Route::Packing),
    ];
    let is_operator = untrack(session::is_operator);
    let open = all.into_iter().filter(|(_, to)| is_operator || *to == Route::Arrivals);
    let link = |(words, to): (&'static str, Route)| {
        view! { <li><a href=to.path() aria-current=(to == *here).then_some("page")>{words}</a></li> }
    };
    view! { <nav class="sections" aria-label=w::parts()><ul>{open.map(link).collect_view()}</ul></nav> }.into_any()
}

/// A job's name, leading to its page for staff.
pub(super) fn job_link(id: &JobId) -> AnyView {
    let href = Route::SupportJob(id.clone()).path();
    view! { <a class="serial" href=href>{id.name.to_string()}</a> }.into_any()
}

/// Serial numbers, as they are read out.
pub(super) fn serials(drives: &[DriveSerial]) -> AnyView {
    let one = |serial: &DriveSerial| view! { <li class="serial">{serial.to_string()}</li> };
    view! { <ul class="cluster">{drives.iter().map(one).collect_view()}</ul> }.into_any()
}
