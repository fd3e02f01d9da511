//! Asking for a sign-in link by mail. Anyone who asks is answered alike, in words and in time, whether the address is somebody's
//! or not.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use waybill_domain::said;
use waybill_domain::wire::LinkByMail;

use crate::App;
use crate::auth::is_foreign;
use crate::body::Wire;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::Reader;
use crate::mail::is_address;

/// Where links are redeemed and mail is sent, unless it was switched off.
pub(super) fn is_offered(app: &App) -> bool {
    let sign_in = &app.settings.config.sign_in;
    sign_in.one_time_links && sign_in.links_by_mail && app.store.sends_mail()
}

pub(crate) async fn ask(
    State(app): State<App>,
    client: Client,
    Reader(lang): Reader,
    headers: HeaderMap,
    asked: Result<Wire<LinkByMail>, Failure>,
) -> Result<StatusCode, Failure> {
    if is_foreign(&headers, &app.settings) {
        return Err(Failure::Forbidden(said!(
            "Ask for a sign-in link on this site's own page",
            "Be om en inloggningslänk på webbplatsens egen sida"
        )));
    }
    if !is_offered(&app) {
        return Err(Failure::Forbidden(said!(
            "This service sends no sign-in links. Sign in the way the page offers",
            "Tjänsten skickar inga inloggningslänkar. Logga in på det sätt som sidan erbjuder"
        )));
    }
    let Wire(LinkByMail { email }) = asked?;
    let email = email.trim();
    if !is_address(email) {
        return Err(Failure::problem(
            "email",
            said!(
                "Write an e-mail address such as ann@contoso.example",
                "Skriv en e-postadress, till exempel ann@contoso.example"
            ),
        ));
    }
    app.guard.admit_link(&client)?;
    app.link_requests.note(email, lang)?;
    Ok(StatusCode::ACCEPTED)
}
