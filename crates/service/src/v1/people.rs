//! People, for administrators: who they are, what they may, and what proves them.

mod read;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::TimeDelta;
use serde::Deserialize;
use waybill_domain::role::Role;
use waybill_domain::said;
use waybill_domain::wire::{Access, PeoplePage, PersonInfo, PersonWish, SignInLink};

use crate::App;
use crate::address::{Named, Queried, Segments};
use crate::auth::Asker;
use crate::body::Wire;
use crate::client::Client;
use crate::clock::wall;
use crate::failure::Failure;
use crate::store::{AuditAction, By, Changed, PeopleAsked};

const TOP: u32 = 50;
const TOP_MAX: u32 = 100;
/// How long a link can be used that an administrator hands over.
const LINK_MINUTES: i64 = 15;

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    q: Option<String>,
    after: Option<String>,
    top: Option<u32>,
}

pub(crate) async fn list(
    State(app): State<App>,
    _: Asker,
    Queried(asked): Queried<Asked>,
) -> Result<Json<PeoplePage>, Failure> {
    let top = asked.top.unwrap_or(TOP);
    if !(1..=TOP_MAX).contains(&top) {
        return Err(Failure::problem("top", said!("Ask for 1 to {TOP_MAX} people", "Be om 1 till {TOP_MAX} personer")));
    }
    let after = match asked.after.filter(|id| !id.is_empty()) {
        Some(id) => Some(app.store.person_info(&id).await?.map(|it| (it.name, it.id)).ok_or_else(|| {
            Failure::problem(
                "after",
                said!("Go on with the next of a page of this list", "Gå vidare med next från en sida i den här listan"),
            )
        })?),
        None => None,
    };
    let asked = PeopleAsked { q: asked.q.unwrap_or_default(), after, top: i64::from(top) };
    // Administrators begin here: anyone who can do something about the clock is told of it.
    let clock_ahead_days = app.clock_ahead().await?.map(|ahead| ahead.num_days());
    Ok(Json(PeoplePage { clock_ahead_days, ..app.store.people(&asked).await? }))
}

pub(crate) async fn add(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Wire(wish): Wire<PersonWish>,
) -> Result<(StatusCode, Json<PersonInfo>), Failure> {
    let known = read::known(&app, wish).await?;
    changed(app.store.keep_person(&By::person(&asker, &client.roughly()), None, &known).await?)
        .map(|it| (StatusCode::CREATED, it))
}

pub(crate) async fn get(State(app): State<App>, _: Asker, Named(id): Named) -> Result<Json<PersonInfo>, Failure> {
    there(&app, &id).await.map(Json)
}

pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(id): Named,
    Wire(wish): Wire<PersonWish>,
) -> Result<Json<PersonInfo>, Failure> {
    there(&app, &id).await?;
    let known = read::known(&app, wish).await?;
    if asker.id == id && (known.disabled || !known.roles.contains(&Role::Administrator)) {
        return Err(Failure::Conflict(said!(
            "You cannot switch yourself off or stop being an administrator: nobody might be left who can undo it. \
             Nothing was changed; ask another administrator",
            "Du kan inte stänga av dig själv eller sluta vara administratör: då finns kanske ingen kvar som kan ångra det. \
             Inget ändrades; be en annan administratör"
        )));
    }
    let by = By::person(&asker, &client.roughly());
    changed(app.store.keep_person(&by, Some(&id), &known).await?)
}

/// A link that signs the person in once, to be handed over.
pub(crate) async fn link(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(id): Named,
) -> Result<Json<SignInLink>, Failure> {
    there(&app, &id).await?;
    if !app.settings.config.sign_in.one_time_links {
        return Err(Failure::Conflict(said!(
            "Sign-in links are switched off here, so none was made",
            "Inloggningslänkar är avstängda här, så ingen skapades"
        )));
    }
    let Some(person) = app.store.person_of(&id).await? else {
        return Err(Failure::Conflict(said!(
            "This person is switched off. Switch them on first; no link was made",
            "Personen är avstängd. Slå på personen först; ingen länk skapades"
        )));
    };
    let ttl = TimeDelta::minutes(LINK_MINUTES);
    let code = app.store.add_code(&person, ttl).await?;
    // Before it is told: no link is handed out that the book does not know of.
    app.store.audit(&By::person(&asker, &client.roughly()), AuditAction::LinkMade, &id, "").await?;
    let link = format!("{}/sign-in#{}", app.settings.public_url, code.expose());
    Ok(Json(SignInLink { link, expires: wall() + ttl }))
}

pub(crate) async fn access(State(app): State<App>, asker: Asker, Named(id): Named) -> Result<Json<Access>, Failure> {
    there(&app, &id).await?;
    Ok(Json(app.store.access(&id, asker.proof()).await?))
}

/// Ends one session or token.
pub(crate) async fn revoke(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Segments((id, proof)): Segments<(String, String)>,
) -> Result<StatusCode, Failure> {
    there(&app, &id).await?;
    let ended = app.store.revoke(&By::person(&asker, &client.roughly()), &id, &proof).await?;
    let none = || {
        Failure::NotFound(said!(
            "There is no such session or token. It may have ended by itself",
            "Det finns ingen sådan session eller token. Den kan ha tagit slut av sig själv"
        ))
    };
    ended.then_some(StatusCode::NO_CONTENT).ok_or_else(none)
}

/// Subscriptions that people can be given.
async fn there(app: &App, id: &str) -> Result<PersonInfo, Failure> {
    app.store.person_info(id).await?.ok_or_else(no_such_person)
}

fn changed(changed: Changed) -> Result<Json<PersonInfo>, Failure> {
    match changed {
        Changed::Done(info) => Ok(Json(*info)),
        Changed::EmailTaken => Err(Failure::problem(
            "email",
            said!("Somebody else has this address. Use another", "Någon annan har den adressen. Använd en annan"),
        )),
        Changed::NoSubscription => Err(Failure::problem("subscriptions", read::no_subscription())),
        Changed::NotThere => Err(no_such_person()),
    }
}

fn no_such_person() -> Failure {
    Failure::NotFound(said!("There is no such person", "Det finns ingen sådan person"))
}
