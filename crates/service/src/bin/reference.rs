//! What `cargo xtask bench` measures the service beside, in the same run, on the same database, with the same libraries:
//! the least that a handler can do. No sign-in, no rights, no limits, no log.
//!
//! `reference sqlite:FOLDER` or `reference postgres://…` prints `ready at http://…`.
#![expect(clippy::print_stdout, reason = "it says where it listens")]

use std::str::FromStr;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use waybill_domain::job::Job;

type Problem = Box<dyn std::error::Error + Send + Sync>;
type Answer<T> = Result<Json<T>, StatusCode>;

const ROW: &str = "select body from job_body where job_id = $1";
const KEY: &str = "select id from job where subscription = $1 and grp_key = $2 and name_key = $3";
const TABLE: &str = "create table if not exists reference_commit (body text not null)";
const COMMIT: &str = "insert into reference_commit (body) values ($1)";
/// As much as a job of three drives is.
const BODY: usize = 4000;

/// The service's own readers and durability.
#[derive(Clone)]
enum Database {
    /// The site, and a file beside it that is written to.
    Sqlite(SqlitePool, SqlitePool),
    Postgres(PgPool),
}

#[tokio::main]
async fn main() -> Result<(), Problem> {
    let place = std::env::args().nth(1).ok_or("name sqlite:FOLDER or postgres://…")?;
    let database = Database::open(&place).await?;
    let routes = Router::new()
        .route("/bare", get(async || Json(json!({ "status": "ok" }))))
        .route("/row/{id}", get(row))
        .route("/key/{subscription}/{group}/{name}", get(key))
        .route("/commit", post(commit))
        .with_state(database);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("ready at http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, routes).await?)
}

impl Database {
    async fn open(place: &str) -> Result<Self, Problem> {
        let Some(folder) = place.strip_prefix("sqlite:") else {
            let pool = PgPoolOptions::new().max_connections(8).test_before_acquire(false).connect(place).await?;
            sqlx::query(TABLE).execute(&pool).await?;
            return Ok(Self::Postgres(pool));
        };
        let file = |name: &str| {
            let options = SqliteConnectOptions::from_str(&format!("sqlite://{folder}/{name}"))?.create_if_missing(true);
            let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
            Ok::<_, sqlx::Error>(options.pragma("cache_size", "-8000"))
        };
        let site = SqlitePoolOptions::new()
            .max_connections(8)
            .test_before_acquire(false)
            .connect_with(file("waybill.db")?)
            .await?;
        let own = SqlitePoolOptions::new().max_connections(1).connect_with(file("reference.db")?).await?;
        sqlx::query(TABLE).execute(&own).await?;
        Ok(Self::Sqlite(site, own))
    }

    async fn body(&self, id: i64) -> Result<String, sqlx::Error> {
        match self {
            Self::Sqlite(site, _) => sqlx::query_scalar(ROW).bind(id).fetch_one(site).await,
            Self::Postgres(site) => sqlx::query_scalar(ROW).bind(id).fetch_one(site).await,
        }
    }

    async fn id(&self, [subscription, group, name]: [String; 3]) -> Result<i64, sqlx::Error> {
        match self {
            Self::Sqlite(site, _) => {
                sqlx::query_scalar(KEY).bind(subscription).bind(group).bind(name).fetch_one(site).await
            }
            Self::Postgres(site) => {
                sqlx::query_scalar(KEY).bind(subscription).bind(group).bind(name).fetch_one(site).await
            }
        }
    }

    async fn commit(&self, body: String) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(_, own) => sqlx::query(COMMIT).bind(body).execute(own).await.map(drop),
            Self::Postgres(site) => sqlx::query(COMMIT).bind(body).execute(site).await.map(drop),
        }
    }
}

fn failed<E: std::fmt::Display>(problem: E) -> StatusCode {
    println!("{problem}");
    StatusCode::INTERNAL_SERVER_ERROR
}

/// One row by its primary key, as the type it is, written as JSON.
async fn row(State(database): State<Database>, Path(id): Path<i64>) -> Answer<Job> {
    let body = database.body(id).await.map_err(failed)?;
    serde_json::from_str(&body).map(Json).map_err(failed)
}

/// The number of a job, for [`row`].
async fn key(State(database): State<Database>, Path(names): Path<[String; 3]>) -> Answer<i64> {
    database.id(names.map(|name| name.to_lowercase())).await.map(Json).map_err(failed)
}

/// A raw commit: one row, on the disk when this answers.
async fn commit(State(database): State<Database>) -> Answer<Value> {
    database.commit("x".repeat(BODY)).await.map_err(failed)?;
    Ok(Json(json!({})))
}
