//! Brings a job, a package or a person into the state that a door is for.

use serde_json::{Value, json};

use super::samples::{Door, Who};
use crate::world::*;

/// The tokens of those who ask.
pub(super) struct Cast {
    pub(super) world: World,
    administrator: String,
    last: u32,
}

/// What a body is about.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) number: u32,
    pub(super) job: String,
    pub(super) path: String,
}

impl Cast {
    pub(super) async fn new() -> Self {
        let world = World::with("[limits]\nrequests-per-token = 1000000\nrequests-per-address = 1000000\n").await;
        // Mail is written down; nobody takes it.
        let server = waybill::mail::MailServer::new("smtp://127.0.0.1:9", None, "Waybill <w@company.example>").unwrap();
        waybill::mail::start(&world.app, server);
        let ann = "select id, 'ann@contoso.example', 1, 'Shipping Received Transferring Packaging', 1 from person";
        world
            .tamper(&format!("insert into mail_setting (person, email, confirmed_ms, states, needs_me) {ann} where name in ('Ann', 'Lena')"))
            .await;
        let role = waybill_domain::role::Role::Administrator;
        let administrator = world.token("Root", &[role], &[]).await;
        let company = json!({"company": "Odd Company"});
        world.call(&administrator, "PUT", "/v1/subscriptions/odd-company", Some(company)).await.is(201);
        Self { world, administrator, last: 0 }
    }

    pub(super) fn token(&self, who: Who) -> &str {
        match who {
            Who::Customer => &self.world.customer,
            Who::Support => &self.world.support,
            Who::Operator => &self.world.operator,
            Who::Administrator => &self.administrator,
        }
    }

    /// A job of its own, or another thing, in the state that the door is for.
    pub(super) async fn prepare(&mut self, door: &Door) -> Subject {
        self.last += 1;
        let number = self.last;
        let (job, serial) = (format!("odd-{number}"), format!("ODD{number}"));
        let mut path = door.path.replace("{job}", &job);
        self.job(door, &job, &serial).await;
        if path.contains("{arrival}") {
            let scan = json!({"trackingNumber": format!("LOST{number}"), "drives": [format!("LOST{number}X")], "complete": true});
            let booked =
                self.world.call(&self.world.operator, "POST", "/v1/operations/receiving", Some(scan)).await.is(200);
            path = path.replace("{arrival}", booked.body["arrival"]["id"].as_str().unwrap());
            if door.name == "arrival answered" {
                let num = "(select max(num) from arrival)";
                let body = "replace(body, '\"state\":\"Waiting\"', '\"state\":\"ReturnDue\"')";
                self.world
                    .tamper(&format!("update arrival set state = 'ReturnDue', body = {body} where num = {num}"))
                    .await;
            }
        }
        if path.contains("{person}") {
            let wish = json!({"name": "Somebody", "roles": ["customer"], "subscriptions": [CONTOSO]});
            let made = self.world.call(&self.administrator, "POST", "/v1/people", Some(wish)).await.is(201);
            path = path.replace("{person}", made.body["id"].as_str().unwrap());
        }
        Subject { number, job, path }
    }

    async fn act(&self, job: &str, event: Value) {
        self.world.act(job, event).await.is(200);
    }

    async fn job(&self, door: &Door, job: &str, serial: &str) {
        let world = &self.world;
        // How far the job has come before the body is sent.
        let far = match door.name {
            "PUT import" | "PUT export" => return,
            "PATCH" => 0,
            "arrival match" | "act bookIn" | "act extend" | "act noteContact" | "act answer" => 1,
            "act start" | "act faultJob" | "act markForDestruction" | "act destroy" => 2,
            "act sendFurtherPackage" => 1,
            "act resolveDrive" | "act replaceKey" => 3,
            "act shipBack" => 4,
            name if name.starts_with("act ") || name.contains("/shares") || name.contains("/progress") => 3,
            // Lists are asked about this job whatever the door is.
            _ => 0,
        };
        let drives = if door.name == "act sendFurtherPackage" {
            vec![serial.to_owned(), format!("{serial}B")]
        } else {
            vec![serial.to_owned()]
        };
        let drives: Vec<&str> = drives.iter().map(String::as_str).collect();
        if door.name == "act finish" {
            // An export's drive has a key of its own that comes with its end.
            world.put(job, export()).await.is(201);
        } else {
            world.put(job, import(&drives)).await.is(201);
        }
        if far > 0 {
            let package = json!({"carrierName": "FedEx", "trackingNumber": format!("WAY{serial}")});
            world.patch(job, json!({"properties": {"state": "Shipping", "deliveryPackage": package}})).await.is(200);
        }
        if far > 1 || door.name == "act sendFurtherPackage" {
            self.act(job, json!({"act": "bookIn", "drives": [serial], "complete": true})).await;
        }
        if far > 2 {
            self.act(job, json!({"act": "start", "drive": serial})).await;
        }
        if far > 3 {
            self.act(job, json!({"act": "finish", "drive": serial, "outcome": "clean"})).await;
        }
        match door.name {
            "act resolveDrive" | "act replaceKey" => {
                self.act(job, json!({"act": "faultDrive", "drive": serial, "reason": "clicks"})).await;
            }
            "act changeReturnAddress" => self.act(job, json!({"act": "reportAddress", "reason": "wrong"})).await,
            _ => {}
        }
    }
}
