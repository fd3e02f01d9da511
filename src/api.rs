//! The service: one function for each call, one shape for every failure.

mod error;
mod load;
pub mod notices;
pub mod operations;
pub mod people;
mod send;
pub mod shares;
pub mod support;

pub use error::{ApiError, Failure};
pub use load::{Load, load};

use serde::Serialize;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, JobId};
use waybill_domain::log::LogKind;
use waybill_domain::wire::{
    API_VERSION, BitLockerKeyItem, DriveLog, JobPage, ListBody, Location, Look, PutJobParameters, Session, SignInWays,
    SignedOut, Timeline, UpdateJobParameters,
};

use crate::route::{encode, job_path};
use crate::text;
use crate::unread::Unread;
use send::{Call, derived, json, maybe, nothing};

type Answer<T> = Result<T, ApiError>;

/// How many notices are unread.
///
/// # Errors
/// The service does not answer.
pub async fn unread() -> Answer<Unread> {
    json(Call::new("GET", "/v1/notices?top=0").quiet()).await
}

/// Redeems a sign-in link's code.
pub async fn sign_in(code: &str) -> Answer<Session> {
    #[derive(Serialize)]
    struct Code<'a> {
        code: &'a str,
    }
    json(Call::new("POST", "/v1/session").quiet().body(&Code { code })).await
}

/// Who is signed in.
pub async fn session() -> Answer<Session> {
    json(Call::new("GET", "/v1/session").quiet()).await
}

/// Signs out; where to go on to sign out at the identity provider, if that is to be.
pub async fn sign_out() -> Answer<Option<SignedOut>> {
    maybe(Call::new("DELETE", "/v1/session").quiet()).await
}

/// The ways to sign in.
pub async fn sign_in_ways() -> Answer<SignInWays> {
    json(Call::new("GET", "/v1/sign-in").quiet()).await
}

/// Asks for a sign-in link by mail; answered alike whether the address is somebody's or not.
pub async fn link_by_mail(email: String) -> Answer<()> {
    let body = serde_json::to_string(&email).unwrap_or_default();
    nothing(Call::new("POST", "/v1/sign-in/mail").text(["{\"email\":", &body, "}"].concat()).quiet()).await
}

/// A page of jobs; `query` is what stands behind the question mark.
pub async fn jobs(query: &str) -> Answer<JobPage> {
    json(Call::new("GET", &["/v1/jobs?", query].concat())).await
}

pub async fn job(id: &JobId) -> Answer<Job> {
    json(Call::new("GET", &v1(id, ""))).await
}

/// A page of a job's timeline, newest first; `before` is the `next` of the page before.
pub async fn timeline(id: &JobId, before: Option<i64>) -> Answer<Timeline> {
    let query = before.map_or(String::new(), |before| ["?before=", &before.to_string()].concat());
    json(Call::new("GET", &v1(id, &["/timeline", &query].concat()))).await
}

/// Where the whole timeline lies as a file. A link to it needs the attribute `download`.
pub fn timeline_file(id: &JobId) -> String {
    v1(id, "/timeline.json")
}

/// A page of a drive's log; `query` is what stands behind the question mark.
pub async fn drive_log(id: &JobId, serial: &DriveSerial, query: &str) -> Answer<DriveLog> {
    json(Call::new("GET", &v1(id, &["/drives/", &encode(serial.as_str()), "/log?", query].concat()))).await
}

/// The page of the log at a URI, if the service holds it: its URI is then the service's own. A manifest has none.
pub fn log_page(uri: &str) -> Option<String> {
    let (path, kind) = text::after(uri, "/v1/jobs/")?.rsplit_once('/')?;
    let drive = path.strip_suffix("/logs").filter(|_| kind != "manifest")?;
    Some(["/jobs/", drive, "/log"].concat())
}

/// Where a log lies as a file, if the service holds it. A link to it needs the attribute `download`.
pub fn log_file(id: &JobId, serial: &DriveSerial, kind: LogKind) -> String {
    v1(id, &["/drives/", &encode(serial.as_str()), "/logs/", kind.word()].concat())
}

/// An act that the contract has no word for, as it was typed: the service reads it, and tells what is wrong at its field.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct Act {
    pub act: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<ActPackage>,
}

/// A package that is announced.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActPackage {
    pub carrier_name: String,
    pub tracking_number: String,
}

pub async fn act(id: &JobId, act: &Act) -> Answer<()> {
    nothing(Call::new("POST", &v1(id, "/actions")).body(act)).await
}

/// The same for an act whose JSON is put together elsewhere.
pub async fn act_written(id: &JobId, event: String) -> Answer<()> {
    nothing(Call::new("POST", &v1(id, "/actions")).text(event)).await
}

/// Who of staff looked at the job, newest first. For staff.
pub async fn looks(id: &JobId) -> Answer<Vec<Look>> {
    let JobId { subscription, group, name } = id;
    let of = |name: &str, value: &str| [name, "=", &encode(value)].concat();
    let query = [of("subscription", subscription.as_str()), of("group", group.as_str()), of("name", name.as_str())];
    let list: ListBody<Look> = derived(Call::new("GET", &["/v1/support/looks?", &query.join("&")].concat())).await?;
    Ok(list.value)
}

/// Cancels a job. Asking twice is asking once.
pub async fn cancel_job(id: &JobId) -> Answer<()> {
    let body = r#"{"properties":{"cancelRequested":true}}"#;
    nothing(Call::new("PATCH", &contract(id, "")).text(body.to_owned())).await
}

pub async fn locations() -> Answer<Vec<Location>> {
    let list: ListBody<Location> = json(Call::new("GET", "/v1/locations")).await?;
    Ok(list.value)
}

/// Creates the job, or replaces one in Creating. With `only_new` an existing job is left alone and refused.
pub async fn put_job(id: &JobId, job: &PutJobParameters, only_new: bool) -> Answer<()> {
    let call = Call::new("PUT", &contract(id, "")).body(job);
    nothing(if only_new { call.only_new() } else { call }).await
}

/// Changes a job. With a revision, only if nobody changed it since (else 412).
pub async fn update_job(id: &JobId, update: &UpdateJobParameters, revision: Option<u64>) -> Answer<()> {
    nothing(Call::new("PATCH", &contract(id, "")).body(update).revision(revision)).await
}

pub async fn delete_job(id: &JobId, revision: Option<u64>) -> Answer<()> {
    nothing(Call::new("DELETE", &contract(id, "")).revision(revision)).await
}

/// Each look at the keys stands in the job's timeline.
pub async fn keys(id: &JobId) -> Answer<Vec<BitLockerKeyItem>> {
    let list: ListBody<BitLockerKeyItem> = json(Call::new("POST", &contract(id, "/listBitLockerKeys"))).await?;
    Ok(list.value)
}

fn v1(id: &JobId, below: &str) -> String {
    ["/v1/jobs", &job_path(id), below].concat()
}

fn contract(id: &JobId, below: &str) -> String {
    let JobId { subscription, group, name } = id;
    [
        "/subscriptions/",
        &encode(subscription.as_str()),
        "/resourceGroups/",
        &encode(group.as_str()),
        "/providers/Microsoft.ImportExport/jobs/",
        &encode(name.as_str()),
        below,
        "?api-version=",
        API_VERSION,
    ]
    .concat()
}
