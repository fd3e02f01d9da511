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
use axum::routing::{get, post};

use crate::App;
use crate::request::no_such_path;

pub(crate) use path::{JobPath, job_id, spell_path};

pub(crate) fn routes() -> Router<App> {
    let subscriptions = Router::new()
        .route("/{subscription}/providers/Microsoft.ImportExport/jobs", get(list::by_subscription))
        .route("/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs", get(list::by_group))
        .route(
            "/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}",
            get(jobs::get).put(jobs::put).patch(jobs::patch).delete(jobs::delete),
        )
        .route(
            "/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}/listBitLockerKeys",
            post(keys::list),
        )
        .fallback(no_such_path);
    let providers = Router::new()
        .route("/Microsoft.ImportExport/locations", get(locations::list))
        .route("/Microsoft.ImportExport/locations/{name}", get(locations::get))
        .route("/Microsoft.ImportExport/operations", get(operations::list))
        .fallback(no_such_path);
    Router::new().nest("/subscriptions", subscriptions).nest("/providers", providers)
}
