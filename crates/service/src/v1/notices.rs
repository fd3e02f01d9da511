//! What people are told, in one place.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use waybill_domain::said;
use waybill_domain::wire::NoticePage;

use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::body::Wire;
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
) -> Result<Json<NoticePage>, Failure> {
    let top = asked.top.unwrap_or(TOP);
    if top > TOP_MAX {
        return Err(Failure::problem(
            "top",
            said!("Ask for at most {TOP_MAX} notices; 0 only counts", "Be om högst {TOP_MAX} notiser; 0 räknar bara"),
        ));
    }
    Ok(Json(app.store.notices(&asker, asked.before, top).await?))
}

pub(crate) async fn read(
    State(app): State<App>,
    asker: Asker,
    Wire(Read { up_to }): Wire<Read>,
) -> Result<StatusCode, Failure> {
    app.store.read_notices(&asker, up_to).await?;
    Ok(StatusCode::NO_CONTENT)
}
