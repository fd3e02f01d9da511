//! Who may read the metrics: anyone who reaches the listener of their own, or has the token. To everybody else there is
//! nothing, so that counting all jobs is nobody's means to keep the service busy.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::killed::{Running, request, running, start_with, token_of, waybill};
use crate::patience::until;
use crate::world::{import, job};

#[test]
fn metrics_are_answered_on_their_own_listener_or_with_the_token_and_else_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start_with(&data, &[]);
    let (status, text) = request(&service.address, "", "GET", "/metrics", "").unwrap();
    assert!(status == 404 && text.contains("ResourceNotFound"), "{text}");
    drop(service);

    let (config, token) = (folder.path().join("waybill.toml"), folder.path().join("token"));
    std::fs::write(&token, "of-the-one-who-watches\n").unwrap();
    std::fs::write(&config, "[metrics]\ntoken-file = \"token\"\nlisten = \"127.0.0.1:0\"\n").unwrap();
    let config = config.display().to_string();
    let mut command = waybill(&data, &["serve", "--listen", "127.0.0.1:0", "--config", &config]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut service = Running { child, address: String::new() };
    let mut own = None;
    for line in lines {
        if let Some(address) = line.strip_prefix("Metrics are at http://") {
            own = address.strip_suffix("/metrics").map(str::to_owned);
        }
        if let Some(address) = line.strip_prefix("Waybill is ready at http://") {
            service.address = address.to_owned();
            break;
        }
    }
    let own = own.expect("the address of the metrics");
    let ask = |token: &str| request(&service.address, token, "GET", "/metrics", "").unwrap();
    assert_eq!((ask("").0, ask("of-another").0, ask("of-the-one-who-watches").0), (401, 401, 200));
    let (status, text) = request(&own, "", "GET", "/metrics", "").unwrap();
    assert!(status == 200 && text.contains("waybill_jobs{state=\"Creating\"} 0"), "{text}");
    // Nothing else is there.
    assert_eq!(request(&own, "", "GET", "/v1/sign-in", "").unwrap().0, 404);
}

/// As the documents promise.
const COUNTED_EVERY: Duration = Duration::from_secs(10);

/// Guards against work that costs and that anybody can ask for as often as they like.
#[test]
fn however_often_the_metrics_are_asked_for_jobs_are_counted_every_ten_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let (config, token) = (folder.path().join("waybill.toml"), folder.path().join("token"));
    std::fs::write(&token, "of-the-one-who-watches\n").unwrap();
    std::fs::write(&config, "[metrics]\ntoken-file = \"token\"\n").unwrap();
    let mut command = waybill(&data, &["serve", "--listen", "127.0.0.1:0", "--config", &config.display().to_string()]);
    // The log has every statement that the database is asked.
    command.env("RUST_LOG", "info,sqlx=debug").stderr(File::create(&log).unwrap());
    let service = running(command.stdout(Stdio::piped()).spawn().unwrap()).expect("an address");
    let customer = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let ask = || {
        let (status, text) = request(&service.address, "of-the-one-who-watches", "GET", "/metrics", "").unwrap();
        assert_eq!(status, 200, "{text}");
        let figure = text.lines().find_map(|line| line.strip_prefix("waybill_jobs{state=\"Creating\"} "));
        figure.expect("how many jobs are in Creating").to_owned()
    };
    let counted = || std::fs::read_to_string(&log).unwrap().matches("\"select state, count(*)").count();
    let (began, before) = (Instant::now(), counted());
    let first = ask();
    let mut figures = Vec::new();
    for at in 0..50 {
        let body = import(&["AAAA1111"]).to_string();
        assert_eq!(request(&service.address, &customer, "PUT", &job(&format!("job-{at}")), &body).unwrap().0, 201);
        figures.push(ask());
    }
    // On a slow machine more than ten seconds may have passed: then it is counted once for each ten.
    let spans = 1 + usize::try_from(began.elapsed().as_secs() / COUNTED_EVERY.as_secs()).unwrap();
    figures.insert(0, first);
    figures.dedup();
    assert!(figures[0] == "0" && figures.len() <= spans, "{figures:?} in {spans} times ten seconds");
    let asked = counted() - before;
    assert!((1..=spans).contains(&asked), "the store was asked {asked} times in {spans} times ten seconds");
    until(|| ask() == "50");
}
