//! What people are told, in one place.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use waybill_domain::said;

use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::body::Wire;
use crate::disclosure::Impersonal;
use crate::failure::Failure;

const TOP: u32 = 50;
const TOP_MAX: u32 = 200;

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    before: Option<i64>,
    top: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Read {
    up_to: i64,
}

pub(crate) async fn page(
    State(app): State<App>,
    asker: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Response, Failure> {
    let top = asked.top.unwrap_or(TOP);
    if top > TOP_MAX {
        return Err(Failure::problem(
            "top",
            said!("Ask for at most {TOP_MAX} notices; 0 only counts", "Be om högst {TOP_MAX} notiser; 0 räknar bara"),
        ));
    }
    let page = app.store.notices(&asker, asked.before, top).await?;
    // The number alone is asked for with every page.
    let is_empty = page.value.is_empty();
    Ok(if is_empty { Impersonal(Json(page)).into_response() } else { Json(page).into_response() })
}

pub(crate) async fn read(
    State(app): State<App>,
    asker: Asker,
    Wire(Read { up_to }): Wire<Read>,
) -> Result<StatusCode, Failure> {
    app.store.read_notices(&asker, up_to).await?;
    Ok(StatusCode::NO_CONTENT)
}
