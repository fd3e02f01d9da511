//! What is to be copied, and what is to be packed.

use axum::Json;
use axum::extract::State;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use waybill_domain::said;
use waybill_domain::wire::{BoardPage, ListBody, PackingJob};

use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::store::{Board, BoardPlace};

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
    Ok(Json(BoardPage { value, next: next.as_ref().map(token) }))
}

/// Jobs in Packaging, the longest there first.
pub(crate) async fn packing(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Json<ListBody<PackingJob>>, Failure> {
    let (value, next) = app.store.packing(place(asked.after.as_deref())?).await?;
    let next_link = next.as_ref().map(|next| format!("/v1/operations/packing?after={}", token(next)));
    Ok(Json(ListBody { value, next_link }))
}

fn token(place: &BoardPlace) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

fn place(token: Option<&str>) -> Result<Option<BoardPlace>, Failure> {
    let Some(token) = token.filter(|token| !token.is_empty()) else { return Ok(None) };
    let read = URL_SAFE_NO_PAD.decode(token).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    read.map(Some).ok_or_else(|| {
        Failure::problem(
            "after",
            said!("Go on with the next of a page of this list", "Fortsätt med next från en sida av den här listan"),
        )
    })
}
