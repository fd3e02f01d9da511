//! Mail that waited for a mail server when the site was recorded.

use waybill::mail::{self, MailServer};

use mailparse::MailHeaderMap as _;
use serde_json::Value;

use super::site::Site;
use crate::home;
use crate::patience::until;
use crate::people::hash_of;
use crate::smtp::{Mail, Smtp};

/// All of it goes out, once there is a server; each mail once, to the person it is for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_that_waits_in_a_recorded_site_is_sent() {
    let site = Site::open().await;
    let data = site.world.folder().join("data");
    // It is given up after three days: the recording is older than that. The other clock is not moved.
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&home::url(&data)).await.unwrap();
    let now = chrono::Utc::now().timestamp_millis();
    let sql = format!("update mail set created_ms = {now}, next_ms = {now} where ended_ms is null");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    pool.close().await;
    let smtp = Smtp::start();
    let server = MailServer::new(&format!("smtp://127.0.0.1:{}", smtp.port), None, "Waybill <waybill@company.example>");
    mail::start(&site.world.app, server.unwrap());
    site.world.app.start().await.unwrap();
    // An address that is confirmed by now is not asked again.
    let is_wanted = |mail: &&Value| !(mail["to"] != "taro@contoso.example" && is_code(mail));
    let recorded: Vec<(String, String, String)> = site.recorded("mails").iter().filter(is_wanted).map(kept).collect();
    until(|| smtp.kept().len() >= recorded.len());
    let sent: Vec<(String, String, String)> = smtp.mails().iter().map(sent).collect();
    for mail in &recorded {
        assert!(sent.contains(mail), "{mail:?} is not in {sent:#?}");
    }
    assert_eq!(sent.len(), recorded.len(), "{sent:#?}");
    site.world.app.stop();
}

/// That version wrote codes into mail that waits, in the clear: none of them is left or opens anything.
#[tokio::test]
async fn mail_that_waits_in_a_recorded_site_opens_nothing() {
    let site = Site::open().await;
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&home::url(&site.world.folder().join("data"))).await.unwrap();
    let bodies: Vec<String> = sqlx::query_scalar("select body from mail").fetch_all(&pool).await.unwrap();
    let hashes = "select hash from sign_in_code union select coalesce(code_hash, '') from mail_setting";
    let hashes: Vec<String> = sqlx::query_scalar(hashes).fetch_all(&pool).await.unwrap();
    pool.close().await;
    let opening: Vec<&Value> =
        site.recorded("mails").iter().filter(|it| is_code(it) || it["body"].as_str().unwrap().contains('#')).collect();
    assert_eq!(opening.len(), 5);
    for mail in opening {
        let mut words = mail["body"].as_str().unwrap().split(|letter: char| letter.is_whitespace() || letter == '#');
        let code = words.rfind(|word| word.len() == 43).expect("a code");
        assert!(!bodies.iter().any(|body| body.contains(code)));
        assert!(!hashes.contains(&hash_of(code)), "the code for {} is left", mail["to"]);
    }
}

fn is_code(mail: &Value) -> bool {
    mail["subject"] == "Bekräfta din adress"
}

/// Recipient, subject and text. Of a mail that opens something the text is not compared: its code is a new one.
fn kept(mail: &Value) -> (String, String, String) {
    let [to, subject, body] = ["to", "subject", "body"].map(|field| mail[field].as_str().unwrap().to_owned());
    without_code(to, subject, body)
}

fn sent(mail: &Mail) -> (String, String, String) {
    let read = mailparse::parse_mail(mail.text.as_bytes()).unwrap();
    let subject = read.headers.get_first_value("Subject").unwrap();
    without_code(mail.to.clone(), subject, read.get_body().unwrap())
}

fn without_code(to: String, subject: String, body: String) -> (String, String, String) {
    let is_new = body.contains("/sign-in#") || subject == "Bekräfta din adress";
    let body = if is_new { "with a code" } else { body.trim() };
    (to, subject, body.replace("\r\n", "\n"))
}
