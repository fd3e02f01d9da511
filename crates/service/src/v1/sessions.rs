//! Where somebody is signed in, for themselves: to see it, and to sign out elsewhere.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use waybill_domain::said;
use waybill_domain::wire::{ListBody, Proof};

use crate::App;
use crate::address::Named;
use crate::auth::Asker;
use crate::client::Client;
use crate::failure::Failure;
use crate::store::By;

pub(crate) async fn list(State(app): State<App>, asker: Asker) -> Result<Json<ListBody<Proof>>, Failure> {
    let value = app.store.access(&asker.id, asker.proof()).await?.sessions;
    Ok(Json(ListBody { value, next_link: None }))
}

pub(crate) async fn end(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(name): Named,
) -> Result<StatusCode, Failure> {
    let by = By::person(&asker, &client.roughly());
    let ended = app.store.revoke(&by, &asker.id, &name).await?;
    if ended { Ok(StatusCode::NO_CONTENT) } else { Err(no_such_session()) }
}

/// All but the one that asks.
pub(crate) async fn end_others(State(app): State<App>, asker: Asker) -> Result<StatusCode, Failure> {
    app.store.revoke_others(&asker.id, asker.proof()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn no_such_session() -> Failure {
    Failure::NotFound(said!(
        "There is no such session. It may have ended by itself",
        "Det finns ingen sådan session. Den kan ha tagit slut av sig själv"
    ))
}
