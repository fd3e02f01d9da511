//! The recorded site, in a folder and a database of its own, at the time of its recording.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::body::Body;
use axum::http::Request;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use waybill::Config;

use crate::home::{self, Home};
use crate::world::{Answer, World};

/// The commit whose program made it.
const COMMIT: &str = "421bcc4";

pub(super) struct Site {
    pub(super) world: World,
    secrets: Value,
    expected: Value,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded").join(COMMIT)
}

fn unpacked(name: &str) -> Vec<u8> {
    let file = std::fs::File::open(folder().join(name)).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    bytes
}

/// Puts the site into a data folder, or, where the tests run on PostgreSQL, its dump into the folder's database.
pub(super) fn place(data: &Path) {
    std::fs::create_dir(data).unwrap();
    std::fs::copy(folder().join("bitlocker.key"), data.join("bitlocker.key")).unwrap();
    let database = data.join("waybill.db");
    match home::database(data) {
        None => std::fs::write(&database, unpacked("waybill.db.gz")).unwrap(),
        Some(url) => {
            let dump = data.with_extension("sql");
            std::fs::write(&dump, unpacked("postgres.sql.gz")).unwrap();
            let mut psql = Command::new("psql");
            let psql = psql.args(["--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--dbname", &url, "--file"]);
            let done = psql.arg(&dump).output().expect("psql is installed");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
    }
    private(data, 0o700);
    for file in [data.join("bitlocker.key"), database].iter().filter(|file| file.exists()) {
        private(file, 0o600);
    }
}

/// As the program that made it left it; git does not keep modes.
fn private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// What turns the clock of today back to the end of the recording.
pub(super) fn since_then(expected: &Value) -> TimeDelta {
    let ended: DateTime<Utc> = expected["ended"].as_str().unwrap().parse().unwrap();
    ended - Utc::now()
}

pub(super) fn expected() -> Value {
    serde_json::from_slice(&unpacked("expected.json.gz")).unwrap()
}

pub(super) fn secrets() -> Value {
    serde_json::from_slice(&std::fs::read(folder().join("secrets.json")).unwrap()).unwrap()
}

impl Site {
    /// Opened by the code of today, which brings its schema up to date.
    pub(super) async fn open() -> Self {
        let (home, expected) = (Home::new().await, expected());
        place(&home.folder().join("data"));
        let world = World::of(home, since_then(&expected), Config::default()).await;
        Self { world, secrets: secrets(), expected }
    }

    pub(super) fn recorded(&self, what: &str) -> &[Value] {
        self.expected[what].as_array().unwrap()
    }

    pub(super) fn secret(&self, path: &[&str]) -> &str {
        path.iter().fold(&self.secrets, |it, name| &it[name]).as_str().unwrap()
    }

    /// Asks `GET /path` as one of the recorded people: with their token, or the cookie of their browser.
    pub(super) async fn ask(&self, who: &str, ask: &str, body: Option<Value>) -> Answer {
        let (method, path) = ask.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(path).header("host", "waybill.example");
        if let Some(token) = self.secrets["tokens"][who].as_str() {
            request = request.header("authorization", format!("Bearer {token}"));
        } else if let Some(session) = self.secrets["sessions"][who].as_str() {
            request = request.header("cookie", format!("waybill_session={session}"));
            request = request.header("sec-fetch-site", "same-origin");
        }
        self.world
            .send(match body {
                Some(body) => {
                    request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
                }
                None => request.body(Body::empty()).unwrap(),
            })
            .await
    }
}

/// An answer as the recording has it.
pub(super) fn told(who: &str, ask: &str, answer: &Answer) -> Value {
    let body = if answer.body.is_null() { json!(answer.text) } else { answer.body.clone() };
    let mut told = json!({"who": who, "ask": ask, "status": answer.status, "body": body});
    if let Some(etag) = answer.headers.get("etag") {
        told["etag"] = json!(etag.to_str().unwrap());
    }
    told
}
