//! The outbox and what the mail server was given, beside the reference.

use std::collections::HashMap;
use std::path::Path;

use sqlx::AnyConnection;
use sqlx::Connection as _;
use waybill_domain::arrival::ArrivalState;
use waybill_domain::happening::Happening;

use super::reference::Reference;
use super::service::Service;
use crate::home;
use crate::patience::until;
use crate::smtp::header;

/// Address, what it tells of, subject, Message-ID, how it ended.
type Row = (String, String, String, String, Option<String>);

/// All but those with codes, which tell of nothing that happened.
const SQL: &str = "select m.email, coalesce(t.what, ''), m.subject, m.message_id, m.end_word from mail m \
                   left join timeline t on t.job_id = m.job_id and t.seq = m.entry \
                   where t.what is not null or m.subject like '%package of no job%' order by m.id";

/// How often the mail server was given a mail again, because the service died before it had noted that it was taken.
pub(super) fn compare(service: &mut Service, reference: &Reference) -> usize {
    until(|| rows(&service.data).iter().all(|row| row.4.is_some()));
    let rows = rows(&service.data);
    // A package of no job has no timeline: its mail's subject says what it tells of.
    let written = |row: &Row| match row.1.as_str() {
        "" => format!("{} {}", row.0, row.2),
        what => format!("{} {:?}", row.0, serde_json::from_str::<Happening>(what).unwrap()),
    };
    let told = |(email, _, what): &(String, String, Happening)| match what {
        Happening::ArrivalDue { to: ArrivalState::ReturnDue, .. } => {
            format!("{email} A package of no job is to be sent back")
        }
        Happening::ArrivalDue { .. } => format!("{email} A package of no job may be destroyed"),
        what => format!("{email} {what:?}"),
    };
    let (is, should) = (rows.iter().map(written), reference.mails.iter().map(told));
    assert_eq!(sorted(is), sorted(should), "the outbox");
    let mut given: HashMap<String, usize> = HashMap::new();
    // That of what several jobs name is no fact of one job, which is all that the reference knows: `claims` tests it.
    let mut mails = service.smtp.mails();
    mails.retain(|mail| !header(&mail.text, "Subject").contains("another job names"));
    for mail in &mails {
        *given.entry(header(&mail.text, "Message-ID").to_owned()).or_default() += 1;
    }
    for (email, _, subject, id, word) in &rows {
        assert_eq!(word.as_deref(), Some("sent"), "{subject}");
        let came = mails.iter().find(|mail| header(&mail.text, "Message-ID") == id).expect("a mail that came");
        assert_eq!((&came.to, header(&came.text, "Subject")), (email, subject.as_str()));
    }
    assert_eq!(given.len(), rows.len() + reference.readers.len(), "no mail but these, and one code for each address");
    let twice = mails.len() - given.len();
    let (ends, died) = (service.ends(), service.deaths().len());
    assert!(twice <= ends, "only who dies gives a mail again: {twice} after {ends} ends, {died} of them at a write");
    twice
}

/// Of each address and happening how often, whatever the order: the clock comes to two jobs in no order of the story.
fn sorted(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

fn rows(data: &Path) -> Vec<Row> {
    let url = home::url(data);
    let read = async {
        sqlx::any::install_default_drivers();
        let mut line = AnyConnection::connect(&url).await.unwrap();
        let rows = sqlx::query_as(SQL).fetch_all(&mut line).await.unwrap();
        line.close().await.unwrap();
        rows
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(read)
}
