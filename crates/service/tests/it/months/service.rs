//! The real program in a world where it dies: started again each time, with its clock ahead.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use tempfile::TempDir;
use waybill_domain::job::Time;
use waybill_domain::job_state::JobState;
use waybill_domain::notice::Audience;

use super::Dice;
use super::deaths::library;
use super::reference::{Reader, Reference};
use crate::killed::{Running, request, running, token_of, waybill};
use crate::patience::found;
use crate::smtp::Smtp;

/// It dies at one of so many writes after each start. An act makes about fifty.
const WRITES: usize = 500;
const EMAILS: [&str; 3] = ["ann@contoso.example", "bo@contoso.example", "mikael@company.example"];

pub(super) struct Service {
    pub(super) data: PathBuf,
    pub(super) smtp: Smtp,
    pub(super) customer: String,
    pub(super) operator: String,
    pub(super) support: String,
    folder: TempDir,
    library: PathBuf,
    dice: Dice,
    ahead: TimeDelta,
    running: Option<Running>,
    /// How often it was killed between two writes, when somebody leaps or looks.
    killed: usize,
}

impl Service {
    /// A service that cannot die yet, with two customers and an operator who want mail.
    pub(super) fn begin(seed: u64, reference: &mut Reference) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (data, library) = (folder.path().join("data"), library(folder.path()));
        let (smtp, dice, ahead) = (Smtp::start(), Dice(seed ^ 0x5eed), TimeDelta::zero());
        let none = String::new;
        let (customer, operator, support) = (none(), none(), none());
        let mut it =
            Self { data, smtp, customer, operator, support, folder, library, dice, ahead, running: None, killed: 0 };
        it.running = it.try_start(None);
        it.customer = it.token("customer", "Ann");
        it.operator = it.token("operator", "Mikael");
        it.support = it.token("support", "Lena");
        let bo = it.token("customer", "Bo");
        let all: &[JobState] = JobState::ALL;
        let some: &[JobState] = &[JobState::Received, JobState::Completed];
        let (customer, staff) = (Audience::Customer, Audience::Staff);
        let readers = [
            (it.customer.clone(), Reader { email: EMAILS[0], states: all, needs_me: true, audience: customer }),
            (bo, Reader { email: EMAILS[1], states: some, needs_me: false, audience: customer }),
            (it.operator.clone(), Reader { email: EMAILS[2], states: &[], needs_me: true, audience: staff }),
        ];
        for (token, reader) in readers {
            let wish = json!({"email": reader.email, "states": reader.states, "needsMe": reader.needs_me});
            assert_eq!(it.call(&token, "PUT", "/v1/settings/mail", Some(&wish)).unwrap().0, 200);
            reference.readers.push(reader);
            let mail = it.smtp.once_kept(reference.readers.len()).pop().unwrap();
            let code = json!({"code": mail.lines().find(|line| line.len() == 43 && !line.contains(' ')).unwrap()});
            assert_eq!(it.call(&token, "POST", "/v1/settings/mail/confirm", Some(&code)).unwrap().0, 200);
        }
        it.leap(0);
        it
    }

    fn token(&self, role: &str, name: &str) -> String {
        let who = ["--role", role, "--name", name];
        let owned = if role == "customer" { &["--subscription", "contoso"][..] } else { &[] };
        token_of(&self.data, &[&who, owned].concat())
    }

    pub(super) fn now(&self) -> Time {
        Utc::now() + self.ahead
    }

    /// Down for so many hours.
    pub(super) fn leap(&mut self, hours: i64) {
        self.kill();
        self.ahead += TimeDelta::hours(hours);
        self.start();
    }

    fn kill(&mut self) {
        self.killed += usize::from(self.running.take().is_some());
    }

    /// How often it came to an end, at a write or between two.
    pub(super) fn ends(&self) -> usize {
        self.deaths().len() + self.killed
    }

    /// Until it is there: it may die while it starts.
    fn start(&mut self) {
        while self.running.is_none() {
            let dies_at = 1 + self.dice.below(WRITES);
            self.running = self.try_start(Some(dies_at));
        }
    }

    fn try_start(&self, dies_at: Option<usize>) -> Option<Running> {
        let ahead = format!("{}h", self.ahead.num_hours());
        let smtp = format!("smtp://127.0.0.1:{}", self.smtp.port);
        let mail = ["--smtp-url", &smtp, "--mail-from", "Waybill <waybill@company.example>"];
        let serve = ["serve", "--listen", "127.0.0.1:0", "--clock-offset", &ahead];
        let mut command = waybill(&self.data, &[&serve[..], &mail].concat());
        if let Some(at) = dies_at {
            command.env("LD_PRELOAD", &self.library).env("DIES_AT", at.to_string()).env("DIES_NOTE", self.note());
        }
        running(command.stdout(Stdio::piped()).spawn().unwrap())
    }

    fn note(&self) -> PathBuf {
        self.folder.path().join("deaths")
    }

    /// At what each death was.
    pub(super) fn deaths(&self) -> Vec<String> {
        std::fs::read_to_string(self.note()).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// The answer; `None` if it died before it gave one. It is up again then.
    pub(super) fn call(&mut self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Option<(u16, Value)> {
        let text = body.map(Value::to_string).unwrap_or_default();
        let address = self.running.as_ref().unwrap().address.clone();
        let whole = |(status, text): (u16, String)| {
            let read = if text.is_empty() { Ok(Value::Null) } else { serde_json::from_str(&text) };
            read.ok().map(|body| (status, body))
        };
        let answer = request(&address, token, method, path, &text).and_then(whole);
        if answer.is_none() {
            let mut died = self.running.take().unwrap();
            for _ in 0..500 {
                if died.child.try_wait().unwrap().is_some() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(died.child.try_wait().unwrap().is_some(), "{method} {path} has no answer, but nobody died");
            self.start();
        }
        answer
    }

    /// What is there, however often it dies over the question.
    pub(super) fn get(&mut self, path: &str) -> (u16, Value) {
        let token = self.operator.clone();
        found(|| self.call(&token, "GET", path, None))
    }

    /// Comes up once more, and cannot die.
    pub(super) fn last_time(&mut self) {
        self.kill();
        self.running = Some(self.try_start(None).expect("a service that starts"));
    }
}
