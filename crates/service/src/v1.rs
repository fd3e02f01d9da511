//! Waybill's own API, for its portal and for the data center.

mod actions;
mod events;
mod jobs;
mod language;
mod logs;
mod mail;
mod notices;
mod operations;
mod people;
mod progress;
mod session;
mod sessions;
mod shares;
mod sign_in;
mod subscriptions;
mod support;
mod timeline;
mod unreadable;

use axum::extract::State;
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use waybill_domain::rights::Operation::{
    ActOnJob, ListJobs, LookUpJobs, ManageMail, ManagePeople, ManageSessions, ManageSubscriptions, NoteArrival,
    ReadArrivals, ReadBoards, ReadJob, ReadLocations, ReadNotices, ReadSession, ReceivePackages, RepairJobs,
    ReportProgress, SignIn, SignOut, WatchJobs,
};
use waybill_domain::wire::{ListBody, Location};

use crate::App;
use crate::auth::{Asker, GuardedRoutes, To};
use crate::disclosure::Impersonal;
use crate::language::{ByLanguage, Reader};

pub(crate) use logs::{our_uri as log_uri, read as read_log};

/// Each route names the operation that it is; what the table says of it holds before the handler begins.
pub(crate) fn routes() -> Router<App> {
    GuardedRoutes::new()
        .route(
            "/session",
            get(session::get)
                .to(ReadSession)
                .and(post(session::begin).to(SignIn))
                .and(delete(session::end).to(SignOut)),
        )
        .route("/sign-in", get(sign_in::ways).to(SignIn))
        .route("/sign-in/mail", post(sign_in::ask_by_mail).to(SignIn))
        .route("/sign-in/begin", get(sign_in::begin).to(SignIn))
        .route("/sign-in/done", get(sign_in::done).to(SignIn))
        .route("/sessions", get(sessions::list).to(ManageSessions).and(delete(sessions::end_others).to(ManageSessions)))
        .route("/sessions/{id}", delete(sessions::end).to(ManageSessions))
        .route("/people", get(people::list).to(ManagePeople).and(post(people::add).to(ManagePeople)))
        .route("/people/{id}", get(people::get).to(ManagePeople).and(put(people::put).to(ManagePeople)))
        .route("/people/{id}/link", post(people::link).to(ManagePeople))
        .route("/people/{id}/access", get(people::access).to(ManagePeople))
        .route("/people/{id}/access/{proof}", delete(people::revoke).to(ManagePeople))
        .route(
            "/subscriptions",
            get(subscriptions::list).to(ManageSubscriptions).and(post(subscriptions::add).to(ManageSubscriptions)),
        )
        .route(
            "/subscriptions/{name}",
            put(subscriptions::put).to(ManageSubscriptions).and(delete(subscriptions::remove).to(ManageSubscriptions)),
        )
        .route(
            "/unreadable-jobs/{number}",
            get(unreadable::get).to(RepairJobs).and(delete(unreadable::remove).to(RepairJobs)),
        )
        .route("/jobs", get(jobs::list).to(ListJobs))
        .route("/jobs/{subscription}/{group}/{name}", get(jobs::get).to(ReadJob))
        .route("/jobs/{subscription}/{group}/{name}/timeline", get(timeline::page).to(ReadJob))
        .route("/jobs/{subscription}/{group}/{name}/timeline.json", get(timeline::file).to(ReadJob))
        .route(
            "/jobs/{subscription}/{group}/{name}/actions",
            get(actions::offers).to(ReadJob).and(post(actions::put).to(ActOnJob)),
        )
        .route(
            "/jobs/{subscription}/{group}/{name}/shares",
            get(shares::list).to(ReadJob).and(post(shares::make).to(ActOnJob)),
        )
        .route("/jobs/{subscription}/{group}/{name}/shares/{id}", delete(shares::revoke).to(ActOnJob))
        .route("/jobs/{subscription}/{group}/{name}/drives/{serial}/log", get(logs::table).to(ReadJob))
        .route(
            "/jobs/{subscription}/{group}/{name}/drives/{serial}/logs/{kind}",
            get(logs::file).to(ReadJob).and(put(logs::put).to(ActOnJob)),
        )
        .route("/operations/receiving/look", post(operations::look).to(ReceivePackages))
        .route("/operations/receiving", post(operations::confirm).to(ReceivePackages))
        .route("/operations/arrivals", get(operations::list).to(ReadArrivals))
        .route(
            "/operations/arrivals/{id}",
            get(operations::one).to(ReadArrivals).and(post(operations::act).to(NoteArrival)),
        )
        .route("/operations/drives", get(operations::drives).to(ReadBoards))
        .route("/operations/packing", get(operations::packing).to(ReadBoards))
        .route("/operations/progress", post(progress::report).to(ReportProgress))
        .route("/notices", get(notices::page).to(ReadNotices))
        .route("/notices/read", post(notices::read).to(ReadNotices))
        .route("/settings/mail", get(mail::get).to(ManageMail).and(put(mail::put).to(ManageMail)))
        .route("/settings/mail/confirm", post(mail::confirm).to(ManageMail))
        .route("/settings/language", get(language::get).to(ManageMail).and(put(language::put).to(ManageMail)))
        .route("/support/jobs", get(support::jobs).to(LookUpJobs))
        .route("/support/jobs.csv", get(support::file).to(LookUpJobs))
        .route("/support/queues", get(support::queues).to(LookUpJobs))
        .route("/support/looks", get(support::looks).to(LookUpJobs))
        .route("/support/also-named", get(support::also_named).to(LookUpJobs))
        .route("/locations", get(locations).to(ReadLocations))
        .route("/events", get(events::stream).to(WatchJobs))
        .router()
}

async fn locations(
    State(app): State<App>,
    _: Asker,
    Reader(lang): Reader,
) -> Impersonal<ByLanguage<Json<ListBody<Location>>>> {
    Impersonal(ByLanguage(Json(ListBody { value: app.locations.told(lang).to_vec(), next_link: None })))
}
