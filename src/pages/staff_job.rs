//! `/support/jobs/…`: a job as its customer sees it, for staff.

use crate::view::prelude::*;
use waybill_domain::job::JobId;

use crate::pages::job;
use crate::route::Route;
use crate::words as w;

/// The page.
pub fn page(id: JobId) -> AnyView {
    view! {
        <nav class="crumb" aria-label=w::staff_job::way()><a href=Route::Support.path()>{w::app::support()}</a></nav>
        {job::page(id)}
    }
    .into_any()
}
