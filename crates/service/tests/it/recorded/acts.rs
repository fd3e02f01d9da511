//! A recorded site goes on: every job that has not ended takes its next act.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::site::Site;

/// What is tried, in this order, and by whom: what moves the job on comes first.
const ACTS: [(&str, &str); 9] = [
    ("operator", "shipBack"),
    ("operator", "resolveJob"),
    ("operator", "resolveDrive"),
    ("operator", "start"),
    ("operator", "report"),
    ("operator", "bookIn"),
    ("customer", "ship"),
    ("customer", "answer"),
    ("support", "noteContact"),
];

#[tokio::test]
async fn each_job_of_a_recorded_site_takes_its_next_act() {
    let site = Site::open().await;
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let jobs = site.ask("operator", "GET /v1/jobs?top=100", None).await.is(200).body;
    for row in jobs["value"].as_array().unwrap() {
        let [subscription, group, name] =
            ["subscription", "group", "name"].map(|part| url_part(row["id"][part].as_str().unwrap()));
        let path = format!("/v1/jobs/{subscription}/{group}/{name}");
        let job = site.ask("operator", &format!("GET {path}"), None).await.is(200).body;
        let taken = next(&site, &path, &job).await;
        let has_ended = matches!(job["state"].as_str().unwrap(), "Completed" | "Closed");
        assert!(taken.is_some() || has_ended, "{path} is {}, and takes no act", job["state"]);
        *done.entry(taken.unwrap_or("none, as it has ended")).or_default() += 1;
    }
    for (_, act) in ACTS {
        assert!(done.contains_key(act), "no job took {act}: {done:?}");
    }
}

/// Does the first of the acts that the job allows.
async fn next(site: &Site, path: &str, job: &Value) -> Option<&'static str> {
    for (who, act) in ACTS {
        let offers = site.ask(who, &format!("GET {path}/actions"), None).await;
        let offers = offers.body["value"].as_array().cloned().unwrap_or_default();
        if !offers.iter().any(|offer| offer["act"] == act && (offer["allowed"] == true || act == "ship")) {
            continue;
        }
        let (ask, body) = match body(act, job) {
            Some(body) if act == "ship" => (contract(job), body),
            Some(body) => (format!("POST {path}/actions"), body),
            None => continue,
        };
        site.ask(who, &ask, Some(body)).await.is(200);
        return Some(act);
    }
    None
}

fn contract(job: &Value) -> String {
    let [subscription, group, name] =
        ["subscription", "group", "name"].map(|part| url_part(job["id"][part].as_str().unwrap()));
    format!(
        "PATCH /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}?{}",
        crate::world::VERSION
    )
}

/// The act with what it needs; nothing if the job has no drive for it.
fn body(act: &str, job: &Value) -> Option<Value> {
    let drives = job["drives"].as_array().unwrap();
    let serial = |state: &str| drives.iter().find(|it| it["state"] == state).map(|it| it["serial"].clone());
    let all: Vec<&Value> = drives.iter().filter(|it| it["state"] == "Specified").map(|it| &it["serial"]).collect();
    // Each job has a package and a drive of its own: what two of them name, an operator would have to decide.
    let own: String = ["group", "name"].iter().filter_map(|part| job["id"][part].as_str()).collect();
    let own: String = own.chars().filter(char::is_ascii_alphanumeric).collect();
    let package = json!({"carrierName": "FedEx", "trackingNumber": format!("BACK-{own}")});
    Some(match act {
        "shipBack" if job["state"] == "Packaging" => json!({"act": act, "package": package}),
        "resolveDrive" => json!({"act": act, "drive": serial("Faulted")?, "how": "goOn"}),
        "start" if job["cancelRequested"] == false => {
            json!({"act": act, "drive": serial("Received")?, "bytesTotal": 1000})
        }
        "report" => {
            json!({"act": act, "drive": serial("Transferring")?, "percent": 99, "bytes": 999_999_999_999_999_u64})
        }
        "bookIn" if job["state"] == "Shipping" && all.is_empty() => {
            json!({"act": act, "drives": [format!("NEW-{own}")]})
        }
        "bookIn" if job["state"] == "Shipping" => json!({"act": act, "drives": all, "complete": true}),
        // It is offered once there is a package, which comes with it here.
        "ship" if job["state"] == "Creating" && !job["returnAddress"].is_null() && !drives.is_empty() => {
            json!({"properties": {"state": "Shipping", "deliveryPackage": package}})
        }
        "resolveJob" => json!({"act": act}),
        "answer" => json!({"act": act, "text": "It goes on"}),
        "noteContact" => json!({"act": act, "how": "phone", "whom": "Ann", "said": "It goes on"}),
        _ => return None,
    })
}

fn url_part(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
