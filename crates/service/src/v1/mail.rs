//! What somebody wants by mail.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use waybill_domain::job_state::JobState;
use waybill_domain::said;
use waybill_domain::wire::MailSettings;

use super::language;
use crate::App;
use crate::auth::Asker;
use crate::body::Wire;
use crate::failure::Failure;
use crate::mail::is_address;
use crate::store::Kept;

/// What stands in the mail that asks for it.
#[derive(Deserialize)]
pub(crate) struct Code {
    code: String,
}

pub(crate) async fn get(State(app): State<App>, asker: Asker) -> Result<Json<MailSettings>, Failure> {
    Ok(Json(app.store.mail_settings(&asker).await?))
}

/// `available` and `confirmed` are the service's to say and are passed over.
pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    headers: HeaderMap,
    Wire(wish): Wire<MailSettings>,
) -> Result<Json<MailSettings>, Failure> {
    let email = wish.email.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    if email.is_some() && !app.store.sends_mail() {
        return Err(Failure::Conflict(said!(
            "This service sends no mail, so no address was kept",
            "Tjänsten skickar ingen e-post, så ingen adress sparades"
        )));
    }
    if email.as_deref().is_some_and(|it| !is_address(it)) {
        return Err(Failure::problem(
            "email",
            said!(
                "Write an e-mail address such as ann@contoso.example",
                "Skriv en e-postadress, till exempel ann@contoso.example"
            ),
        ));
    }
    if wish.states.len() > JobState::ALL.len() {
        return Err(Failure::problem("states", said!("Name each state once", "Ange varje status en gång")));
    }
    let kept = app.store.mail_settings(&asker).await?;
    if let Some(email) = email.as_deref().filter(|it| !kept.confirmed || kept.email.as_deref() != Some(it)) {
        app.guard.admit_code(&asker.id, email).map_err(|seconds| {
            let minutes = seconds.div_ceil(60);
            Failure::Conflict(said!(
                "Too many codes were sent lately. Nothing was changed: try again in {minutes} minutes",
                "För många koder har skickats på sistone. Inget ändrades: försök igen om {minutes} minuter"
            ))
        })?;
    }
    language::note(&app, &asker.id, &headers).await?;
    match app.store.keep_mail_settings(&asker, &MailSettings { email, ..wish }).await? {
        Kept::Kept => get(State(app), asker).await,
        Kept::TooSoon(seconds) => Err(Failure::Conflict(said!(
            "A code was sent less than a minute ago. Nothing was changed: try again in {seconds} seconds",
            "En kod skickades för mindre än en minut sedan. Inget ändrades: försök igen om {seconds} sekunder"
        ))),
    }
}

pub(crate) async fn confirm(
    State(app): State<App>,
    asker: Asker,
    Wire(Code { code }): Wire<Code>,
) -> Result<Json<MailSettings>, Failure> {
    if !app.store.confirm_mail(&asker, code.trim()).await? {
        let why = said!(
            "This is not the code of the last mail to this address, or it is older than a day. Save the address again to get a new one",
            "Det här är inte koden i det senaste mejlet till adressen, eller så är den äldre än ett dygn. Spara adressen igen för att få en ny"
        );
        return Err(Failure::problem("code", why));
    }
    get(State(app), asker).await
}
