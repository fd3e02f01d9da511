//! Answers that are JSON or a file for spreadsheets.

use serde_json::Value;

use super::Read;
use super::table::{Kind, View};
use crate::odd_values::compare::Shown;
use crate::odd_values::fixture::{Fixture, Subject};
use crate::odd_values::json::flatten;

pub(super) async fn each(fixture: &Fixture, view: &View, subjects: &[&Subject]) -> Read {
    let mut all = Vec::new();
    for subject in subjects {
        let answer = fixture.world.get(fixture.token(view.who), &view.path.replace("{job}", &subject.job)).await;
        if answer.status != 200 {
            return Err(format!("{}: {} {}", subject.job, answer.status, answer.text));
        }
        all.push(of(&answer.body));
    }
    Ok(all)
}

fn of(value: &Value) -> Shown {
    let mut values = Vec::new();
    flatten(value, &mut values);
    Shown { values, texts: Vec::new() }
}

/// Of each subject, the rows that have one of its ids in them.
pub(super) async fn list(fixture: &Fixture, view: &View, subjects: &[&Subject]) -> Read {
    let rows = rows(fixture, view).await?;
    Ok(sorted(&rows, subjects))
}

pub(super) fn sorted(rows: &[Shown], subjects: &[&Subject]) -> Vec<Shown> {
    let is_about = |row: &Shown, subject: &Subject| {
        row.values.iter().filter_map(Value::as_str).any(|it| subject.ids.iter().any(|id| id == it))
    };
    let rows_of = |subject: &&Subject| rows.iter().filter(|row| is_about(row, subject)).cloned().collect::<Vec<_>>();
    let one =
        |rows: Vec<Shown>| Shown { values: rows.into_iter().flat_map(|row| row.values).collect(), texts: Vec::new() };
    subjects.iter().map(rows_of).map(one).collect()
}

async fn rows(fixture: &Fixture, view: &View) -> Result<Vec<Shown>, String> {
    let (mut rows, mut path) = (Vec::new(), view.path.to_owned());
    loop {
        let answer = fixture.world.get(fixture.token(view.who), &path).await;
        if answer.status != 200 {
            return Err(format!("{path}: {} {}", answer.status, answer.text));
        }
        if view.kind == Kind::Csv {
            return Ok(cells_of(&answer.text));
        }
        rows.extend(answer.body["value"].as_array().unwrap().iter().map(of));
        path = match next(view.path, &answer.body) {
            Some(next) => next,
            None => return Ok(rows),
        };
    }
}

/// The next page, as each list names it.
fn next(path: &str, page: &Value) -> Option<String> {
    if let Some(link) = page["nextLink"].as_str() {
        return Some(link.to_owned());
    }
    let parameter = if path.starts_with("/v1/notices") { "before" } else { "after" };
    let token = page["next"].as_str().map(str::to_owned).or_else(|| Some(page["next"].as_i64()?.to_string()))?;
    Some(format!("{path}&{parameter}={token}"))
}

/// The rows of a file for spreadsheets.
fn cells_of(file: &str) -> Vec<Shown> {
    csv::Reader::from_reader(file.as_bytes()).records().map(|row| cells(&row.unwrap())).collect()
}

/// The cells of a row, without what keeps a spreadsheet from taking them for a formula, and the values of those that hold
/// several.
fn cells(row: &csv::StringRecord) -> Shown {
    let both = |cell: &str| [cell.to_owned(), cell.replace('\'', "")];
    let whole = row.iter().flat_map(both);
    let parts = row.iter().flat_map(|cell| cell.split(' ').map(str::to_owned));
    Shown { values: whole.chain(parts).map(Value::from).collect(), texts: Vec::new() }
}
