//! Every byte of a process's log, after traffic of all kinds, refused and done: no secret, nobody's name, address or number
//! is in it, each line can be read by a machine, and what was answered bears its request's id.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::draining::terminate;
use crate::killed::{Running, request, token_of, waybill};
use crate::smtp::Smtp;
use crate::world::{KEY, import, job, ship, v1};

const NAME: &str = "rushes-of-ms-lindqvist";
const PASSWORD: &str = "hunter2-of-the-mail-server";
const CLIENT_SECRET: &str = "hunter2-of-the-provider";
const ASKED: &str = "ravi.of.nowhere@nobody.example";

/// With everything in its settings that has a secret, and a log that says as much as it can of the service's own doings.
fn start(data: &Path, smtp: &Smtp, log: &Path) -> Running {
    let folder = data.parent().unwrap();
    for (name, secret) in [("password", PASSWORD), ("client-secret", CLIENT_SECRET)] {
        std::fs::write(folder.join(name), secret).unwrap();
    }
    let config = format!(
        "log-json = true\ntrusted-proxies = [\"127.0.0.1\"]\n[mail]\nurl = \"smtp://mailer@127.0.0.1:{}\"\n\
         from = \"Waybill <waybill@company.example>\"\npassword-file = \"password\"\n\
         [oidc]\nissuer = \"http://127.0.0.1:1\"\nclient-id = \"waybill\"\nclient-secret-file = \"client-secret\"\n\
         name = \"Company\"\n[oidc.programs]\naudience = \"api\"\n[limits]\nrequests-per-address = 5\n",
        smtp.port
    );
    let file = folder.join("waybill.toml");
    std::fs::write(&file, config).unwrap();
    let file = file.display().to_string();
    let mut command = waybill(data, &["serve", "--listen", "127.0.0.1:0", "--config", &file]);
    let command = command.env("RUST_LOG", "info,waybill=trace").stderr(File::create(log).unwrap());
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let ready = lines.find_map(|line| Some(line.strip_prefix("Waybill is ready at http://")?.to_owned()));
    std::thread::spawn(move || lines.for_each(drop));
    Running { child, address: ready.expect("an address") }
}

/// A request with further lines of its head; what came back, head and all.
fn raw(service: &Running, method: &str, path: &str, lines: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(&service.address).unwrap();
    let (head, length) = (format!("{method} {path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n"), body.len());
    write!(stream, "{head}content-type: application/json\r\n{lines}content-length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_log_of_a_process_holds_no_secret_and_nobody_s_data() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let smtp = Smtp::start();
    let mut service = start(&data, &smtp, &log);
    let (customer, operator, administrator) = (
        token_of(&data, &["--role", "customer", "--subscription", "contoso", "--name", "Ann Lindqvist"]),
        token_of(&data, &["--role", "operator", "--role", "support", "--name", "Mikael Ström"]),
        token_of(&data, &["--role", "administrator", "--name", "Lena Ek"]),
    );
    let link = waybill(&data, &["sign-in-link", "--role", "support", "--name", "Åsa Berg"]).output().unwrap();
    let link = String::from_utf8(link.stdout).unwrap();
    let code = link.trim().rsplit('#').next().unwrap().to_owned();
    let ask = |token: &str, method: &str, path: &str, body: &Value| {
        request(&service.address, token, method, path, &body.to_string()).unwrap()
    };
    let mut wrong = import(&["AAAA1111"]);
    wrong["properties"]["driveList"][0]["bitLockerKey"] =
        json!("238810-662376-448998-450120-652806-203390-606320-483077");
    wrong["properties"]["returnAddress"]["email"] = json!("ann.lindqvist");
    assert_eq!(ask(&customer, "PUT", &job(NAME), &wrong).0, 400);
    assert_eq!(ask(&customer, "PUT", &job(NAME), &import(&["AAAA1111"])).0, 201);
    assert_eq!(ask(&customer, "PATCH", &job(NAME), &ship()).0, 200);
    assert_eq!(ask(&customer, "POST", &job(&format!("{NAME}/listBitLockerKeys")), &json!({})).0, 200);
    assert_eq!(ask(&operator, "GET", &job(&format!("{NAME}-missing")), &json!({})).0, 404);
    for query in ["ann@contoso.example", "9400%201111%208995", "Keizersgracht", NAME] {
        assert_eq!(ask(&operator, "GET", &format!("/v1/support/jobs?q={query}"), &json!({})).0, 200);
    }
    let note =
        json!({"act": "contact", "how": "phone", "said": "Ann Lindqvist, +31 20 555 0184, moves to Herengracht 1"});
    ask(&operator, "POST", &format!("{}/actions", v1(NAME)), &note);
    let note = json!({"tells": "state", "note": "for Ann Lindqvist"});
    let (made, share) = ask(&customer, "POST", &format!("{}/shares", v1(NAME)), &note);
    assert_eq!(made, 201, "{share}");
    let share = serde_json::from_str::<Value>(&share).unwrap()["token"].as_str().unwrap().to_owned();
    assert_eq!(ask("", "GET", &format!("/embed/{share}"), &json!({})).0, 200);
    let person = json!({"name": "Bo Ek", "email": "bo.ek@contoso.example", "roles": ["support"]});
    assert_eq!(ask(&administrator, "POST", "/v1/people", &person).0, 201);
    assert_eq!(ask(&administrator, "POST", "/v1/people", &person).0, 400);
    let wish = json!({"email": "ann@contoso.example", "states": ["Received"], "needsMe": true});
    assert_eq!(ask(&customer, "PUT", "/v1/settings/mail", &wish).0, 200);
    for email in [ASKED, "bo.ek@contoso.example", "no address of Bo Ek"] {
        ask("", "POST", "/v1/sign-in/mail", &json!({"email": email}));
    }
    let signed_in = raw(&service, "POST", "/v1/session", "", &json!({"code": code}).to_string());
    let session =
        signed_in.split("waybill_session=").nth(1).and_then(|it| it.split(';').next()).expect("a session").to_owned();
    assert_eq!(ask("", "POST", "/v1/session", &json!({"code": code})).0, 401);
    raw(&service, "GET", "/v1/session", &format!("cookie: waybill_session={session}\r\n"), "");
    raw(&service, "GET", &format!("/v1/sign-in/begin?to=/jobs/contoso/media/{NAME}"), "", "");
    raw(
        &service,
        "GET",
        "/v1/sign-in/done?state=s3cret-state&code=s3cret-code",
        "cookie: waybill_sign_in_s3cret-s=x\r\n",
        "",
    );
    let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjEifQ.c2lnbmF0dXJl";
    for token in ["wb_made-up-by-a-stranger", jwt] {
        raw(&service, "GET", "/v1/session", &format!("authorization: Bearer {token}\r\n"), "");
    }
    // Somebody behind a proxy who asks too often, by an address that is theirs.
    for _ in 0..100 {
        if raw(&service, "GET", "/v1/sign-in", "x-forwarded-for: 203.0.113.77\r\n", "").starts_with("HTTP/1.1 429") {
            break;
        }
    }
    // The mail server takes no password: that is told, and not which.
    crate::patience::until(|| std::fs::read_to_string(&log).unwrap().contains("a mail "));
    terminate(&service);
    assert!(service.child.wait().unwrap().success());

    let text = std::fs::read_to_string(&log).unwrap();
    let secrets = [&*customer, &operator, &administrator, &code, &session, &share, KEY, PASSWORD, CLIENT_SECRET, jwt];
    let people = [
        "238810",
        "483077",
        "indqvist",
        "Ström",
        "Lena",
        "Bo Ek",
        "bo.ek",
        "Åsa",
        "ann@",
        ASKED,
        "Keizers",
        "1017 DH",
        "555 0184",
        "9400 1111",
        "94001111",
        "FedEx",
        "510087780",
        "AAAA1111",
        "Herengracht",
        "s3cret",
        "made-up",
        "203.0.113.77",
        "rushes",
        "mailer@",
    ];
    for word in secrets.into_iter().chain(people) {
        assert!(
            !text.contains(word),
            "{word} is in the log: {}",
            text.lines().find(|line| line.contains(word)).unwrap()
        );
    }
    let mut answered = 0;
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        assert!(
            line["timestamp"].is_string() && line["level"].is_string() && line["fields"]["message"].is_string(),
            "{line}"
        );
        if matches!(line["fields"]["message"].as_str(), Some("answered" | "limited")) {
            assert!(line["span"]["id"].as_str().is_some_and(|id| id.len() >= 8), "{line}");
            answered += 1;
        }
    }
    assert!(answered > 20 && text.contains("\"limited\"") && text.contains("203.0.113.0/24"), "{text}");
}
