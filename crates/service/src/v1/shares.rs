//! The share links of a job: made, listed, revoked.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use chrono::SubsecRound as _;
use serde::Deserialize;
use uuid::Uuid;
use waybill_domain::event::Event;
use waybill_domain::job::{Job, JobId};
use waybill_domain::said;
use waybill_domain::share::Shared;
use waybill_domain::wire::{ListBody, ShareInfo, ShareInput, ShareMade, ShareUrls};

use crate::App;
use crate::auth::Asker;
use crate::body::Wire;
use crate::failure::Failure;
use crate::job_api::{JobPath, job_id};
use crate::secret::Secret;
use crate::settings::Settings;
use crate::store::{JobKey, StoreProblem};
use crate::work::Conditions;

/// Tells people and scanners what a token is.
const PREFIX: &str = "ws_";

pub(crate) async fn list(
    State(app): State<App>,
    asker: Asker,
    JobPath(id): JobPath,
) -> Result<Json<ListBody<ShareInfo>>, Failure> {
    app.job_for(&asker, &id).await?;
    let mut value = app.store.shares(&JobKey::from(&id)).await?;
    value.iter_mut().for_each(|share| app.uses.add_to(share));
    Ok(Json(ListBody { value, next_link: None }))
}

/// Makes one. The token is in this answer and nowhere else.
pub(crate) async fn make(
    State(app): State<App>,
    asker: Asker,
    JobPath(id): JobPath,
    Wire(input): Wire<ShareInput>,
) -> Result<(StatusCode, Json<ShareMade>), Failure> {
    app.job_for(&asker, &id).await?;
    let now = app.clock.now();
    let mut share = input.read(now)?;
    // As exact as it is kept, so that every answer says the same.
    share.expires = share.expires.map(|at| at.trunc_subsecs(3));
    let token = Secret::new(PREFIX).map_err(StoreProblem::from)?;
    let decide = |job: Option<&Job>, open: u32| {
        let event = Event::Share { share: share.clone(), open };
        app.decision(&asker, &id, job, &event, &Conditions::default())
    };
    let (name, hash) = (Uuid::new_v4().to_string(), token.hash());
    let share = app.store.keep_share(&JobKey::from(&id), (&name, &hash), &share, now, decide).await?;
    let made = ShareMade { share, token: token.expose().to_owned(), urls: urls(&app.settings, token.expose()) };
    Ok((StatusCode::CREATED, Json(made)))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    asker: Asker,
    SharePath { job: id, share }: SharePath,
) -> Result<StatusCode, Failure> {
    app.job_for(&asker, &id).await?;
    let decide = |job: Option<&Job>, share: &ShareInfo| {
        let ShareInfo { drive, tells, note, .. } = share.clone();
        let event = Event::RevokeShare(Shared { drive, tells, note });
        app.decision(&asker, &id, job, &event, &Conditions::default())
    };
    let done = app.store.revoke_share(&JobKey::from(&id), &share, decide).await?;
    let none = || {
        Failure::NotFound(said!(
            "Job {name} has no such share link",
            "Jobbet {name} har ingen sådan delningslänk",
            name = id.name
        ))
    };
    done.map(|()| StatusCode::NO_CONTENT).ok_or_else(none)
}

/// Where a link is used.
fn urls(settings: &Settings, token: &str) -> ShareUrls {
    let base = &settings.public_url;
    let page = format!("{base}/embed/{token}");
    ShareUrls {
        badge: format!("{base}/badge/{token}.svg"),
        embed: page.clone(),
        script: format!("{base}/embed.js"),
        oembed: format!("{base}/oembed?format=json&url={}", crate::percent::encoded(&page)),
        page,
    }
}

/// A link of a job, as a path names it.
pub(crate) struct SharePath {
    job: JobId,
    share: String,
}

#[derive(Deserialize)]
struct Segments {
    subscription: String,
    group: String,
    name: String,
    id: String,
}

impl FromRequestParts<App> for SharePath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let nothing =
            |_| Failure::NotFound(said!("There is nothing at this address", "Det finns inget på den här adressen"));
        let Path(it) = Path::<Segments>::from_request_parts(parts, app).await.map_err(nothing)?;
        let job = job_id(&parts.method, &it.subscription, &it.group, &it.name)?;
        Ok(Self { job, share: it.id })
    }
}
