//! What happened to a job.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use waybill_domain::said;
use waybill_domain::wire::Timeline;

use crate::App;
use crate::address::Queried;
use crate::auth::{Asker, no_such_job};
use crate::failure::Failure;
use crate::job_api::JobPath;
use crate::store::JobKey;

const TOP: u32 = 50;
const TOP_MAX: u32 = 200;
/// The most entries of a file.
const FILE_MAX: u32 = 100_000;

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    before: Option<i64>,
    top: Option<u32>,
}

pub(crate) async fn page(
    State(app): State<App>,
    asker: Asker,
    JobPath(id): JobPath,
    Queried(asked): Queried<Asked>,
) -> Result<Json<Timeline>, Failure> {
    let top = asked.top.unwrap_or(TOP);
    if !(1..=TOP_MAX).contains(&top) {
        return Err(Failure::problem(
            "top",
            said!("Ask for 1 to {TOP_MAX} entries", "Be om 1 till {TOP_MAX} händelser"),
        ));
    }
    app.job_for(&asker, &id).await?;
    let timeline = app.store.timeline(&JobKey::from(&id), asked.before, top).await?;
    timeline.map(Json).ok_or_else(|| no_such_job(&id))
}

/// The whole of it, to be kept.
pub(crate) async fn file(State(app): State<App>, asker: Asker, JobPath(id): JobPath) -> Result<Response, Failure> {
    app.job_for(&asker, &id).await?;
    let timeline = app.store.timeline(&JobKey::from(&id), None, FILE_MAX).await?;
    let timeline = timeline.ok_or_else(|| no_such_job(&id))?;
    let plain: String =
        id.name.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let disposition = format!("attachment; filename=\"timeline-{plain}.json\"");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    Ok(([(header::CONTENT_DISPOSITION, disposition)], Json(timeline)).into_response())
}
