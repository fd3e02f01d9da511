//! The paths and methods.

use serde_json::{Map, Value, json};
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::next_step::Mood;

use super::words::{list, refer, word};
use super::{logs, shares};
use crate::store::Sort;

/// A job's path.
const JOB: &str = "/v1/jobs/{subscription}/{group}/{name}";

pub(super) fn all() -> Value {
    let mut paths = Map::new();
    let mut path = |path: &str, item: Value| paths.insert(path.to_owned(), item);
    path("/v1/session", session());
    super::sign_in::paths(&mut path);
    path("/v1/jobs", json!({"get": jobs()}));
    path(JOB, of_job(json!({"get": reads("jobs", "One job", &refer("Job"), &[404])})));
    let newest = reads("jobs", "What happened to the job, newest first", &refer("Timeline"), &[400, 404]);
    let mut timeline = of_job(json!({"get": newest}));
    timeline["get"]["parameters"] = json!([
        query("before", "Only entries before this number: `next` of the page before", &json!({"type": "integer"})),
        query("top", "How many entries", &json!({"type": "integer", "minimum": 1, "maximum": 200, "default": 50})),
    ]);
    path(&format!("{JOB}/timeline"), timeline);
    let file = reads("jobs", "The whole timeline, as a file to keep", &refer("Timeline"), &[404]);
    path(&format!("{JOB}/timeline.json"), of_job(json!({"get": file})));
    path(&format!("{JOB}/actions"), of_job(actions()));
    path(&format!("{JOB}/shares"), shares::all_of_job());
    path(&format!("{JOB}/shares/{{id}}"), shares::one());
    path(&format!("{JOB}/drives/{{serial}}/log"), logs::table());
    path(&format!("{JOB}/drives/{{serial}}/logs/{{kind}}"), logs::file());
    path(
        "/v1/locations",
        json!({"get": reads("jobs", "The data centers that drives are sent to", &list(&refer("Location")), &[])}),
    );
    path("/v1/notices", json!({"get": notices()}));
    path("/v1/notices/read", json!({"post": read_notices()}));
    path("/v1/settings/language", super::notices::language());
    path("/v1/settings/mail", mail_settings());
    let confirm = "Confirm the address by the code that was sent to it";
    let confirm = writes("session", confirm, &refer("MailCode"), &refer("MailSettings"), &[400]);
    path("/v1/settings/mail/confirm", json!({"post": confirm}));
    path("/v1/events", json!({"get": events()}));
    path("/v1/operations/progress", json!({"post": progress()}));
    super::operations::paths(&mut path);
    super::support::paths(&mut path);
    super::people::paths(&mut path);
    super::people::unreadable(&mut path);
    path("/v1/openapi.json", json!({"get": described()}));
    Value::Object(paths)
}

fn session() -> Value {
    let mut begin = writes(
        "session",
        "Redeem the code of a sign-in link; sets the session's cookie",
        &refer("SignIn"),
        &refer("Session"),
        &[400, 403],
    );
    begin["security"] = json!([]);
    let mut end = json!({
        "tags": ["session"], "summary": "Sign out", "responses": responses(&[403]),
    });
    end["responses"]["204"] = json!({"description": "Nobody is signed in any more"});
    let elsewhere = "Signed out here, and where to go on to sign out at the identity provider";
    let schema = refer("SignedOut");
    end["responses"]["200"] = json!({"description": elsewhere, "content": {"application/json": {"schema": schema}}});
    json!({"get": reads("session", "Who is signed in", &refer("Session"), &[]), "post": begin, "delete": end})
}

fn jobs() -> Value {
    let mut get = reads("jobs", "The jobs that the asker may see, a page at a time", &refer("JobPage"), &[400]);
    let states =
        JobState::ALL.iter().map(|it| it.word()).chain(Mood::ALL.iter().map(|it| it.word())).chain(["needs-you"]);
    get["parameters"] = json!([
        query("q", "A piece of a name, a drive's serial number or a tracking number", &json!({"type": "string"})),
        query(
            "state",
            "A state, what several states have in common, or needs-you",
            &json!({"enum": states.collect::<Vec<_>>()})
        ),
        query("type", "Which way the data goes", &word(JobType::ALL.iter().map(|it| it.word()))),
        query("location", "A location's name or slug", &json!({"type": "string"})),
        query("subscription", "A subscription's id", &json!({"type": "string"})),
        query(
            "sort",
            "The order; what needs the customer first, if not said",
            &word(Sort::ALL.iter().map(|it| it.word()))
        ),
        query("after", "`next` of the page before", &json!({"type": "string"})),
        query("top", "How many jobs", &json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 50})),
    ]);
    get
}

fn actions() -> Value {
    let offers = reads("jobs", "What the asker may do now, and why not", &list(&refer("Offer")), &[404]);
    let summary = "Do something to the job; answers the job as it is then";
    let mut put = writes("jobs", summary, &refer("Event"), &refer("Job"), &[400, 403, 404, 409, 412]);
    let tag = json!({"name": "If-Match", "in": "header", "schema": {"type": "string"}, "description": "Only if the job has this ETag"});
    put["parameters"] = json!([tag]);
    json!({"get": offers, "post": put})
}

fn events() -> Value {
    let stream = "Server-sent events. `job`: a JobRow with its revision. `gone`: {subscription, group, name}. `arrival`, for staff: {id} of a package of no job that came or changed. \
         `reset`: what was missed is no longer kept, read again. A comment every 15 seconds.";
    let mut get = json!({
        "tags": ["events"], "summary": "The changes of all jobs that the asker may see, as they happen",
        "parameters": [
            {"name": "Last-Event-ID", "in": "header", "schema": {"type": "integer"}, "description": "Go on after this change"},
            query("after", "The same for those who cannot set a header; the header wins", &json!({"type": "integer"})),
        ],
        "responses": responses(&[400]),
    });
    get["responses"]["200"] =
        json!({"description": stream, "content": {"text/event-stream": {"schema": {"type": "string"}}}});
    get
}

fn progress() -> Value {
    writes(
        "operations",
        "Report how far drives have come, up to 1000 at once",
        &refer("Reports"),
        &list(&refer("ReportResult")),
        &[400],
    )
}

fn notices() -> Value {
    let what = "What the asker is told of jobs, newest first, and how much of it is unread";
    let mut get = reads("notices", what, &refer("NoticePage"), &[400]);
    get["parameters"] = json!([
        query("before", "Only notices before this one: `next` of the page before", &json!({"type": "integer"})),
        query(
            "top",
            "How many notices; 0 only counts",
            &json!({"type": "integer", "minimum": 0, "maximum": 200, "default": 50})
        ),
    ]);
    get
}

fn read_notices() -> Value {
    let answer = json!({"type": "null"});
    let mut post = writes("notices", "Note that notices were read", &refer("NoticesRead"), &answer, &[400]);
    post["responses"]["204"] = json!({"description": "They are read, and stay so"});
    if let Some(responses) = post["responses"].as_object_mut() {
        responses.remove("200");
    }
    post
}

fn mail_settings() -> Value {
    let settings = refer("MailSettings");
    let put = "Choose what to get by mail; a new address is sent a code first";
    json!({
        "get": reads("session", "What the asker gets by mail", &settings, &[]),
        "put": writes("session", put, &settings, &settings, &[400, 409]),
    })
}

fn described() -> Value {
    let mut get = reads("session", "This document", &json!({"type": "object"}), &[]);
    get["security"] = json!([]);
    get
}

/// Adds what names the job.
pub(super) fn of_job(mut item: Value) -> Value {
    let part = |name: &str, what: &str| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}, "description": what});
    item["parameters"] = json!([
        part("subscription", "The subscription's id"),
        part("group", "The resource group"),
        part("name", "The job's name"),
    ]);
    item
}

pub(super) fn reads(tag: &str, summary: &str, answer: &Value, failures: &[u16]) -> Value {
    let mut responses = responses(failures);
    responses["200"] = json!({"description": summary, "content": {"application/json": {"schema": answer}}});
    json!({"tags": [tag], "summary": summary, "responses": responses})
}

pub(super) fn writes(tag: &str, summary: &str, body: &Value, answer: &Value, failures: &[u16]) -> Value {
    let mut it = reads(tag, summary, answer, &[failures, &[413, 415]].concat());
    it["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": body}}});
    it
}

/// Everything asks who one is, and may fail.
pub(super) fn responses(failures: &[u16]) -> Value {
    let words = |status: u16| match status {
        400 => "A field is wrong; `details` has one entry for each",
        401 => "No token or session, or one that is forged or expired",
        403 => "Not in this role, or a cookie's request from another site",
        404 => "There is no such thing, or one that the asker may not see",
        409 => "The job's state does not allow it; the message says what it does allow",
        412 => "The job has another ETag",
        413 => "The body is over 1 MB, a log over 64 MB",
        415 => "The body is not application/json, or a log not application/xml",
        _ => "The service failed; the cause is in its log under x-ms-request-id",
    };
    let answer = |status: u16| {
        let body = json!({"description": words(status), "content": {"application/json": {"schema": refer("Error")}}});
        (status.to_string(), body)
    };
    Value::Object([failures, &[401, 500]].concat().into_iter().map(answer).collect())
}

pub(super) fn query(name: &str, what: &str, schema: &Value) -> Value {
    json!({"name": name, "in": "query", "schema": schema, "description": what})
}
