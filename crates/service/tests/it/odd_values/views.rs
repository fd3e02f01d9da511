//! Reading subjects back through every view that shows them.

mod links;
mod mails;
mod pages;
mod stored;
mod stream;
mod table;

use std::collections::BTreeMap;

use super::compare::Shown;
use super::fixture::{Fixture, Subject};
use table::{Kind, VIEWS, View};

/// What a view shows of each subject, or what is wrong with it.
type Read = Result<Vec<Shown>, String>;

/// All views of subjects to which something has just happened; the last of them takes the jobs away.
pub(super) async fn read(
    fixture: &Fixture,
    subjects: &[&Subject],
    since: i64,
) -> (BTreeMap<&'static str, Vec<Shown>>, Vec<String>) {
    let (mut seen, mut wrong) = (BTreeMap::new(), Vec::new());
    for view in VIEWS {
        let read = one(fixture, view, subjects, since).await;
        match read.and_then(|all| view.lacks_none(subjects, all)) {
            Ok(all) => {
                seen.insert(view.name, all);
            }
            Err(problem) => wrong.push(format!("{}: {problem}", view.name)),
        }
    }
    (seen, wrong)
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    VIEWS.iter().map(|view| view.name)
}

async fn one(fixture: &Fixture, view: &View, subjects: &[&Subject], since: i64) -> Read {
    match view.kind {
        Kind::Each => pages::each(fixture, view, subjects).await,
        Kind::List | Kind::Csv => pages::list(fixture, view, subjects).await,
        Kind::Links => links::read(fixture, subjects).await,
        Kind::Stream => stream::read(fixture, subjects, since).await,
        Kind::Mail => mails::read(fixture, subjects).await,
        Kind::Stored => stored::read(fixture, subjects).await,
    }
}

impl View {
    /// No odd value in one row hides it, or another.
    fn lacks_none(&self, subjects: &[&Subject], all: Vec<Shown>) -> Read {
        let mut both = subjects.iter().zip(&all);
        match both.find(|(subject, shown)| self.has_every_job && !shown.has(&subject.job.as_str().into())) {
            Some((subject, _)) => Err(format!("{} is missing", subject.job)),
            None => Ok(all),
        }
    }
}
