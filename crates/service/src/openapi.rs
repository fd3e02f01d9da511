//! `/v1/openapi.json`: Waybill's own API as an OpenAPI document. Written out here, as the domain must not know OpenAPI;
//! the words of its lists come from the domain, and the tests hold paths, methods and fields against the real ones.

mod acts;
mod job;
mod logs;
mod notices;
mod operations;
mod paths;
mod people;
mod schemas;
mod shares;
mod sign_in;
mod support;
mod words;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde_json::{Value, json};

use crate::App;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/v1/openapi.json", get(read))
}

/// For everybody: it tells nothing that the source does not.
async fn read(State(app): State<App>) -> Json<Value> {
    Json(document(&app.settings.public_url))
}

fn document(server: &str) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Waybill",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Import and export jobs: their timeline, what may be done with them, and the data center's work.",
            "description": "Waybill's own API. The job API beside it, under /subscriptions and /providers, is that of \
                Microsoft.ImportExport 2021-01-01 and described by its own document. Every answer carries x-ms-request-id.",
            "license": {"name": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": server}],
        "security": [{"token": []}, {"session": []}],
        "tags": [
            {"name": "jobs", "description": "Jobs, what happened to them and what may be done"},
            {"name": "events", "description": "Changes as they happen"},
            {"name": "operations", "description": "The data center's machines"},
            {"name": "notices", "description": "What people are told"},
            {"name": "shares", "description": "Links that tell a job's status to whoever holds them"},
            {"name": "support", "description": "Looking up any job, for support and operators"},
            {"name": "people", "description": "Who may use the service, for administrators"},
            {"name": "session", "description": "Who is signed in"},
        ],
        "paths": paths::all(),
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A token of `waybill token`"},
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "__Host-waybill_session",
                    "description": "Set by signing in. Over plain HTTP its name is `waybill_session`",
                },
            },
            "schemas": schemas::all(),
        },
    })
}

#[cfg(test)]
mod tests;
