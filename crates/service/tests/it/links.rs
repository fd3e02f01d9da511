//! Sign-in links by mail, from the real program over SMTP: anyone who asks is answered alike, and anyone who is known gets one.

use std::path::Path;

use serde_json::json;
use sqlx::Connection as _;

use crate::home;
use crate::killed::{Running, request, start_with, waybill};
use crate::smtp::{Smtp, header};

const EMAIL: &str = "ann@contoso.example";
/// One address asks for many here.
const EVERYBODY: &str = "[limits]\nunlimited-addresses = [\"127.0.0.1\"]\n";

fn start(data: &Path, smtp: &Smtp, config: &str) -> Running {
    let (url, file) = (format!("smtp://127.0.0.1:{}", smtp.port), data.with_extension("toml"));
    std::fs::write(&file, config).unwrap();
    let file = file.display().to_string();
    start_with(data, &["--config", &file, "--smtp-url", &url, "--mail-from", "Waybill <waybill@company.example>"])
}

fn ask(service: &Running, email: &str) -> (u16, String) {
    request(&service.address, "", "POST", "/v1/sign-in/mail", &json!({"email": email}).to_string()).unwrap()
}

fn ways(service: &Running) -> String {
    request(&service.address, "", "GET", "/v1/sign-in", "").unwrap().1
}

fn people(data: &Path, arguments: &[&str]) {
    let done = waybill(data, &[&["person"], arguments].concat()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn a_link_by_mail_signs_in_once_and_only_those_who_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp, EVERYBODY);
    people(&data, &["add", "--name", "Ann", "--email", EMAIL, "--role", "support"]);
    assert_eq!(ways(&service), r#"{"oneTimeLinks":true,"byMail":true}"#);
    // Somebody unknown, a slip of the key, and one who presses twice: all alike.
    for email in ["nobody@contoso.example", " Ann@Contoso.example ", EMAIL, "nobody@contoso.example"] {
        assert_eq!(ask(&service, email), (202, String::new()), "{email}");
    }
    let (status, text) = ask(&service, "no address");
    assert!(status == 400 && text.contains("\"target\":\"email\""), "{text}");
    let mail = smtp.once_kept(1).remove(0);
    assert_eq!((header(&mail, "To"), header(&mail, "Subject")), (EMAIL, "Your sign-in link"));
    let begin = format!("http://{}/sign-in#", service.address);
    let code = mail.lines().find_map(|line| line.strip_prefix(&begin)).expect("a link").to_owned();
    let redeem = || request(&service.address, "", "POST", "/v1/session", &json!({"code": code}).to_string()).unwrap();
    let (status, session) = redeem();
    assert!(status == 200 && session.contains("\"roles\":[\"support\"]"), "{session}");
    assert_eq!(redeem().0, 401);

    // How often somebody's address is asked for is not told either.
    for _ in 0..10 {
        assert_eq!(ask(&service, "nobody@contoso.example").0, 202);
    }
    // By then whatever was asked for has been answered: one mail, however often.
    people(&data, &["add", "--name", "Lena", "--email", "lena@company.example", "--role", "support"]);
    assert_eq!(ask(&service, "lena@company.example").0, 202);
    let mails = smtp.once_kept(2);
    assert_eq!(header(&mails[1], "To"), "lena@company.example");
    assert_eq!(mails.len(), 2);
}

#[test]
fn links_by_mail_can_be_switched_off() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    for config in ["[sign-in]\nlinks-by-mail = false\n", "[sign-in]\none-time-links = false\n"] {
        let service = start(&data, &smtp, config);
        assert!(ways(&service).contains("\"byMail\":false"), "{config}");
        let (status, text) = ask(&service, EMAIL);
        assert!(status == 403 && text.contains("sends no sign-in links"), "{text}");
    }
    let service = start_with(&data, &[]);
    assert!(ways(&service).contains("\"byMail\":false"), "without a mail server there is none");
}

/// A statement to the database of a service that runs; the number that it answers.
fn number(data: &Path, sql: &'static str) -> i64 {
    let ask = async {
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&home::url(data)).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut line).await.unwrap()
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(ask)
}

/// Guards against a line that strangers fill: what they ask for is not written, so nobody waits behind it.
#[test]
fn junk_is_written_nowhere_and_whoever_is_known_does_not_wait_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp, EVERYBODY);
    people(&data, &["add", "--name", "Ann", "--email", EMAIL, "--role", "support"]);
    for at in 0..300 {
        assert_eq!(ask(&service, &format!("nobody-{at}@contoso.example")).0, 202);
    }
    assert_eq!(number(&data, "select count(*) from link_asked"), 0);
    assert_eq!(ask(&service, EMAIL).0, 202);
    assert_eq!(header(&smtp.once_kept(1)[0], "To"), EMAIL);
    assert_eq!(number(&data, "select count(*) from mail"), 1);
}

/// Guards against a person who is flooded with mail, or kept from signing in, by those who ask in their name.
#[test]
fn whoever_asks_for_somebody_else_s_link_neither_floods_them_nor_locks_them_out() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp, EVERYBODY);
    people(&data, &["add", "--name", "Ann", "--email", EMAIL, "--role", "support"]);
    people(&data, &["add", "--name", "Lena", "--email", "lena@company.example", "--role", "support"]);
    // A minute passes after each.
    for sent in 1..=3 {
        assert_eq!(ask(&service, EMAIL).0, 202);
        smtp.once_kept(sent);
        number(&data, "update person set link_mailed_ms = link_mailed_ms - 60000 returning 1");
    }
    for _ in 0..5 {
        assert_eq!(ask(&service, EMAIL).0, 202);
    }
    // What was asked for until now has been answered with this.
    assert_eq!(ask(&service, "lena@company.example").0, 202);
    let mails = smtp.once_kept(4);
    assert_eq!(mails.iter().filter(|mail| header(mail, "To") == EMAIL).count(), 3, "three at once");
    // Every link that was sent works, whatever others asked for since.
    let begin = format!("http://{}/sign-in#", service.address);
    let code = mails[0].lines().find_map(|line| line.strip_prefix(&begin)).expect("a link");
    let (status, text) =
        request(&service.address, "", "POST", "/v1/session", &json!({"code": code}).to_string()).unwrap();
    assert_eq!(status, 200, "{text}");
    // Ten minutes later there is another: before the last one has expired.
    number(&data, "update person set link_mailed_ms = 0, links_until_ms = links_until_ms - 600000 returning 1");
    assert_eq!(ask(&service, EMAIL).0, 202);
    smtp.once_kept(5);
}
