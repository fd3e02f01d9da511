//! The locations that drives are sent to.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use waybill_domain::said;
use waybill_domain::wire::{ListBody, Location};

use super::version::Version;
use crate::App;
use crate::auth::Asker;
use crate::failure::Failure;

pub(crate) async fn list(State(app): State<App>, _: Asker, _: Version) -> Json<ListBody<Location>> {
    Json(ListBody { value: app.locations.all().to_vec(), next_link: None })
}

pub(crate) async fn get(
    State(app): State<App>,
    _: Asker,
    _: Version,
    name: Result<Path<String>, PathRejection>,
) -> Result<Json<Location>, Failure> {
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let found = app.locations.find(&name).cloned();
    found
        .map(Json)
        .ok_or_else(|| Failure::NotFound(said!("There is no location {name}", "Det finns ingen plats {name}")))
}
