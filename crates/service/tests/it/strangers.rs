//! Those who have proved nothing, in numbers: whatever they leave half done, nobody who is signed in waits for it.

use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::killed::{Running, request, running, start_with, token_of, waybill};
use crate::patience::until;
use crate::world::{import, job};

const LONG: Duration = Duration::from_secs(60);

fn start(folder: &Path, config: &str) -> (Running, std::path::PathBuf) {
    let (data, file) = (folder.join("data"), folder.join("waybill.toml"));
    std::fs::write(&file, config).unwrap();
    (start_with(&data, &["--config", &file.display().to_string()]), data)
}

/// A connection from one of this machine's many addresses.
pub(crate) fn connect(from: &str, to: &str) -> std::io::Result<TcpStream> {
    let (from, to): (IpAddr, SocketAddr) = (from.parse().unwrap(), to.parse().unwrap());
    let connect = async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(from, 0))?;
        socket.connect(to).await?.into_std()
    };
    let stream = tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(connect)?;
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(LONG))?;
    Ok(stream)
}

fn open(service: &Running, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    stream
}

fn rest(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// The head of the next answer of a connection, and its body.
fn answer(stream: &mut TcpStream) -> String {
    let (mut text, mut byte) = (Vec::new(), [0]);
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read > 0) {
        text.push(byte[0]);
    }
    let head = String::from_utf8(text).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8_lossy(&body)
}

fn ask(service: &Running, from: &str, token: &str) -> String {
    let head = format!("x-forwarded-for: {from}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n");
    rest(open(service, &format!("GET /v1/session HTTP/1.1\r\nhost: here\r\n{head}\r\n")))
}

/// Guards against a shared pool that is held while a stranger is waited for.
#[test]
fn bodies_of_strangers_that_do_not_come_hold_no_place_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let limits = "at-once = 40\nat-once-per-address = 40\nwaiting-per-address = 8\nbody-seconds = 4\n";
    let (service, data) = start(folder.path(), &format!("trusted-proxies = [\"127.0.0.1\"]\n[limits]\n{limits}"));
    let token = token_of(&data, &["--role", "operator"]);
    let idle = |from: &str| {
        let head = format!("x-forwarded-for: {from}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n");
        open(&service, &format!("POST /v1/session HTTP/1.1\r\nhost: here\r\n{head}connection: close\r\n\r\n"))
    };
    let addresses: Vec<String> = (1..=5).map(|last| format!("203.0.113.{last}")).collect();
    std::thread::scope(|scope| {
        let waiting: Vec<_> =
            (0..100).map(|at| idle(&addresses[at % 5])).map(|stream| scope.spawn(|| rest(stream))).collect();
        // Also behind the same address as they.
        for from in addresses.iter().map(String::as_str).chain(["198.51.100.1"]).cycle().take(60) {
            let answer = ask(&service, from, &token);
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        }
        let answers: Vec<String> = waiting.into_iter().map(|it| it.join().unwrap()).collect();
        let of = |status: &str| answers.iter().filter(|it| it.starts_with(&format!("HTTP/1.1 {status} "))).count();
        let refused = of("429") + of("503");
        assert_eq!(of("408") + refused, 100, "{:?}", answers.iter().map(|it| it.get(..12)).collect::<Vec<_>>());
        assert!(refused >= 60, "of each address a few are waited for: {refused}");
    });
    // From one IPv6 network, whatever addresses it has.
    let many: Vec<TcpStream> = (0..100).map(|at| idle(&format!("2001:db8:1:{at:x}::1"))).collect();
    let answers: Vec<String> = many.into_iter().map(rest).collect();
    assert!(answers.iter().filter(|it| it.starts_with("HTTP/1.1 408 ")).count() <= 32, "{answers:?}");
}

#[test]
fn a_body_of_a_stranger_may_be_as_long_as_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let (service, _data) = start(folder.path(), "");
    let long = json!({"code": "x".repeat(2000)}).to_string();
    let (status, text) = request(&service.address, "", "POST", "/v1/session", &long).unwrap();
    assert!(status == 413 && text.contains("The body is over 1 kB"), "{status} {text}");
    assert_eq!(request(&service.address, "", "POST", "/v1/session", r#"{"code":"x"}"#).unwrap().0, 401);
}

/// Guards against work that is given back as done while its answer is still held.
#[test]
fn who_asks_for_much_and_reads_nothing_is_counted_until_they_do() {
    let folder = tempfile::tempdir().unwrap();
    let config = "trusted-proxies = [\"127.0.0.1\"]\n[limits]\nat-once-per-address = 3\nrequests-per-address = 0\n";
    let (service, data) = start(folder.path(), config);
    let token = token_of(&data, &["--role", "operator"]);
    let ask_much = "GET /v1/openapi.json HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.7\r\n\r\n".repeat(1000);
    // What asks is worked on too: it may have the place that one of them would have had.
    let mut greedy = Vec::new();
    until(|| {
        greedy.push(open(&service, &ask_much));
        ask(&service, "203.0.113.7", &token).starts_with("HTTP/1.1 429 ")
    });
    assert!(ask(&service, "203.0.113.8", &token).starts_with("HTTP/1.1 200 "));
    drop(greedy);
    until(|| ask(&service, "203.0.113.7", &token).starts_with("HTTP/1.1 200 "));
}

/// Guards against files, which connections and the database share, being used up by one address.
#[test]
fn silent_connections_of_one_address_leave_files_for_the_database_and_for_others() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = waybill(&data, &["serve", "--listen", "127.0.0.1:0"]);
    let mut few = Command::new("sh");
    few.args(["-c", "ulimit -n 160; exec \"$0\" \"$@\""]).arg(service.get_program()).args(service.get_args());
    few.envs(service.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let service = running(few.stderr(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap()).expect("an address");
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let silent: Vec<TcpStream> = (0..400).filter_map(|_| connect("127.0.0.9", &service.address).ok()).collect();
    assert!(silent.len() >= 300, "{}", silent.len());
    for at in 0..20 {
        let body = import(&["AAAA1111"]).to_string();
        let (status, text) = request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap();
        assert_eq!(status, 201, "{text}");
    }
    assert_eq!(request(&service.address, "", "GET", "/readyz", "").unwrap().0, 200);
    // From their own address too: the oldest of the silent ones made room.
    let mut own = connect("127.0.0.9", &service.address).unwrap();
    own.write_all(b"GET /healthz HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").unwrap();
    assert!(rest(own).starts_with("HTTP/1.1 200 "));
    assert_eq!(rest(silent.into_iter().next().unwrap()), "", "closed, not refused in words");
}

/// Guards against limits that fail open: a proxy that says nothing looks like this machine itself.
#[test]
fn requests_from_this_machine_are_limited_unless_the_configuration_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let limits = "[limits]\nrequests-per-address = 2\nrequests-per-token = 2\n";
    for (config, is_limited) in [
        (limits.to_owned(), true),
        (format!("trusted-proxies = [\"127.0.0.1\"]\n{limits}"), true),
        (format!("{limits}unlimited-addresses = [\"127.0.0.0/8\"]\n"), false),
    ] {
        let (service, _data) = start(folder.path(), &config);
        let statuses: Vec<u16> =
            (0..60).map(|_| request(&service.address, "", "GET", "/v1/sign-in", "").unwrap().0).collect();
        assert_eq!(statuses.contains(&429), is_limited, "{config}: {statuses:?}");
    }
}

/// Guards against a connection that ends without a word: the next request over it fails.
#[test]
fn a_refused_body_is_read_or_the_answer_says_that_the_connection_ends() {
    let folder = tempfile::tempdir().unwrap();
    let (service, _data) = start(folder.path(), "");
    let head = |length: usize| {
        format!(
            "POST /v1/operations/progress HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\n\r\n"
        )
    };
    for length in [2, 30_000] {
        for _ in 0..10 {
            let mut stream = open(&service, &head(length));
            std::thread::sleep(Duration::from_millis(20));
            stream.write_all(&vec![b' '; length]).unwrap();
            let first = answer(&mut stream);
            assert!(first.starts_with("HTTP/1.1 401 ") && !first.contains("connection: close"), "{first}");
            stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n").unwrap();
            assert!(answer(&mut stream).starts_with("HTTP/1.1 200 "));
        }
    }
    // What is too much to read, or does not come.
    for stream in [open(&service, &head(900_000)), open(&service, &head(10))] {
        let text = rest(stream);
        assert!(text.starts_with("HTTP/1.1 401 ") && text.contains("connection: close\r\n"), "{text}");
    }
}
