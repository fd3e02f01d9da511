//! Floods of each kind against the program as it is released, with the limits that it comes with: somebody who is signed in
//! is answered about as quickly as in quiet, and memory stays bounded. A flood is of many, not of much: what is measured is
//! who waits for whom, not how many processors there are.

mod kinds;
mod reader;

use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::killed::{Running, request, start_with, token_of};
use crate::smtp::Smtp;
use crate::world::{address, job};
use kinds::FLOODS;
use reader::{Figures, read_until};

/// How much slower than in quiet an answer may come, and what is noise on a machine that does other things.
const SLOWER: u32 = 5;
const NOISE: Duration = Duration::from_millis(20);
const MEMORY: u64 = 512 << 20;
/// A flood that is shorter has too few answers for a p99, which would be the one that the machine held up; its median is held
/// to the same bar.
const LONG_SECONDS: u64 = 10;
/// Jobs with as much text as they may have, so that their list is long.
const JOBS: usize = 60;

/// What a flood is poured on.
pub(crate) struct Flooded {
    service: Running,
    metrics: String,
    customer: String,
}

#[test]
#[ignore = "takes minutes: `cargo xtask soak floods` runs it on the release binary"]
fn nobody_who_is_signed_in_waits_for_a_flood() {
    let seconds = std::env::var("WAYBILL_SOAK_SECONDS").ok().and_then(|text| text.parse::<u64>().ok()).unwrap_or(2);
    let folder = tempfile::tempdir().unwrap();
    let (smtp, silent) = (Smtp::start(), TcpListener::bind("127.0.0.1:0").unwrap());
    let flooded = start(&folder.path().join("data"), &smtp, silent.local_addr().unwrap().port());
    let quiet = read_for(&flooded, seconds);
    println!("quiet: {quiet}");
    assert!(quiet.failed.is_empty() && quiet.answered > 10, "{quiet}: {:?}", quiet.failed);
    let mut wrong = Vec::new();
    for (name, flood) in FLOODS {
        let over = AtomicBool::new(false);
        let (figures, sent) = std::thread::scope(|scope| {
            let flooding = scope.spawn(|| flood(&flooded, &over));
            let figures = read_for(&flooded, seconds);
            over.store(true, Ordering::SeqCst);
            (figures, flooding.join().unwrap())
        });
        let memory = memory(&flooded.service);
        println!("{name}: {figures}; {sent} in the flood; {} MB", memory >> 20);
        let (before, during) =
            if seconds < LONG_SECONDS { (quiet.median, figures.median) } else { (quiet.p99, figures.p99) };
        if during > (before * SLOWER).max(NOISE) || !figures.failed.is_empty() || memory > MEMORY || sent == 0 {
            wrong.push(format!("{name}: {figures}, {} MB, {:?}", memory >> 20, figures.failed.first()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn read_for(flooded: &Flooded, seconds: u64) -> Figures {
    read_until(&flooded.service.address, &flooded.customer, Duration::from_secs(seconds))
}

fn start(data: &Path, smtp: &Smtp, provider: u16) -> Flooded {
    let file = data.with_extension("toml");
    // A port that is free now; the listener says no other.
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let text = format!(
        "trusted-proxies = [\"127.0.0.1\"]\n[metrics]\nlisten = \"{metrics}\"\n\
         [oidc]\nissuer = \"http://127.0.0.1:{provider}\"\nclient-id = \"waybill\"\nname = \"Company\"\n\
         [mail]\nurl = \"smtp://127.0.0.1:{}\"\nfrom = \"Waybill <waybill@company.example>\"\n",
        smtp.port
    );
    std::fs::write(&file, text).unwrap();
    let service = start_with(data, &["--config", &file.display().to_string()]);
    let customer = token_of(data, &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..JOBS {
        let tags: serde_json::Map<_, _> = (0..15).map(|tag| (format!("tag-{tag}"), json!("x".repeat(250)))).collect();
        let account =
            "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.Storage/storageAccounts/contosomedia";
        let body = json!({"location": "West Europe", "tags": tags, "properties": {"storageAccountId": account,
            "jobType": "Export", "returnAddress": address(), "export": {"blobList": {"blobPathPrefix": ["/"]}}}});
        let (status, text) =
            request(&service.address, &customer, "PUT", &job(&format!("job-{at}")), &body.to_string()).unwrap();
        assert_eq!(status, 201, "{text}");
    }
    Flooded { service, metrics, customer }
}

/// Resident, in bytes.
fn memory(service: &Running) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", service.child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() << 10
}
