//! What may be done with a job now, and doing it.

mod read;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use waybill_domain::job::Offer;
use waybill_domain::lang::Said;
use waybill_domain::wire::ListBody;

use crate::App;
use crate::auth::Asker;
use crate::body;
use crate::failure::Failure;
use crate::job_api::JobPath;
use crate::language::Reader;
use crate::work::{Conditions, etag};

/// The offers of all the asker's roles; an act that two of them know is allowed if one of them allows it.
pub(crate) async fn offers(
    State(app): State<App>,
    asker: Asker,
    Reader(lang): Reader,
    JobPath(id): JobPath,
) -> Result<Json<ListBody<Offer>>, Failure> {
    let (job, now) = (app.job_for(&asker, &id).await?, app.clock.now());
    let mut value: Vec<Offer> = Vec::new();
    for offer in asker.roles_on(id.subscription.as_str()).into_iter().flat_map(|role| job.offers(role, now)) {
        match value.iter_mut().find(|known| known.act == offer.act) {
            Some(known) if offer.allowed => *known = offer,
            Some(_) => {}
            None => value.push(offer),
        }
    }
    for offer in &mut value {
        offer.why_not = offer.why_not.take().map(|why| Said::as_is(why.text(lang)));
    }
    Ok(Json(ListBody { value, next_link: None }))
}

pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    JobPath(id): JobPath,
    conditions: Conditions,
    request: Request,
) -> Result<Response, Failure> {
    app.job_for(&asker, &id).await?;
    let event = body::json(request, read::event).await?;
    let job = app.act(&asker, &id, event, &conditions).await?;
    Ok(([(header::ETAG, etag(&job))], Json(job)).into_response())
}
