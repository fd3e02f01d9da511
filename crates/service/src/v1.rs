//! Waybill's own API, for its portal and for the data center.

mod actions;
mod events;
mod jobs;
mod logs;
mod mail;
mod notices;
mod operations;
mod progress;
mod session;
mod shares;
mod support;
mod timeline;

use axum::extract::State;
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use waybill_domain::wire::{ListBody, Location};

use crate::App;
use crate::auth::Asker;
use crate::request::no_such_path;

pub(crate) use logs::{our_uri as log_uri, read as read_log};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/session", get(session::get).post(session::begin).delete(session::end))
        .route("/jobs", get(jobs::list))
        .route("/jobs/{subscription}/{group}/{name}", get(jobs::get))
        .route("/jobs/{subscription}/{group}/{name}/timeline", get(timeline::page))
        .route("/jobs/{subscription}/{group}/{name}/timeline.json", get(timeline::file))
        .route("/jobs/{subscription}/{group}/{name}/actions", get(actions::offers).post(actions::put))
        .route("/jobs/{subscription}/{group}/{name}/shares", get(shares::list).post(shares::make))
        .route("/jobs/{subscription}/{group}/{name}/shares/{id}", delete(shares::revoke))
        .route("/jobs/{subscription}/{group}/{name}/drives/{serial}/log", get(logs::table))
        .route("/jobs/{subscription}/{group}/{name}/drives/{serial}/logs/{kind}", get(logs::file).put(logs::put))
        .route("/operations/receiving/look", post(operations::look))
        .route("/operations/receiving", post(operations::confirm))
        .route("/operations/arrivals", get(operations::list))
        .route("/operations/arrivals/{id}", get(operations::one).post(operations::act))
        .route("/operations/drives", get(operations::drives))
        .route("/operations/packing", get(operations::packing))
        .route("/operations/progress", post(progress::report))
        .route("/notices", get(notices::page))
        .route("/notices/read", post(notices::read))
        .route("/settings/mail", get(mail::get).put(mail::put))
        .route("/settings/mail/confirm", post(mail::confirm))
        .route("/support/jobs", get(support::jobs))
        .route("/support/jobs.csv", get(support::file))
        .route("/support/queues", get(support::queues))
        .route("/support/looks", get(support::looks))
        .route("/locations", get(locations))
        .route("/events", get(events::stream))
        .fallback(no_such_path)
}

async fn locations(State(app): State<App>, _: Asker) -> Json<ListBody<Location>> {
    Json(ListBody { value: app.locations.all().to_vec(), next_link: None })
}
