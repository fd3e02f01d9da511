//! The real program, killed in the midst of work: whatever it acknowledged is there when it starts again.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use serde_json::json;

use crate::home;
use crate::patience::until;
use crate::world::{import, job, path};

pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) address: String,
}

impl Running {
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn waybill(data: &Path, arguments: &[&str]) -> Command {
    typed(data, &arguments.iter().map(OsStr::new).collect::<Vec<_>>())
}

/// As `waybill`, with arguments that need not be Unicode.
pub(crate) fn typed(data: &Path, arguments: &[&OsStr]) -> Command {
    // A soak is of the program as it is released.
    let released = std::env::var_os("WAYBILL_SOAK_BINARY");
    let mut command = Command::new(released.unwrap_or_else(|| env!("CARGO_BIN_EXE_waybill").into()));
    command.args(arguments).arg("--data").arg(data).stderr(Stdio::null());
    if let Some(url) = home::database(data) {
        command.env("WAYBILL_DATABASE_URL", url);
    }
    command
}

pub(crate) fn start(data: &Path) -> Running {
    start_later(data, "0d")
}

fn start_later(data: &Path, offset: &str) -> Running {
    start_with(data, &["--clock-offset", offset])
}

pub(crate) fn start_with(data: &Path, more: &[&str]) -> Running {
    start_at(data, "127.0.0.1:0", more)
}

pub(crate) fn start_at(data: &Path, listen: &str, more: &[&str]) -> Running {
    let arguments = [&["serve", "--listen", listen], more].concat();
    running(waybill(data, &arguments).stdout(Stdio::piped()).spawn().unwrap()).expect("an address")
}

/// Once it says where it is; `None` if it ends before.
pub(crate) fn running(mut child: Child) -> Option<Running> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready =
        lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix("Waybill is ready at http://")?.to_owned()));
    let running = Running { child, address: ready.clone().unwrap_or_default() };
    ready.map(|_| running)
}

fn token(data: &Path) -> String {
    token_of(data, &["--role", "customer", "--subscription", "contoso"])
}

pub(crate) fn token_of(data: &Path, who: &[&str]) -> String {
    let made = waybill(data, &[&["token"], who].concat()).output().unwrap();
    String::from_utf8(made.stdout).unwrap().lines().last().unwrap().to_owned()
}

/// The status of the answer and its body, if it came whole.
pub(crate) fn request(address: &str, token: &str, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    // Half an answer is none.
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    if length.is_some_and(|length| body.len() < length) {
        return None;
    }
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

#[test]
fn nothing_acknowledged_is_lost_by_sigkill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut service = start(&data);
    let token = token(&data);
    let acknowledged = Mutex::new(Vec::new());
    for round in 0..3 {
        let address = service.address.clone();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let (address, token, acknowledged) = (&address, &token, &acknowledged);
                scope.spawn(move || {
                    for at in 0.. {
                        let name = format!("job-{round}-{writer}-{at}");
                        let body = import(&["AAAA1111"]).to_string();
                        let Some((201, _)) = request(address, token, "PUT", &job(&name), &body) else { return };
                        acknowledged.lock().unwrap().push((name.clone(), false));
                        let tags = json!({"tags": {"kept": name}}).to_string();
                        let Some((200, _)) = request(address, token, "PATCH", &job(&name), &tags) else { return };
                        acknowledged.lock().unwrap().push((name, true));
                    }
                });
            }
            // Some work, then the end in the midst of more of it.
            let goal = (round + 1) * 60;
            for _ in 0..6000 {
                if acknowledged.lock().unwrap().len() >= goal {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            service.child.kill().unwrap();
            service.child.wait().unwrap();
        });
        service = start(&data);
        for (name, tagged) in acknowledged.lock().unwrap().iter() {
            let (status, body) = request(&service.address, &token, "GET", &job(name), "").unwrap();
            assert_eq!(status, 200, "{name} is lost");
            assert!(!tagged || body.contains(&format!("{{\"kept\":\"{name}\"}}")), "an update of {name} is lost");
        }
    }
    assert!(acknowledged.into_inner().unwrap().len() >= 180);
    let (status, _) = request(&service.address, &token, "GET", &path("fabrikam", "x"), "").unwrap();
    assert_eq!(status, 404);
}

#[cfg(unix)]
#[test]
fn the_service_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = start(&folder.path().join("data"));
    let id = service.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert!(service.child.wait().unwrap().success());
}

#[test]
fn people_are_let_in_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let run = |arguments: &[&str]| {
        let output = waybill(&data, arguments).stderr(Stdio::piped()).output().unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        )
    };
    let (done, text) = run(&["sign-in-link", "--role", "customer", "--subscription", "contoso"]);
    assert!(!done && text.contains("start the service once, or name --public-url"), "{text}");
    let service = start(&data);
    let (done, text) = run(&[
        "sign-in-link",
        "--role",
        "customer",
        "--role",
        "operator",
        "--subscription",
        "contoso",
        "--name",
        "Ann",
    ]);
    let link = text.lines().last().unwrap();
    let code = link.strip_prefix(&format!("http://{}/sign-in#", service.address)).unwrap();
    assert!(done, "{text}");
    let (status, body) =
        request(&service.address, "", "POST", "/v1/session", &json!({"code": code}).to_string()).unwrap();
    assert!(status == 200 && body.contains("\"roles\":[\"customer\",\"operator\"]"), "{body}");
    let (done, text) = run(&["subscription", "add", "contoso", "--company", "Contoso Ltd"]);
    assert!(done, "{text}");
    for wrong in [["token", "--role", "clock"], ["token", "--ttl", "0d"]] {
        let (done, text) = run(&wrong);
        assert!(!done, "{text}");
    }
}

#[test]
fn a_restart_with_the_clock_ahead_reaches_deadlines() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let token = token(&data);
    let status = |service: &Running, method: &str, body: &str| {
        request(&service.address, &token, method, &job("a"), body).unwrap().0
    };
    assert_eq!(status(&service, "PUT", &import(&["AAAA1111"]).to_string()), 201);
    drop(service);
    let service = start_later(&data, "13d");
    // It has looked at the deadlines: the word before the end is told.
    let notices = || request(&service.address, &token, "GET", "/v1/notices", "").unwrap().1;
    until(|| notices().contains("\"kind\":\"expiresSoon\""));
    assert_eq!(status(&service, "GET", ""), 200);
    drop(service);
    let service = start_later(&data, "15d");
    until(|| status(&service, "GET", "") == 404);
}
