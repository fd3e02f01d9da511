//! The index of fragments: SQLite's is FTS5 by trigrams, PostgreSQL's pg_trgm. Nothing else in the store knows which
//! of them answers.

use sqlx::AnyConnection;
use waybill_domain::search::{FRAGMENT_MIN, Fragment};

use super::super::list::Sql;
use super::super::{Database, StoreProblem};

/// The index, as a table of a query.
pub(super) const TABLE: &str = "job_search";

/// So many characters of a form PostgreSQL's index is asked for.
const ASKED: usize = 12;

/// Its column with the job's number. Newest first is an order that it can give.
pub(super) const fn id(database: Database) -> &'static str {
    match database {
        Database::Sqlite => "job_search.rowid",
        Database::Postgres => "job_search.job_id",
    }
}

/// The condition that a job's text holds one of the fragment's forms.
pub(super) fn holds(sql: &mut Sql, fragment: &Fragment) -> String {
    match sql.database {
        Database::Sqlite => matched(sql, fragment),
        Database::Postgres => liked(sql, fragment),
    }
}

/// The end of a form tells most of it: an index that is asked for more of it answers later. Folded text has letters and
/// digits only, so nothing in a form means something to `like`.
fn liked(sql: &mut Sql, fragment: &Fragment) -> String {
    let mut holds = |form: &String| {
        let end = form.char_indices().nth_back(ASKED - 1).and_then(|(at, _)| form.get(at..)).unwrap_or(form);
        let words = Fragment::words(end);
        let parts = words.iter().map(String::as_str).chain([end]);
        let mut all: Vec<String> =
            parts.map(|part| format!("job_search.text like {}", sql.text(&format!("%{part}%")))).collect();
        if end.len() < form.len() {
            all.push(format!("strpos(job_search.text, {}) > 0", sql.text(form)));
        }
        all.join(" and ")
    };
    let any: Vec<String> = fragment.forms().iter().map(&mut holds).collect();
    format!("({})", any.join(" or "))
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
