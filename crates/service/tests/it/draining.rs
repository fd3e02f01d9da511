//! A service that is told to stop says so first, answers what comes meanwhile, and then ends.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::killed::{Running, request, start_with, token_of};
use crate::patience::until;

pub(crate) fn terminate(service: &Running) {
    let id = service.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
}

/// The head of an answer over a connection that would be kept.
fn head(stream: &mut TcpStream, path: &str) -> String {
    write!(stream, "GET {path} HTTP/1.1\r\nhost: here\r\n\r\n").unwrap();
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() > 0 {
        text.push(byte[0]);
    }
    String::from_utf8(text).unwrap()
}

#[test]
fn a_replica_that_is_to_stop_says_so_and_answers_until_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let (data, config) = (folder.path().join("data"), folder.path().join("waybill.toml"));
    std::fs::write(&config, "drain-seconds = 3\n").unwrap();
    let mut service = start_with(&data, &["--config", &config.display().to_string()]);
    let token = token_of(&data, &["--role", "operator"]);
    let mut kept = TcpStream::connect(&service.address).unwrap();
    kept.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let before = head(&mut kept, "/healthz");
    assert!(before.starts_with("HTTP/1.1 200 ") && !before.contains("connection: close"), "{before}");
    kept.read_exact(&mut [0; 3]).unwrap();
    let ready = |service: &Running| request(&service.address, "", "GET", "/readyz", "");
    assert_eq!(ready(&service).unwrap().0, 200);

    terminate(&service);
    until(|| ready(&service).is_none_or(|it| it.0 != 200));
    let told = ready(&service).expect("it still answers");
    assert_eq!(told, (503, "this replica is about to stop\n".to_owned()));
    assert_eq!(request(&service.address, &token, "GET", "/v1/session", "").unwrap().0, 200);
    // Each answer ends its connection: the next request goes elsewhere and meets no closed door.
    let last = head(&mut kept, "/healthz");
    assert!(last.starts_with("HTTP/1.1 200 ") && last.contains("connection: close"), "{last}");
    assert!(service.child.wait().unwrap().success());
    assert!(TcpStream::connect(&service.address).is_err());
}
