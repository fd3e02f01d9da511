//! Who may read the metrics: whoever reaches the listener of their own, or has the token. To everybody else there is
//! nothing, so that counting all jobs is nobody's means to keep the service busy.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::killed::{Running, request, start_with, waybill};

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
