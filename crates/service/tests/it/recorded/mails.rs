//! Mail that waited for a mail server when the site was recorded.

use waybill::mail::{self, MailServer};

use mailparse::MailHeaderMap as _;
use serde_json::Value;

use super::site::Site;
use crate::home;
use crate::smtp::{Mail, Smtp, until};

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
    let recorded: Vec<(String, String, String)> = site.recorded("mails").iter().map(kept).collect();
    until(|| smtp.kept().len() >= recorded.len());
    let sent: Vec<(String, String, String)> = smtp.mails().iter().map(sent).collect();
    for mail in &recorded {
        assert!(sent.contains(mail), "{mail:?} is not in {sent:#?}");
    }
    site.world.app.stop();
}

/// Recipient, subject and text. Of a mail with a sign-in link the text is not compared: the link may be a new one.
fn kept(mail: &Value) -> (String, String, String) {
    let [to, subject, body] = ["to", "subject", "body"].map(|field| mail[field].as_str().unwrap().to_owned());
    without_link(to, subject, body)
}

fn sent(mail: &Mail) -> (String, String, String) {
    let read = mailparse::parse_mail(mail.text.as_bytes()).unwrap();
    let subject = read.headers.get_first_value("Subject").unwrap();
    without_link(mail.to.clone(), subject, read.get_body().unwrap())
}

fn without_link(to: String, subject: String, body: String) -> (String, String, String) {
    let body = if body.contains("/sign-in#") { "a sign-in link" } else { body.trim() };
    (to, subject, body.replace("\r\n", "\n"))
}
