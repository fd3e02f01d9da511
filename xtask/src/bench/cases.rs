//! What is asked, with words that are taken from jobs which are there.

use std::time::Duration;

use anyhow::{Context as _, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::client::{Ask, Client};
use super::requests::ask;
use super::site::Site;
use crate::process::Process;

pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) asks: Vec<Ask>,
    pub(super) took: Vec<Duration>,
}

pub(super) const BARE: &str = "reference: a bare handler";
pub(super) const ROW: &str = "reference: one row by key, as typed JSON";
pub(super) const COMMIT: &str = "reference: a raw commit of 4 kB";
pub(super) const GET_JOB: &str = "Get Job";
pub(super) const GET_JOB_V1: &str = "Get Job, `/v1`";

/// How many different jobs words are taken from.
const JOBS: usize = 100;

/// A client of the service, as support.
struct Support<'a> {
    client: &'a mut Client,
    service: &'a Process,
    token: String,
}

impl Support<'_> {
    fn ask(&self, path: &str) -> Ask {
        ask(self.service, path, &self.token)
    }

    fn read(&mut self, path: &str) -> Result<Value> {
        let ask = self.ask(path);
        serde_json::from_str(&self.client.send(&ask)?).with_context(|| format!("GET {path} is not JSON"))
    }
}

pub(super) fn all(client: &mut Client, site: &Site, reference: &Process, service: &Process) -> Result<Vec<Case>> {
    let token = site.token("support", &[])?;
    let mut support = Support { client, service, token };
    let jobs = some_jobs(&mut support)?;
    let owner = site.token("customer", &owners(&jobs))?;
    let own = |job: &Value| Some(format!("/v1/jobs/{}", path_of(job)?));
    let mut rows = Vec::new();
    for job in jobs.iter().filter_map(path_of) {
        let id = support.client.send(&ask(reference, &format!("/key/{job}"), ""))?;
        rows.push(ask(reference, &format!("/row/{id}"), ""));
    }
    let commit = Ask { method: "POST", url: format!("{}/commit", reference.url), ..Ask::default() };
    let mut cases = vec![
        (BARE, vec![ask(reference, "/bare", "")]),
        (ROW, rows),
        (COMMIT, vec![commit]),
        ("Update Job", updates(&mut support, site)?),
        (GET_JOB, jobs.iter().filter_map(|job| Some(ask(service, &contract(job)?, &owner))).collect()),
        (GET_JOB_V1, jobs.iter().filter_map(|job| Some(ask(service, &own(job)?, &owner))).collect()),
    ];
    cases.extend(looked_up(&mut support, &jobs)?);
    Ok(cases.into_iter().map(|(name, asks)| Case { name, asks, took: Vec::new() }).collect())
}

/// What support looks up.
fn looked_up(support: &mut Support<'_>, jobs: &[Value]) -> Result<Vec<(&'static str, Vec<Ask>)>> {
    let deep = deep(support)?;
    let support = &*support;
    let each = |path: &dyn Fn(&Value) -> Option<String>| {
        jobs.iter().filter_map(path).map(|path| support.ask(&path)).collect::<Vec<_>>()
    };
    let search = |words: Option<&str>| words.map(|words| format!("/v1/support/jobs?q={}", encoded(words)));
    let address = |job: &Value, field: &str| job["returnAddress"][field].as_str().map(str::to_owned);
    let fixed = |path: &str| vec![support.ask(&format!("/v1/support/{path}"))];
    let tracking = |job: &Value| search(job["deliveryPackage"]["trackingNumber"].as_str());
    let piece = |text: &Value, from: usize, most: usize| text.as_str()?.get(from..from + most).map(str::to_owned);
    let serial = |job: &Value| search(piece(&job["drives"][0]["serial"], 3, 5).as_deref());
    let short = |job: &Value| search(piece(&job["drives"][0]["serial"], 3, 4).as_deref());
    let name = |job: &Value| search(job["id"]["name"].as_str().and_then(|it| it.get(it.len().checked_sub(6)?..)));
    let company = |job: &Value| search(address(job, "recipientName")?.split(", ").nth(1));
    let own_list = |job: &Value| Some(format!("/v1/jobs?subscription={}", job["id"]["subscription"].as_str()?));
    let words = ["000", "ups", ".com", "archive", "example"];
    Ok(vec![
        ("list of a customer's jobs, first page", each(&own_list)),
        ("search: tracking number", each(&tracking)),
        ("search: 5 characters of a serial number", each(&serial)),
        ("search: 4 characters of a serial number", each(&short)),
        ("search: end of a name", each(&name)),
        ("search: whole name", each(&|job| search(job["id"]["name"].as_str()))),
        ("search: company", each(&company)),
        ("search: e-mail", each(&|job| search(address(job, "email").as_deref()))),
        ("search: phone", each(&|job| search(address(job, "phone").as_deref()))),
        (
            "search: 000, ups, .com, archive, example",
            words.iter().filter_map(|it| Some(support.ask(&search(Some(it))?))).collect(),
        ),
        ("search: archive, by name", fixed("jobs?q=archive&sort=name")),
        ("search: example, faulted only", fixed("jobs?q=example&state=Faulted")),
        ("queues", fixed("queues")),
        ("queue: overdue", fixed("jobs?queue=overdue")),
        ("queue: faulted, by name", fixed("jobs?queue=faulted&sort=name")),
        ("support's list: first page", fixed("jobs")),
        ("support's list: by name, exports", fixed("jobs?sort=name&type=Export")),
        ("support's list: Faulted, 7 days, by since", fixed("jobs?state=Faulted&age=7d&sort=since")),
        ("support's list: deep page", vec![deep]),
    ])
}

/// See [`updates`].
pub(super) fn updates_of(client: &mut Client, site: &Site, service: &Process) -> Result<Vec<Ask>> {
    let token = site.token("support", &[])?;
    updates(&mut Support { client, service, token }, site)
}

/// A subscription with jobs.
pub(super) fn some_owner(client: &mut Client, site: &Site, service: &Process) -> Result<Option<String>> {
    let token = site.token("support", &[])?;
    let page = Support { client, service, token }.read("/v1/support/jobs?top=1")?;
    Ok(page["value"][0]["row"]["id"]["subscription"].as_str().map(str::to_owned))
}

/// A tag of jobs that are not shipped yet, changed by their owners.
fn updates(support: &mut Support<'_>, site: &Site) -> Result<Vec<Ask>> {
    let page = support.read("/v1/support/jobs?state=Creating&sort=newest&top=50")?;
    let hits: Vec<Value> = page["value"].as_array().into_iter().flatten().map(|hit| hit["row"].clone()).collect();
    let token = site.token("customer", &owners(&hits))?;
    let update = |row: &Value| {
        let ask = ask(support.service, &contract(row)?, &token);
        Some(Ask { method: "PATCH", body: Some(r#"{"tags":{"measured":"ROUND"}}"#), ..ask })
    };
    Ok(hits.iter().filter_map(update).collect())
}

/// The subscriptions of these jobs.
fn owners(jobs: &[Value]) -> Vec<String> {
    let mut all: Vec<String> =
        jobs.iter().filter_map(|it| Some(it["id"]["subscription"].as_str()?.to_owned())).collect();
    all.sort();
    all.dedup();
    all
}

fn contract(job: &Value) -> Option<String> {
    let part = |name: &str| job["id"][name].as_str().map(encoded);
    Some(format!(
        "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.ImportExport/jobs/{}?api-version=2021-01-01",
        part("subscription")?,
        part("group")?,
        part("name")?
    ))
}

/// Jobs from all over the store.
fn some_jobs(support: &mut Support<'_>) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for state in ["Completed", "Shipping", "Received", "Transferring"] {
        for sort in ["newest", "name&dir=desc", "company&dir=asc", "changed"] {
            let page = support.read(&format!("/v1/support/jobs?state={state}&sort={sort}&top=100"))?;
            for hit in page["value"].as_array().into_iter().flatten().step_by(13) {
                let path = path_of(&hit["row"]).context("a hit without an id")?;
                all.push(support.read(&format!("/v1/jobs/{path}"))?);
            }
        }
    }
    all.truncate(JOBS);
    Ok(all)
}

/// The page after a thousand others.
fn deep(support: &mut Support<'_>) -> Result<Ask> {
    let mut path = "/v1/support/jobs?top=100".to_owned();
    for _ in 0..200 {
        let page = support.read(&path)?;
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/support/jobs?top=100&after={next}");
    }
    Ok(support.ask(&path.replace("top=100", "top=50")))
}

fn path_of(job: &Value) -> Option<String> {
    let part = |name: &str| job["id"][name].as_str().map(encoded);
    Some(format!("{}/{}/{}", part("subscription")?, part("group")?, part("name")?))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
