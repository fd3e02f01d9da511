//! The contract's ten operations (Microsoft.ImportExport), so that its SDKs work against this service unchanged.

mod filter;
mod jobs;
mod keys;
mod list;
mod locations;
mod operations;
mod path;
mod version;

use axum::Router;
use axum::routing::{delete, get, patch, post, put};
use waybill_domain::rights::Operation::{ActOnJob, CreateJob, ListJobs, ReadJob, ReadLocations};

use crate::App;
use crate::auth::{GuardedRoutes, To};

pub(crate) use path::{JobPath, job_id, spell_path};

pub(crate) fn routes() -> Router<App> {
    let subscriptions = GuardedRoutes::new()
        .route("/{subscription}/providers/Microsoft.ImportExport/jobs", get(list::by_subscription).to(ListJobs))
        .route(
            "/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs",
            get(list::by_group).to(ListJobs),
        )
        .route(
            "/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}",
            get(jobs::get)
                .to(ReadJob)
                .and(put(jobs::put).to(CreateJob))
                .and(patch(jobs::patch).to(ActOnJob))
                .and(delete(jobs::delete).to(ActOnJob)),
        )
        .route(
            "/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}/listBitLockerKeys",
            post(keys::list).to(ActOnJob),
        )
        .router();
    let providers = GuardedRoutes::new()
        .route("/Microsoft.ImportExport/locations", get(locations::list).to(ReadLocations))
        .route("/Microsoft.ImportExport/locations/{name}", get(locations::get).to(ReadLocations))
        .route("/Microsoft.ImportExport/operations", get(operations::list).to(ReadLocations))
        .router();
    Router::new().nest("/subscriptions", subscriptions).nest("/providers", providers)
}
