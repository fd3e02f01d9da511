//! The language somebody is written to. Pages ask the browser, mail cannot.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use waybill_domain::lang::Lang;
use waybill_domain::said;

use crate::App;
use crate::auth::Asker;
use crate::body::Wire;
use crate::failure::Failure;
use crate::language::{asked, chosen};
use crate::store::StoreProblem;

/// As a tag of BCP 47.
#[derive(Serialize, Deserialize)]
pub(crate) struct Language {
    language: String,
}

pub(crate) async fn get(State(app): State<App>, asker: Asker) -> Result<Json<Language>, Failure> {
    Ok(Json(Language { language: app.store.language_of(&asker.id).await?.tag().to_owned() }))
}

pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    Wire(Language { language }): Wire<Language>,
) -> Result<StatusCode, Failure> {
    let Some(lang) = Lang::of_tag(&language) else {
        return Err(Failure::problem("language", said!("Choose en or sv", "Välj en eller sv")));
    };
    app.store.keep_language(&asker.id, lang, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remembers the language in which somebody is met: the choice that their browser keeps, else what it asks for.
pub(super) async fn note(app: &App, person: &str, headers: &HeaderMap) -> Result<(), StoreProblem> {
    let choice = chosen(headers);
    match choice.or_else(|| asked(headers)) {
        Some(lang) => app.store.keep_language(person, lang, choice.is_some()).await,
        None => Ok(()),
    }
}
