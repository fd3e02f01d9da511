//! What stands in the database when all is done.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::{Connection as _, PgConnection};

use crate::home;

pub(super) struct MailRow {
    pub(super) message_id: String,
    pub(super) job: i64,
    pub(super) entry: i64,
    pub(super) attempts: i64,
    pub(super) end: String,
}

pub(super) struct Records {
    /// Number, job and subscription, in order.
    changes: Vec<(i64, i64, String)>,
    /// Of each job that the clock acted on: how often.
    acted: Vec<(i64, i64)>,
    pub(super) mails: Vec<MailRow>,
    due: usize,
}

impl Records {
    /// Once so many deadlines have acted and all mail has ended; or nothing more of it has happened for as long as patience lasts.
    pub(super) async fn once_done(data: &Path, due: usize, patience: Duration) -> Self {
        let mut line = PgConnection::connect(&home::database(data).unwrap()).await.unwrap();
        let (mut seen, mut since) = ((0, 0), Instant::now());
        loop {
            let records = Self::read(&mut line, due).await;
            let ended = records.mails.iter().filter(|mail| !mail.end.is_empty()).count();
            let all_ended = ended == records.mails.len();
            if seen != (records.acted.len(), ended) {
                (seen, since) = ((records.acted.len(), ended), Instant::now());
            }
            if since.elapsed() > patience || records.acted.len() >= due && all_ended {
                // What commits meanwhile is not to be found in one list and missing in another.
                return Self::read(&mut line, due).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn read(line: &mut PgConnection, due: usize) -> Self {
        let sql = "select seq, job_id, subscription from change order by seq";
        let changes = sqlx::query_as(sql).fetch_all(&mut *line).await.unwrap();
        // The deadline of these jobs is that they become overdue; what follows from it stands in further entries.
        let sql = "select job_id, count(*) from timeline where role = 'clock' and what = '{\"kind\":\"overdue\"}' group by job_id";
        let acted = sqlx::query_as(sql).fetch_all(&mut *line).await.unwrap();
        let sql =
            "select message_id, coalesce(job_id, 0), coalesce(entry, 0), attempts, coalesce(end_word, '') from mail";
        let rows: Vec<(String, i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(&mut *line).await.unwrap();
        let mails = rows
            .into_iter()
            .map(|(message_id, job, entry, attempts, end)| MailRow { message_id, job, entry, attempts, end })
            .collect();
        Self { changes, acted, mails, due }
    }

    /// Number and job.
    pub(super) fn changes_of<'a>(&'a self, subscription: &'a str) -> impl Iterator<Item = (i64, i64)> + 'a {
        self.changes.iter().filter(move |it| it.2 == subscription).map(|it| (it.0, it.1))
    }

    pub(super) fn last_change_of(&self, subscription: &str) -> i64 {
        self.changes_of(subscription).map(|it| it.0).max().unwrap_or_default()
    }

    pub(super) fn deadlines_that_acted_not_once(&self) -> Vec<String> {
        let twice = self.acted.iter().filter(|(_, times)| *times != 1);
        let mut wrong: Vec<_> =
            twice.map(|(job, times)| format!("the clock acted {times} times on job {job}")).collect();
        if self.acted.len() != self.due {
            wrong.push(format!("the clock acted on {} jobs of {}", self.acted.len(), self.due));
        }
        wrong
    }
}
