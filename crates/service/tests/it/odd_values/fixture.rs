//! A service with mail, somebody of each role, and subjects: a job, a package or a person that a body is about.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use sqlx::AnyPool;
use waybill::mail::{self, MailServer};
use waybill_domain::role::Role;

use super::samples::{Sample, Who, numbered};
use super::values;
use crate::smtp::Smtp;
use crate::world::*;

pub(super) struct Fixture {
    pub(super) world: World,
    pub(super) smtp: Smtp,
    /// For what no operation tells.
    pub(super) database: AnyPool,
    administrator: String,
    last: u32,
}

const RETURN_DUE: &str = "{return due}";
const OTHERS: [&str; 4] = ["{person}", "{subscription}", "{arrival}", RETURN_DUE];

/// What a body is about.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) number: u32,
    pub(super) job: String,
    pub(super) path: String,
    /// By which the rows of lists are known: the job's name, and ids.
    pub(super) ids: Vec<String>,
}

impl Subject {
    /// What the body has made has an id of its own.
    pub(super) fn learn(&mut self, answer: &Answer) {
        let made = [&answer.body["id"], &answer.body["arrival"]["id"]];
        self.ids.extend(made.into_iter().filter_map(|id| id.as_str().map(str::to_owned)));
    }
}

impl Fixture {
    pub(super) async fn new() -> Self {
        let world = World::with("[limits]\nrequests-per-token = 1000000\nrequests-per-address = 1000000\n").await;
        let smtp = Smtp::start();
        let url = format!("smtp://127.0.0.1:{}", smtp.port);
        mail::start(&world.app, MailServer::new(&url, None, "Waybill <w@company.example>").unwrap());
        world.app.start().await.unwrap();
        let database = AnyPool::connect(&crate::home::url(&world.folder().join("data"))).await.unwrap();
        let settings = "insert into mail_setting (person, email, confirmed_ms, states, needs_me) \
                        select id, lower(name) || '@contoso.example', 1, 'Faulted', 1 from person \
                        where name in ('Ann', 'Lena')";
        sqlx::raw_sql(settings).execute(&database).await.unwrap();
        let administrator = world.token("Root", &[Role::Administrator], &[]).await;
        Self { world, smtp, database, administrator, last: 0 }
    }

    /// Lets its connections go: a server of databases has only so many.
    pub(super) async fn close(self) {
        self.world.app.stop();
        self.world.app.store.close().await;
        self.database.close().await;
    }

    pub(super) fn token(&self, who: Who) -> &str {
        match who {
            Who::Customer => &self.world.customer,
            Who::Support => &self.world.support,
            Who::Operator => &self.world.operator,
            Who::Administrator => &self.administrator,
        }
    }

    /// A job of its own at the sample's stage, and the other thing that its path names.
    pub(super) async fn prepare(&mut self, sample: &Sample) -> Subject {
        self.last += 1;
        let number = self.last;
        // Nothing that is sent is folded to the same.
        let job = format!("job-with-odd-{number}");
        sample.stage.reach(&self.world, &job, &format!("ODD{number}")).await;
        let mut subject = Subject { number, path: sample.path.replace("{job}", &job), ids: vec![job.clone()], job };
        if let Some((part, id)) = self.other(sample.path, number).await {
            subject.path = subject.path.replace(part, &id);
            subject.ids.push(id);
        }
        subject
    }

    /// What the path names beside or in place of a job: made for it.
    async fn other(&self, path: &str, number: u32) -> Option<(&'static str, String)> {
        let part = OTHERS.into_iter().find(|part| path.contains(part))?;
        let (who, path, body) = match part {
            "{person}" => {
                let person = json!({"name": "Somebody", "roles": ["customer"], "subscriptions": [CONTOSO]});
                (Who::Administrator, "/v1/people", person)
            }
            "{subscription}" => {
                let company = json!({"id": format!("odd-{number}"), "company": "Odd Company"});
                (Who::Administrator, "/v1/subscriptions", company)
            }
            _ => {
                let (number, drives) = (format!("LOST{number}"), [format!("LOST{number}X")]);
                let scan = json!({"trackingNumber": number, "drives": drives, "complete": true});
                (Who::Operator, "/v1/operations/receiving", scan)
            }
        };
        let made = self.world.call(self.token(who), "POST", path, Some(body)).await;
        let id = made.body["id"].as_str().or_else(|| made.body["arrival"]["id"].as_str());
        let id = id.unwrap_or_else(|| panic!("{part}: {}", made.text)).to_owned();
        if part == RETURN_DUE {
            let body = "replace(body, '\"state\":\"Waiting\"', '\"state\":\"ReturnDue\"')";
            let newest = "num = (select max(num) from arrival)";
            let sql = format!("update arrival set state = 'ReturnDue', body = {body} where {newest}");
            self.world.tamper(&sql).await;
        }
        Some((part, id))
    }

    /// The body of a sample, or one made of it, about a subject.
    pub(super) async fn send(&self, sample: &Sample, subject: &Subject, body: &Value) -> Answer {
        let request = Request::builder().method(sample.method()).uri(&subject.path);
        let request = request.header("content-type", "application/json");
        let request = request.header("authorization", format!("Bearer {}", self.token(sample.who)));
        self.world.send(request.body(Body::from(values::sent(body))).unwrap()).await
    }

    pub(super) fn body(sample: &Sample, subject: &Subject) -> Value {
        numbered(&sample.body, subject.number)
    }
}
