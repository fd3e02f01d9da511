//! An identity provider that says nothing, or speaks: nobody holds up another's way there, and nothing is written for those
//! who set out.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use sqlx::Connection as _;

use crate::home;
use crate::killed::{Running, start_with};

/// A service whose provider listens here.
fn start(data: &Path, port: u16) -> Running {
    let file = data.with_extension("toml");
    let text = format!(
        "[oidc]\nissuer = \"http://127.0.0.1:{port}\"\nclient-id = \"waybill\"\nname = \"Company\"\n\
         [limits]\nunlimited-addresses = [\"127.0.0.1\"]\n"
    );
    std::fs::write(&file, text).unwrap();
    start_with(data, &["--config", &file.display().to_string()])
}

/// The head of the answer to a request of a browser.
fn browse(service: &Running, path: &str, cookie: &str) -> String {
    let mut stream = TcpStream::connect(&service.address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n{cookie}\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

/// Guards against a lock that is held over a network call.
#[test]
fn a_silent_provider_is_asked_once_for_all_who_wait() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (came, held) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Vec::new())));
    let (count, keep) = (Arc::clone(&came), Arc::clone(&held));
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            keep.lock().unwrap().push(stream);
        }
    });
    let service = start(&folder.path().join("data"), port);
    std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..40).map(|_| scope.spawn(|| browse(&service, "/v1/sign-in/begin?to=/jobs", ""))).collect();
        for answer in asking.into_iter().map(|it| it.join().unwrap()) {
            assert!(answer.contains("location: /sign-in?problem=unreachable"), "{answer}");
        }
    });
    // One request for forty people; who comes a moment later is told at once.
    let before = came.load(Ordering::SeqCst);
    assert!(before <= 2, "{before}");
    assert!(browse(&service, "/v1/sign-in/begin", "").contains("problem=unreachable"));
    assert!(came.load(Ordering::SeqCst) <= before + 1);
}

/// Enough of a provider to be sent there, and to be refused by.
fn speaking() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let asked = lines.next().unwrap_or_default();
            let issuer = format!("http://127.0.0.1:{port}");
            let (status, body) = match asked.split(' ').nth(1) {
                Some("/.well-known/openid-configuration") => (
                    "200 OK",
                    format!(
                        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/auth","token_endpoint":"{issuer}/token",
                        "jwks_uri":"{issuer}/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
                        "id_token_signing_alg_values_supported":["RS256"]}}"#
                    ),
                ),
                Some("/jwks") => ("200 OK", r#"{"keys":[]}"#.to_owned()),
                _ => ("400 Bad Request", r#"{"error":"invalid_grant"}"#.to_owned()),
            };
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let head = format!("content-type: application/json\r\ncontent-length: {}\r\nconnection: close", body.len());
            let _ = write!(stream, "HTTP/1.1 {status}\r\n{head}\r\n\r\n{body}");
        }
    });
    port
}

fn rows(data: &Path) -> i64 {
    let ask = async {
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&home::url(data)).await.unwrap();
        sqlx::query_scalar("select count(*) from sign_in_under_way").fetch_one(&mut line).await.unwrap()
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(ask)
}

/// Guards against writing for somebody who has proved nothing.
#[test]
fn setting_out_to_the_provider_writes_nothing_and_the_cookie_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data, speaking());
    let mut cookies = Vec::new();
    for _ in 0..3 {
        let answer = browse(&service, "/v1/sign-in/begin?to=/settings", "");
        assert!(answer.starts_with("HTTP/1.1 303 ") && answer.contains("/auth?"), "{answer}");
        let cookie = answer.split("set-cookie: ").nth(1).and_then(|it| it.split(';').next()).expect("a cookie");
        let state = answer.split("state=").nth(1).and_then(|it| it.split(['&', '\r']).next()).expect("a state");
        cookies.push((cookie.to_owned(), state.to_owned()));
    }
    assert_eq!(rows(&data), 0);
    let back = |cookie: &str, state: &str| {
        browse(&service, &format!("/v1/sign-in/done?state={state}&code=x"), &format!("cookie: {cookie}\r\n"))
    };
    let (cookie, state) = &cookies[0];
    let answer = back(cookie, state);
    assert!(
        answer.contains("problem=refused") && answer.contains("to=%2Fsettings"),
        "what was sealed is opened: {answer}"
    );
    // The seal of another attempt, a changed one, and none.
    let (secret, _) = cookie.split_once('.').unwrap();
    let (_, other) = cookies[1].0.split_once('.').unwrap();
    for forged in [format!("{secret}.{other}"), format!("{}A", &cookie[..cookie.len() - 1]), secret.to_owned()] {
        let answer = back(&forged, state);
        assert!(answer.contains("problem=expired") || *cookie == forged, "{answer}");
    }
    assert_eq!(rows(&data), 0);
}
