//! The mails about a job, as a mail server was given them.

use std::time::Duration;

use mailparse::MailHeaderMap as _;

use super::Read;
use crate::odd_values::compare::Shown;
use crate::odd_values::fixture::{Fixture, Subject};

pub(super) async fn read(fixture: &Fixture, subjects: &[&Subject]) -> Read {
    sent(fixture).await?;
    let mails: Vec<String> = fixture.smtp.mails().iter().map(|mail| decoded(&mail.text)).collect();
    let of = |subject: &&Subject| {
        let link = format!("/jobs/contoso/media/{}\n", subject.job);
        mails.iter().filter(|mail| mail.contains(&link)).cloned().collect()
    };
    Ok(subjects.iter().map(|subject| Shown { values: Vec::new(), texts: of(subject) }).collect())
}

/// Waits until nothing waits in the outbox.
async fn sent(fixture: &Fixture) -> Result<(), String> {
    for _ in 0..600 {
        let sql = "select count(*) from mail where ended_ms is null";
        let waiting: i64 = sqlx::query_scalar(sql).fetch_one(&fixture.database).await.unwrap();
        if waiting == 0 {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err("mail waits for a minute".to_owned())
}

fn decoded(text: &str) -> String {
    let mail = mailparse::parse_mail(text.as_bytes()).unwrap();
    let subject = mail.headers.get_first_value("Subject").unwrap();
    format!("{subject}\n{}", mail.get_body().unwrap()).replace("\r\n", "\n")
}
