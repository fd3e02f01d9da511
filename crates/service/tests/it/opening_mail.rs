//! Mail that opens something: while it waits, nothing in the database or a copy of it does. The code is made when the mail is
//! sent, and mail that nobody waits for any more is not sent.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};

use crate::home;
use crate::killed::{Running, request, start_with, token_of, waybill};
use crate::patience::until;
use crate::smtp::{Mood, Smtp, header};

const EMAIL: &str = "ann@contoso.example";

fn start(data: &Path, smtp: &Smtp) -> Running {
    let url = format!("smtp://127.0.0.1:{}", smtp.port);
    start_with(data, &["--smtp-url", &url, "--mail-from", "Waybill <waybill@company.example>"])
}

fn run(data: &Path, arguments: &[&str]) -> String {
    let done = waybill(data, arguments).stderr(Stdio::piped()).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// Asks as somebody who reads the database does.
fn rows(data: &Path, sql: &str) -> Vec<String> {
    let work = async {
        sqlx::any::install_default_drivers();
        let mut line = AnyConnection::connect(&home::url(data)).await.unwrap();
        let rows = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(&mut line).await.unwrap();
        line.close().await.unwrap();
        rows
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn ask(service: &Running) {
    let body = json!({"email": EMAIL}).to_string();
    assert_eq!(request(&service.address, "", "POST", "/v1/sign-in/mail", &body).unwrap().0, 202);
}

fn code(mail: &str) -> String {
    let line = mail.lines().find_map(|line| Some(line.split_once("/sign-in#")?.1));
    line.or_else(|| mail.lines().find(|line| line.len() == 43 && !line.contains(' '))).expect("a code").to_owned()
}

fn redeem(service: &Running, code: &str) -> u16 {
    request(&service.address, "", "POST", "/v1/session", &json!({"code": code}).to_string()).unwrap().0
}

/// Ann, who has an address and wants mail at it; her token.
fn ann(data: &Path, service: &Running) -> String {
    let who = ["--name", "Ann", "--email", EMAIL, "--role", "customer", "--subscription", "contoso"];
    let id = run(data, &[&["person", "add"], &who[..]].concat());
    let token = token_of(data, &["--person", id.trim()]);
    let wish = json!({"email": EMAIL, "states": ["Received"], "needsMe": true}).to_string();
    assert_eq!(request(&service.address, &token, "PUT", "/v1/settings/mail", &wish).unwrap().0, 200);
    token
}

/// Guards against secrets at rest: anyone who reads a replica, a dump or a backup is let in nowhere.
#[test]
fn mail_that_waits_holds_nothing_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    smtp.is(Mood::PutsOff);
    let service = start(&data, &smtp);
    let token = ann(&data, &service);
    ask(&service);
    until(|| smtp.tried() >= 3);
    let mut waiting = rows(&data, "select opens from mail where ended_ms is null order by opens");
    assert_eq!(waiting, ["address-code", "sign-in-link"]);
    assert_eq!(rows(&data, "select body from mail"), ["", ""]);
    if !home::is_postgres() {
        let file = folder.path().join("site.backup");
        run(&data, &["backup", &file.display().to_string()]);
        let copy = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        assert!(copy.contains(EMAIL) && !copy.contains("/sign-in#"), "a link is in the backup");
    }
    // Once the mail server takes mail, both come and open what they are to open.
    smtp.is(Mood::Takes);
    let mails = smtp.once_kept(2);
    let of = |subject: &str| code(mails.iter().find(|mail| header(mail, "Subject") == subject).expect(subject));
    let confirm = json!({"code": of("Confirm your address")}).to_string();
    assert_eq!(request(&service.address, &token, "POST", "/v1/settings/mail/confirm", &confirm).unwrap().0, 200);
    assert_eq!(redeem(&service, &of("Your sign-in link")), 200);
    until(|| {
        waiting = rows(&data, "select opens from mail where ended_ms is null");
        waiting.is_empty()
    });
}

/// All that a site's database is, and what is made of it to be kept elsewhere.
fn copies(data: &Path) -> Vec<(String, Vec<u8>)> {
    if let Some(url) = home::database(data) {
        let dumped = Command::new("pg_dump").arg(url).output().unwrap();
        assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
        return vec![("pg_dump".to_owned(), dumped.stdout)];
    }
    let file = data.with_extension("backup");
    run(data, &["backup", &file.display().to_string()]);
    let files = std::fs::read_dir(data).unwrap().map(|it| it.unwrap().path()).chain([file.clone()]);
    let read = files.map(|it| (it.display().to_string(), std::fs::read(it).unwrap())).collect();
    std::fs::remove_file(&file).and_then(|()| std::fs::remove_file(format!("{}.keys", file.display()))).unwrap();
    read
}

/// The same, in the bytes of the database and of every copy: none has a code, neither while the mail waits nor later.
#[test]
fn no_copy_of_a_site_holds_a_code_that_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    smtp.is(Mood::PutsOff);
    let service = start(&data, &smtp);
    ann(&data, &service);
    ask(&service);
    until(|| smtp.tried() >= 3);
    let mut all = copies(&data);
    smtp.is(Mood::Takes);
    let codes: Vec<String> = smtp.once_kept(2).iter().map(|mail| code(mail)).collect();
    all.extend(copies(&data));
    let has = |copy: &[u8], text: &str| copy.windows(text.len()).any(|it| it == text.as_bytes());
    assert!(all.iter().filter(|(_, copy)| has(copy, EMAIL)).count() >= 2, "the copies are of this site");
    for (name, copy) in &all {
        assert!(!codes.iter().any(|code| has(copy, code)) && !has(copy, "/sign-in#"), "a code is in {name}");
    }
}

/// After a crash between making and sending, the code is another one under the same Message-ID.
#[test]
fn a_mail_that_is_sent_again_has_its_message_id_and_a_new_code() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    smtp.is(Mood::TakesSilently);
    let mut service = start(&data, &smtp);
    run(&data, &["person", "add", "--name", "Ann", "--email", EMAIL, "--role", "support"]);
    ask(&service);
    smtp.once_kept(1);
    service.kill();
    smtp.is(Mood::Takes);
    let service = start(&data, &smtp);
    let mails = smtp.once_kept(2);
    assert_eq!(header(&mails[0], "Message-ID"), header(&mails[1], "Message-ID"));
    assert_ne!(code(&mails[0]), code(&mails[1]));
    assert_eq!(redeem(&service, &code(&mails[1])), 200);
}

/// Guards against one item that stops a task, or is left half done: it waits to be tried again like any other.
#[test]
fn a_mail_that_panics_waits_and_keeps_up_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    smtp.is(Mood::PutsOff);
    let service = start(&data, &smtp);
    let token = ann(&data, &service);
    until(|| smtp.tried() >= 1);
    // The year 12000: a mail has no date for it, and writing one panics.
    rows(&data, "update mail set created_ms = 316516464000000, next_ms = 0, sending_ms = null returning opens");
    until(|| {
        rows(&data, "select opens from mail where attempts >= 2 and next_ms > 0 and sending_ms is null").len() == 1
    });
    smtp.is(Mood::Takes);
    run(&data, &["person", "add", "--name", "Bo", "--email", "bo@contoso.example", "--role", "support"]);
    let body = json!({"email": "bo@contoso.example"}).to_string();
    assert_eq!(request(&service.address, "", "POST", "/v1/sign-in/mail", &body).unwrap().0, 202);
    assert_eq!(header(&smtp.once_kept(1)[0], "To"), "bo@contoso.example");
    assert_eq!(rows(&data, "select opens from mail where ended_ms is null"), ["address-code"]);
    // Once it has a date it comes, and opens what it is to open.
    rows(
        &data,
        "update mail set created_ms = 1000 * (select max(code_ms) / 1000 from mail_setting), next_ms = 0 \
                 where ended_ms is null returning opens",
    );
    let confirm = json!({"code": code(&smtp.once_kept(2)[1])}).to_string();
    assert_eq!(request(&service.address, &token, "POST", "/v1/settings/mail/confirm", &confirm).unwrap().0, 200);
}

/// A link that nobody waits for any more would be dead on arrival, or open the door for anyone who has the address now.
#[test]
fn mail_that_is_not_wanted_any_more_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    smtp.is(Mood::PutsOff);
    let mut service = start(&data, &smtp);
    ann(&data, &service);
    run(&data, &["person", "add", "--name", "Bo", "--email", "bo@contoso.example", "--role", "support"]);
    ask(&service);
    let body = json!({"email": "bo@contoso.example"}).to_string();
    assert_eq!(request(&service.address, "", "POST", "/v1/sign-in/mail", &body).unwrap().0, 202);
    until(|| rows(&data, "select opens from mail where ended_ms is null").len() == 3);
    service.kill();
    // Asked for more than a day ago.
    let ann = "(select id from person where name = 'Ann')";
    rows(&data, &format!("update mail set created_ms = created_ms - 86500000 where person in {ann} returning opens"));
    let bo = run(&data, &["person", "list", "Bo"]);
    run(&data, &["person", "change", bo.split('\t').next().unwrap(), "--email", "other@contoso.example"]);
    rows(&data, "update mail set next_ms = 0 where ended_ms is null returning opens");
    smtp.is(Mood::Takes);
    let _service = start(&data, &smtp);
    until(|| rows(&data, "select opens from mail where ended_ms is null").is_empty());
    assert_eq!(rows(&data, "select distinct end_word from mail"), ["expired"]);
    assert_eq!(smtp.kept(), [""; 0]);
}
