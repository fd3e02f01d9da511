//! The locations that drives are sent to.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use waybill_domain::said;
use waybill_domain::wire::{ListBody, Location};

use super::version::Version;
use crate::App;
use crate::auth::Asker;
use crate::disclosure::Impersonal;
use crate::failure::Failure;
use crate::language::{ByLanguage, Reader};

/// Sentences of a location come in the language that is asked for, as the contract's `Accept-Language` has it.
pub(crate) async fn list(
    State(app): State<App>,
    _: Asker,
    _: Version,
    Reader(lang): Reader,
) -> Impersonal<ByLanguage<Json<ListBody<Location>>>> {
    Impersonal(ByLanguage(Json(ListBody { value: app.locations.told(lang).to_vec(), next_link: None })))
}

pub(crate) async fn get(
    State(app): State<App>,
    _: Asker,
    _: Version,
    Reader(lang): Reader,
    name: Result<Path<String>, PathRejection>,
) -> Result<Impersonal<ByLanguage<Json<Location>>>, Failure> {
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let found = app.locations.find_told(&name, lang).cloned();
    found
        .map(|it| Impersonal(ByLanguage(Json(it))))
        .ok_or_else(|| Failure::NotFound(said!("There is no location {name}", "Det finns ingen plats {name}")))
}
