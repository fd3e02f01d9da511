//! The index of fragments: SQLite's is FTS5 by trigrams, PostgreSQL's pg_trgm. Nothing else in the store knows which
//! of them answers.

use sqlx::AnyConnection;
use waybill_domain::search::{FRAGMENT_MIN, Fragment};

use super::super::list::Sql;
use super::super::{Database, StoreProblem};
use super::{eras, patterns};

/// The newest or the oldest jobs with a fragment, from a number on: a query of `id`, for `most` of them or somewhat more.
pub(super) fn found(sql: &mut Sql, fragment: &Fragment, newest_first: bool, after: Option<i64>, most: i64) -> String {
    let from = after.map(|after| sql.int(after));
    let (id, holds) = match sql.database {
        Database::Sqlite => ("job_search.rowid", matched(sql, fragment)),
        Database::Postgres if newest_first => return eras::newest(sql, fragment, from.as_deref(), most),
        Database::Postgres => ("job_search.job_id", patterns::indexed(sql, fragment)),
    };
    let (way, than) = if newest_first { ("desc", "<") } else { ("asc", ">") };
    let from = from.map(|from| format!(" and {id} {than} {from}")).unwrap_or_default();
    format!("select {id} as id from job_search where {holds}{from} order by {id} {way} limit {}", sql.int(most))
}

fn matched(sql: &mut Sql, fragment: &Fragment) -> String {
    let all: Vec<String> = fragment.forms().iter().map(|form| format!("({})", trigrams(form))).collect();
    let matches = sql.text(&all.join(" OR "));
    let mut condition = format!("job_search match {matches}");
    // One trigram says it all; several may stand apart from each other, or in two fields.
    if fragment.forms().iter().any(|form| form.chars().count() > FRAGMENT_MIN) {
        let inside = |form: &String| format!("instr(job_search.text, {}) > 0", sql.text(form));
        let inside: Vec<String> = fragment.forms().iter().map(inside).collect();
        condition.push_str(&format!(" and ({})", inside.join(" or ")));
    }
    condition
}

/// Six trigrams from all over a form, or all if it has fewer: with less, too many texts would be looked into in vain; with
/// all of a long form, too many lists compared.
fn trigrams(form: &str) -> String {
    let letters: Vec<char> = form.chars().collect();
    let last = letters.len().saturating_sub(FRAGMENT_MIN);
    let starts = (0..last).step_by(last.div_ceil(5).max(1)).chain([last]);
    let trigram = |at: usize| letters.iter().skip(at).take(FRAGMENT_MIN).collect::<String>();
    let mut words = Fragment::words(form);
    words.extend(starts.map(trigram));
    words.sort();
    words.dedup();
    // Folded text has letters and digits only, so quotes need no care.
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" AND ")
}

pub(super) async fn put(tx: &mut AnyConnection, id: i64, text: &str, new: bool) -> Result<(), StoreProblem> {
    let sql = match (Database::of(tx), new) {
        (Database::Sqlite, true) => "insert into job_search (text, rowid) values ($1, $2)",
        (Database::Sqlite, false) => "update job_search set text = $1 where rowid = $2",
        (Database::Postgres, true) => "insert into job_search (text, job_id) values ($1, $2)",
        (Database::Postgres, false) => "update job_search set text = $1 where job_id = $2",
    };
    sqlx::query(sql).bind(text).bind(id).execute(tx).await?;
    Ok(())
}

pub(super) async fn remove(tx: &mut AnyConnection, id: i64) -> Result<(), StoreProblem> {
    let sql = match Database::of(tx) {
        Database::Sqlite => "delete from job_search where rowid = $1",
        Database::Postgres => "delete from job_search where job_id = $1",
    };
    sqlx::query(sql).bind(id).execute(tx).await?;
    Ok(())
}
