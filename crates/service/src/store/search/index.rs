//! The index of fragments, as SQLite has it: FTS5 by trigrams. Nothing else in the store knows which database it is;
//! PostgreSQL will have `text like` over pg_trgm here.

use sqlx::AnyConnection;
use waybill_domain::search::{FRAGMENT_MIN, Fragment};

use super::super::StoreProblem;
use super::super::list::Sql;

/// The index, as a table of a query.
pub(super) const TABLE: &str = "job_search";
/// Its column with the job's number. Newest first is an order that it can give.
pub(super) const ID: &str = "job_search.rowid";

/// The condition that a job's text holds one of the fragment's forms.
pub(super) fn holds(sql: &mut Sql, fragment: &Fragment) -> String {
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

/// Trigrams that cover a form, four or more if it has as many: with fewer, too many texts would be looked into in vain;
/// with all of a long form, too many lists compared. Folded text has letters and digits only, so quotes need no care.
fn trigrams(form: &str) -> String {
    let letters: Vec<char> = form.chars().collect();
    let last = letters.len().saturating_sub(FRAGMENT_MIN);
    let starts = (0..last).step_by((last / 3).clamp(1, FRAGMENT_MIN)).chain([last]);
    let trigram = |at: usize| format!("\"{}\"", letters.iter().skip(at).take(FRAGMENT_MIN).collect::<String>());
    starts.map(trigram).collect::<Vec<_>>().join(" AND ")
}

pub(super) async fn put(tx: &mut AnyConnection, id: i64, text: &str, new: bool) -> Result<(), StoreProblem> {
    let sql = if new {
        "insert into job_search (text, rowid) values ($1, $2)"
    } else {
        "update job_search set text = $1 where rowid = $2"
    };
    sqlx::query(sql).bind(text).bind(id).execute(tx).await?;
    Ok(())
}

pub(super) async fn remove(tx: &mut AnyConnection, id: i64) -> Result<(), StoreProblem> {
    sqlx::query("delete from job_search where rowid = $1").bind(id).execute(tx).await?;
    Ok(())
}
