//! What is asked, with words that are taken from jobs which are there.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::client::Client;

pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) paths: Vec<String>,
    pub(super) took: Vec<Duration>,
}

/// How many different jobs words are taken from.
const JOBS: usize = 100;

pub(super) fn all(client: &Client) -> Result<Vec<Case>> {
    let jobs = some_jobs(client)?;
    let each = |path: &dyn Fn(&Value) -> Option<String>| jobs.iter().filter_map(path).collect::<Vec<_>>();
    let search = |words: Option<&str>| words.map(|words| format!("/v1/support/jobs?q={}", encoded(words)));
    let address = |job: &Value, field: &str| job["returnAddress"][field].as_str().map(str::to_owned);
    let fixed = |path: &str| vec![format!("/v1/support/{path}")];
    let tracking = |job: &Value| search(job["deliveryPackage"]["trackingNumber"].as_str());
    let piece = |text: &Value, from: usize, most: usize| text.as_str()?.get(from..from + most).map(str::to_owned);
    let serial = |job: &Value| search(piece(&job["drives"][0]["serial"], 3, 5).as_deref());
    let short = |job: &Value| search(piece(&job["drives"][0]["serial"], 3, 4).as_deref());
    let name = |job: &Value| search(job["id"]["name"].as_str().and_then(|it| it.get(it.len().checked_sub(6)?..)));
    let company = |job: &Value| search(address(job, "recipientName")?.split(", ").nth(1));
    let mut cases = vec![
        ("one row by primary key", vec!["/readyz".to_owned()]),
        ("Get Job", each(&|job| Some(format!("/v1/jobs/{}", path_of(job)?)))),
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
            ["000", "ups", ".com", "archive", "example"].iter().filter_map(|it| search(Some(it))).collect(),
        ),
        ("search: archive, by name", fixed("jobs?q=archive&sort=name")),
        ("search: example, faulted only", fixed("jobs?q=example&state=Faulted")),
        ("queues", fixed("queues")),
        ("queue: overdue", fixed("jobs?queue=overdue")),
        ("queue: faulted, by name", fixed("jobs?queue=faulted&sort=name")),
        ("list: first page", fixed("jobs")),
        ("list: by name, exports", fixed("jobs?sort=name&type=Export")),
        ("list: Faulted, 7 days, by since", fixed("jobs?state=Faulted&age=7d&sort=since")),
    ];
    cases.push(("list: deep page", vec![deep(client)?]));
    Ok(cases.into_iter().map(|(name, paths)| Case { name, paths, took: Vec::new() }).collect())
}

/// Jobs from all over the store.
fn some_jobs(client: &Client) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for state in ["Completed", "Shipping", "Received", "Transferring"] {
        for sort in ["newest", "name&dir=desc", "company&dir=asc", "changed"] {
            let page = read(client, &format!("/v1/support/jobs?state={state}&sort={sort}&top=100"))?;
            for hit in page["value"].as_array().into_iter().flatten().step_by(13) {
                let path = path_of(&hit["row"]).context("a hit without an id")?;
                all.push(read(client, &format!("/v1/jobs/{path}"))?);
            }
        }
    }
    all.truncate(JOBS);
    Ok(all)
}

/// The page after a thousand others.
fn deep(client: &Client) -> Result<String> {
    let mut path = "/v1/support/jobs?top=100".to_owned();
    for _ in 0..200 {
        let page = read(client, &path)?;
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/support/jobs?top=100&after={next}");
    }
    Ok(path.replace("top=100", "top=50"))
}

fn read(client: &Client, path: &str) -> Result<Value> {
    serde_json::from_str(&client.get(path)?).with_context(|| format!("GET {path} is not JSON"))
}

fn path_of(job: &Value) -> Option<String> {
    let part = |name: &str| job["id"][name].as_str().map(encoded);
    Some(format!("{}/{}/{}", part("subscription")?, part("group")?, part("name")?))
}

fn encoded(text: &str) -> String {
    let byte = |it: u8| if it.is_ascii_alphanumeric() { char::from(it).to_string() } else { format!("%{it:02X}") };
    text.bytes().map(byte).collect()
}
