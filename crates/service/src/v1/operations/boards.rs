//! What is to be copied, and what is to be packed.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use waybill_domain::board::Board;
use waybill_domain::said;
use waybill_domain::wire::{BoardPage, ListBody, PackingJob};

use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::cursor;
use crate::failure::Failure;
use crate::store::BoardPlace;

#[derive(Deserialize)]
pub(crate) struct Asked {
    state: Option<String>,
    after: Option<String>,
}

/// Drives by what is to be done with them, the longest waiting first.
pub(crate) async fn drives(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Json<BoardPage>, Failure> {
    let board = asked.state.as_deref().unwrap_or_default().parse::<Board>();
    let board = board.map_err(|problem| Failure::problem("state", problem))?;
    let (value, next) = app.store.board(board, place(asked.after.as_deref())?).await?;
    Ok(Json(BoardPage { value, next: next.as_ref().map(cursor::written) }))
}

/// Jobs in Packaging, the longest there first.
pub(crate) async fn packing(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Json<ListBody<PackingJob>>, Failure> {
    let (value, next) = app.store.packing(place(asked.after.as_deref())?).await?;
    let next_link = next.as_ref().map(|next| format!("/v1/operations/packing?after={}", cursor::written(next)));
    Ok(Json(ListBody { value, next_link }))
}

fn place(token: Option<&str>) -> Result<Option<BoardPlace>, Failure> {
    let Some(token) = token.filter(|token| !token.is_empty()) else { return Ok(None) };
    cursor::read(token).map(Some).ok_or_else(|| {
        Failure::problem(
            "after",
            said!("Go on with the next of a page of this list", "Fortsätt med next från en sida av den här listan"),
        )
    })
}
