//! Get, Create, Update, Delete.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, extract};
use waybill_domain::event::Event;
use waybill_domain::job::Job;
use waybill_domain::said;
use waybill_domain::wire::{JobResource, Location, PutJobParameters, UpdateJobParameters};

use super::JobPath;
use super::version::Version;
use crate::App;
use crate::auth::Asker;
use crate::body;
use crate::failure::Failure;
use crate::work::{Conditions, etag};

pub(crate) async fn get(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    JobPath(id): JobPath,
) -> Result<Response, Failure> {
    let job = app.job_for(&asker, &id).await?;
    Ok(answer(&app, StatusCode::OK, &job))
}

pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    JobPath(id): JobPath,
    conditions: Conditions,
    request: extract::Request,
) -> Result<Response, Failure> {
    let parameters: PutJobParameters = body::json(request, body::read).await?;
    app.subscription_for(&asker, id.subscription.as_str()).await?;
    let location = parameters.location.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let found = location.map(|name| app.locations.find(name));
    let unknown = || {
        said!(
            "There is no location {name}. Choose one of the list",
            "Det finns ingen plats {name}. Välj en i listan",
            name = location.unwrap_or_default()
        )
    };
    let new = parameters.read(id);
    let mut new = match (new, found) {
        // All problems at once, this one with the rest.
        (Err(mut problems), Some(None)) => {
            problems.add("location", unknown());
            return Err(problems.into());
        }
        (Ok(_), Some(None)) => return Err(Failure::problem("location", unknown())),
        (new, _) => new?,
    };
    if let Some(location) = found.flatten() {
        new.location.clone_from(&location.name);
    }
    let written = app.put(&asker, new, &conditions).await?;
    let status = if written.created { StatusCode::CREATED } else { StatusCode::OK };
    Ok(answer(&app, status, &written.job))
}

pub(crate) async fn patch(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    JobPath(id): JobPath,
    conditions: Conditions,
    request: extract::Request,
) -> Result<Response, Failure> {
    app.job_for(&asker, &id).await?;
    let parameters: UpdateJobParameters = body::json(request, body::read).await?;
    let event = Event::Update(Box::new(parameters.read()?));
    Ok(answer(&app, StatusCode::OK, &app.act(&asker, &id, event, &conditions).await?))
}

pub(crate) async fn delete(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    JobPath(id): JobPath,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    app.act(&asker, &id, Event::Delete, &conditions).await?;
    Ok(StatusCode::OK)
}

fn answer(app: &App, status: StatusCode, job: &Job) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, etag(job));
    (status, headers, Json(JobResource::whole(job, ships_to(app, job)))).into_response()
}

/// Where a job's drives are really sent.
pub(super) fn ships_to<'a>(app: &'a App, job: &Job) -> Option<&'a Location> {
    app.locations.find(&job.location).map(|location| location.ships_to(app.locations.all()))
}
