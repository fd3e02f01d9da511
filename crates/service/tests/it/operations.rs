//! docs/operations.md, followed: its files are written and its commands are typed, once as root and once as the service's
//! user. No step fails, what is in the data folder belongs to the service's user, and no secret is printed or logged.

mod elsewhere;
mod sandbox;

use std::fs;

use serde_json::{Value, json};

use crate::draining::terminate;
use crate::killed::{Running, request};
use crate::proxied::nginx::free_port;
use crate::world::{KEY, import, job};
use sandbox::{PASSWORD, Sandbox, Types, can_be_root};

/// What only a developer types, with a network.
const DEVELOPERS: &str = "git clone";

#[test]
fn one_machine_is_looked_after_as_the_service_s_user() {
    one_machine(Types::ServiceUser);
}

#[test]
fn one_machine_is_looked_after_as_root() {
    if can_be_root() {
        one_machine(Types::Root);
    }
}

/// The chapters about one machine, in their order: the first start to the upgrade, with SQLite.
fn one_machine(types: Types) {
    let mut site = Site::new(types);
    let service = site.start();
    site.sign_in(&service);
    site.fill(&service);

    let block = site.sandbox.block("sh", "waybill backup");
    let [backup, restore] = block.lines().collect::<Vec<_>>().try_into().expect("two lines");
    site.sandbox.types(backup);
    put(&service, &site.token, "job-2");
    stop(service);
    fs::remove_dir_all(site.sandbox.path("/var/lib/waybill")).unwrap();
    site.sandbox.state("/var/lib/waybill");
    site.sandbox.types(restore);
    let service = site.start();
    site.is_there(&service);
    assert_eq!(request(&site.listen, &site.token, "GET", &job("job-2"), "").unwrap().0, 404, "it is as it was then");

    let rotate = site.sandbox.block("sh", "waybill key rotate");
    site.sandbox.types(&rotate);
    site.sandbox.types("waybill key add --config /etc/waybill/waybill.toml");
    site.sandbox.types(&rotate);
    site.is_there(&service);
    let clock = site.sandbox.block("sh", "waybill clock agree");
    site.sandbox.types(&clock);
    // The upgrade: a new file in place of the program that runs.
    site.sandbox.install();
    stop(service);
    let service = site.start();
    site.is_there(&service);
    site.is_watched();
    stop(service);
    let other = ["upstream waybill", "createuser", "[database]", "pg_dump", "pg_restore", DEVELOPERS];
    site.sandbox.all_is_followed_but(&other);
    site.kept_its_secrets();
}

/// A site that is set up by the page.
struct Site {
    sandbox: Sandbox,
    unit: String,
    config: String,
    metrics: String,
    listen: String,
    code: String,
    token: String,
    job: String,
}

impl Site {
    fn new(types: Types) -> Self {
        let mut sandbox = Sandbox::new(types);
        let [listen, metrics] = [address(), address()];
        let unit = sandbox.block("ini", "ExecStart=");
        let config = sandbox.block("toml", "listen = ").replace("127.0.0.1:8087", &listen);
        let site = Self {
            sandbox,
            unit,
            config,
            metrics,
            listen,
            code: String::new(),
            token: String::new(),
            job: String::new(),
        };
        site.configure(&site.config);
        site
    }

    /// Writes the file of settings, with a listener for metrics.
    fn configure(&self, config: &str) {
        let metrics = Sandbox::inline("[metrics] listen = \"127.0.0.1:9187\"");
        let metrics = metrics.replace("] ", "]\n").replace("127.0.0.1:9187", &self.metrics);
        self.sandbox.write("/etc/waybill/waybill.toml", &format!("{config}\n{metrics}\n"));
    }

    fn start(&self) -> Running {
        self.sandbox.start(&self.unit)
    }

    /// The first administrator's link, which lets in once.
    fn sign_in(&mut self, service: &Running) {
        let line = self.sandbox.block("sh", "waybill sign-in-link");
        let link = self.sandbox.prints(&line);
        let code = link.trim().lines().last().and_then(|it| it.strip_prefix("https://waybill.example/sign-in#"));
        code.expect("a link").clone_into(&mut self.code);
        let body = json!({"code": self.code}).to_string();
        let (status, session) = request(&service.address, "", "POST", "/v1/session", &body).unwrap();
        assert!(status == 200 && session.contains("administrator"), "{session}");
        assert_ne!(request(&service.address, "", "POST", "/v1/session", &body).unwrap().0, 200, "once");
    }

    /// A company, a token of its program's, and a job.
    fn fill(&mut self, service: &Running) {
        let config = "--config /etc/waybill/waybill.toml";
        self.sandbox.types(&format!("waybill subscription add contoso --company 'Contoso Ltd' {config}"));
        let line = format!("waybill token --role customer --subscription contoso --ttl 1h {config}");
        self.sandbox.prints(&line).trim().lines().last().unwrap().clone_into(&mut self.token);
        put(service, &self.token, "job-1");
        self.job = request(&service.address, &self.token, "GET", &job("job-1"), "").unwrap().1;
    }

    /// The job is as it was, and its keys can be read.
    fn is_there(&self, service: &Running) {
        let now = request(&service.address, &self.token, "GET", &job("job-1"), "").unwrap();
        let [before, now] = [&self.job, &now.1].map(|text| serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(now["properties"]["driveList"], before["properties"]["driveList"]);
        let keys = request(&service.address, &self.token, "POST", &job("job-1/listBitLockerKeys"), "").unwrap();
        assert!(keys.0 == 200 && keys.1.contains(KEY), "{}", keys.1);
    }

    fn is_watched(&mut self) {
        for path in ["/healthz", "/readyz"] {
            assert_eq!(request(&self.listen, "", "GET", path, "").unwrap().0, 200, "{path}");
        }
        assert_eq!(request(&self.listen, "", "GET", "/metrics", "").unwrap().0, 404, "it has a listener of its own");
        let metrics = request(&self.metrics, "", "GET", "/metrics", "").unwrap();
        assert!(metrics.0 == 200 && metrics.1.contains("waybill_requests_total"), "{metrics:?}");
        self.sandbox.said += &metrics.1;
        self.sandbox.types("waybill audit --config /etc/waybill/waybill.toml");
        self.sandbox.types("waybill audit --json --after 1 --config /etc/waybill/waybill.toml");
        assert!(self.sandbox.said.contains("key-rotated"), "{}", self.sandbox.said);
    }

    /// Guards against secrets where service managers and terminals keep them.
    fn kept_its_secrets(&self) {
        let log = fs::read_to_string(self.sandbox.log()).unwrap();
        assert!(log.lines().filter(|line| line.starts_with('{')).count() > 5, "{log}");
        let said = log + &self.sandbox.said;
        let keys = fs::read_to_string(self.sandbox.path("/var/lib/waybill/bitlocker.key")).unwrap();
        let keys = keys.split_whitespace().filter(|word| word.len() > 20);
        for secret in [self.code.as_str(), &self.token, KEY, PASSWORD].into_iter().chain(keys) {
            assert!(!secret.is_empty() && !said.contains(secret), "{secret} is in {said}");
        }
    }
}

fn put(service: &Running, token: &str, name: &str) {
    let put = request(&service.address, token, "PUT", &job(name), &import(&["AAAA1111"]).to_string()).unwrap();
    assert_eq!(put.0, 201, "{}", put.1);
}

/// Where nothing else listens, not even while the service is restarted: other tests take ports of 127.0.0.1.
fn address() -> String {
    let [a, b, c, ..] = *uuid::Uuid::new_v4().as_bytes();
    format!("127.{}.{b}.{c}:{}", 1 + a / 2, free_port())
}

/// As systemd does.
fn stop(mut service: Running) {
    terminate(&service);
    assert!(service.child.wait().unwrap().success());
}
