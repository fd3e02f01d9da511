//! A service of its own for each test, and requests in one line.

use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response};
use chrono::TimeDelta;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};
use tower::ServiceExt;
use waybill::{App, Clock, Config, Locations, Settings, router};
use waybill_domain::role::Role;

use crate::home::Home;

pub(crate) const URL: &str = "https://waybill.example";
pub(crate) const CONTOSO: &str = "contoso";
pub(crate) const FABRIKAM: &str = "fabrikam";
pub(crate) const VERSION: &str = "api-version=2021-01-01";
pub(crate) const KEY: &str = "238810-662376-448998-450120-652806-203390-606320-483076";

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) customer: String,
    pub(crate) operator: String,
    pub(crate) support: String,
    pub(crate) stranger: String,
    router: Router,
    home: Home,
    /// Everything that was ever answered, to be searched for secrets.
    pub(crate) answered: Mutex<String>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) body: Value,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with("").await
    }

    /// With this in `waybill.toml`.
    pub(crate) async fn with(config: &str) -> Self {
        Self::open(Home::new().await, TimeDelta::zero(), Config::parse(config).unwrap()).await
    }

    /// The same data, with the clock of deadlines moved forward: as after a restart.
    pub(crate) async fn later(self, by: TimeDelta) -> Self {
        let Self { app, home, .. } = self;
        app.stop();
        app.store.close().await;
        Self::open(home, by, app.settings.config.clone()).await
    }

    /// The data of a home as they are, with nobody added.
    pub(crate) async fn of(home: Home, ahead: TimeDelta, config: Config) -> Self {
        let store = home.open().await;
        let listen = "127.0.0.1:0".parse().unwrap();
        let settings = Settings { listen, public_url: URL.to_owned(), demo: false, config };
        let app = App::new(store, Clock::ahead(ahead), settings, Locations::load(None).unwrap());
        let router = router(app.clone());
        let none = String::new;
        let (customer, operator, support, stranger) = (none(), none(), none(), none());
        Self { app, customer, operator, support, stranger, router, home, answered: Mutex::default() }
    }

    async fn open(home: Home, ahead: TimeDelta, config: Config) -> Self {
        let mut world = Self::of(home, ahead, config).await;
        for id in [CONTOSO, FABRIKAM] {
            world.app.store.add_subscription(&id.parse().unwrap(), None, None).await.unwrap();
        }
        world.customer = world.token("Ann", &[Role::Customer], &[CONTOSO]).await;
        world.operator = world.token("Mikael", &[Role::Operator], &[]).await;
        world.support = world.token("Lena", &[Role::Support], &[]).await;
        world.stranger = world.token("Ravi", &[Role::Customer], &[FABRIKAM]).await;
        world
    }

    pub(crate) async fn token(&self, name: &str, roles: &[Role], subscriptions: &[&str]) -> String {
        let owned: Vec<String> = subscriptions.iter().map(|id| (*id).to_owned()).collect();
        let person = self.app.store.add_person(name, roles, &owned).await.unwrap();
        let secret = self.app.store.add_token(&person, TimeDelta::hours(1)).await.unwrap();
        secret.expose().to_owned()
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.home.folder()
    }

    /// Does something to the database by hand.
    pub(crate) async fn tamper(&self, sql: &str) {
        let mut line = AnyConnection::connect(&crate::home::url(&self.folder().join("data"))).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut line).await.unwrap();
        line.close().await.unwrap();
    }

    /// Makes the stored body of a job one that no version reads, without touching what lists look at.
    pub(crate) async fn spoil(&self, name: &str) {
        let of = format!("(select id from job where name_key = '{name}')");
        let body = "replace(body, '\"revision\":', '\"revision\":\"x\",\"was\":')";
        self.tamper(&format!("update job_body set body = {body} where job_id in {of}")).await;
    }

    pub(crate) async fn respond(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.respond(request).await;
        let (parts, body) = response.into_parts();
        let text = String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned();
        self.answered.lock().unwrap().push_str(&format!("{:?}\n{text}\n", parts.headers));
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status: parts.status.as_u16(), headers: parts.headers, text, body }
    }

    /// What Prometheus is answered.
    pub(crate) async fn metrics(&self) -> String {
        let router = waybill::metrics::router(self.app.clone());
        let answer = router.oneshot(Request::get("/metrics").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        String::from_utf8_lossy(&answer.into_body().collect().await.unwrap().to_bytes()).into_owned()
    }

    pub(crate) async fn call(&self, token: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
        let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
        self.send(match body {
            Some(body) => {
                request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
            }
            None => request.body(Body::empty()).unwrap(),
        })
        .await
    }

    pub(crate) async fn get(&self, token: &str, path: &str) -> Answer {
        self.call(token, "GET", path, None).await
    }

    /// All pages of a list, each from where the one before ended. The query has a part already.
    pub(crate) async fn pages(&self, token: &str, path: &str) -> Vec<Value> {
        let (mut pages, mut after) = (Vec::new(), String::new());
        for _ in 0..1000 {
            let page = self.get(token, &format!("{path}{after}")).await.is(200).body;
            let next = match &page["next"] {
                Value::Null => None,
                Value::String(next) => Some(next.clone()),
                next => Some(next.to_string()),
            };
            pages.push(page);
            let Some(next) = next else { return pages };
            after = format!("&after={next}");
        }
        panic!("{path} has no last page");
    }

    /// Creates an import job of Contoso's.
    pub(crate) async fn put(&self, name: &str, body: Value) -> Answer {
        self.call(&self.customer, "PUT", &job(name), Some(body)).await
    }

    pub(crate) async fn patch(&self, name: &str, body: Value) -> Answer {
        self.call(&self.customer, "PATCH", &job(name), Some(body)).await
    }

    /// Puts an event as an operator.
    pub(crate) async fn act(&self, name: &str, event: Value) -> Answer {
        self.call(&self.operator, "POST", &format!("{}/actions", v1(name)), Some(event)).await
    }

    /// A job that is on its way, with these drives.
    pub(crate) async fn shipped(&self, name: &str, drives: &[&str]) {
        self.put(name, import(drives)).await.is(201);
        self.patch(name, ship()).await.is(200);
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// Status, code, target and message of a refusal.
    pub(crate) fn brief(&self) -> String {
        let error = &self.body["error"];
        let text = |at: &str| error[at].as_str().unwrap_or_default();
        format!("{} {} {}: {}", self.status, text("code"), text("target"), text("message"))
    }

    #[track_caller]
    pub(crate) fn refused(&self, want: &str) {
        assert_eq!(self.brief(), want, "{}", self.text);
        assert!(self.headers.contains_key("x-ms-request-id"));
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        names_in(&self.body)
    }
}

/// The names of the jobs or people on a page of a list.
pub(crate) fn names_in(page: &Value) -> Vec<&str> {
    page["value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"]["name"].as_str().or_else(|| row["name"].as_str()).unwrap())
        .collect()
}

pub(crate) fn path(subscription: &str, name: &str) -> String {
    format!("/subscriptions/{subscription}/resourceGroups/media/providers/Microsoft.ImportExport/jobs/{name}?{VERSION}")
}

pub(crate) fn job(name: &str) -> String {
    path(CONTOSO, name)
}

pub(crate) fn v1(name: &str) -> String {
    format!("/v1/jobs/{CONTOSO}/media/{name}")
}

const ACCOUNT: &str =
    "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.Storage/storageAccounts/contosomedia";

pub(crate) fn import(drives: &[&str]) -> Value {
    let drive = |id: &&str| {
        json!({"driveId": id, "bitLockerKey": KEY, "manifestFile": "\\DriveManifest.xml",
        "manifestHash": "109B21108597EF36D5785F08303F3638", "driveHeaderHash": ""})
    };
    let drives: Vec<Value> = drives.iter().map(drive).collect();
    json!({"location": "westeurope", "tags": {"project": "rushes"}, "properties": {
        "storageAccountId": ACCOUNT, "jobType": "Import", "returnAddress": address(),
        "returnShipping": {"carrierName": "FedEx", "carrierAccountNumber": "510087780"}, "driveList": drives}})
}

pub(crate) fn export() -> Value {
    json!({"location": "West Europe", "properties": {"storageAccountId": ACCOUNT, "jobType": "Export",
        "returnAddress": address(), "export": {"blobList": {"blobPathPrefix": ["/"]}}}})
}

pub(crate) fn address() -> Value {
    json!({"recipientName": "Ann Lindqvist", "streetAddress1": "Keizersgracht 512", "city": "Amsterdam",
        "postalCode": "1017 DH", "countryOrRegion": "Netherlands", "phone": "+31 20 555 0184",
        "email": "ann@contoso.example"})
}

pub(crate) fn package() -> Value {
    json!({"carrierName": "FedEx", "trackingNumber": "9400 1111 8995 6223 4512"})
}

pub(crate) fn ship() -> Value {
    json!({"properties": {"state": "Shipping", "deliveryPackage": package()}})
}
