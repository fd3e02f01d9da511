//! What the copy writes down, and where.

use crate::view::prelude::*;

use crate::draft::{Draft, Texts, YES};
use crate::ui::field::{self, Choice, Field};
use crate::ui::problem_summary::Problems;
use crate::words as w;

pub const LEVEL: &str = "properties.logLevel";
pub const BACKUP: &str = "properties.backupDriveManifest";

/// How much is logged, and whether manifests are kept.
pub fn fields(draft: Draft, problems: Problems) -> AnyView {
    let choice =
        |value, label: &str, hint: &str| Choice { value, label: label.to_owned(), hint: hint.to_owned(), below: None };
    let levels = vec![
        choice("Error", w::form::level_error(), w::form::level_error_hint()),
        choice("Verbose", w::form::level_verbose(), w::form::level_verbose_hint()),
    ];
    let text = draft.field(BACKUP);
    let backup = RwSignal::new(text.with_untracked(|it| it == YES));
    Effect::new(move |before: Option<()>| {
        let text_now = if backup.get() { YES } else { "" };
        if before.is_some() {
            text.set(text_now.to_owned());
        }
    });
    view! {
        {field::choices(Field::new(LEVEL, w::form::level()).problems(problems), levels, draft.field(LEVEL))}
        {field::checkbox(BACKUP, w::form::backup().to_owned(), w::form::backup_hint().to_owned(), backup)}
    }
    .into_any()
}

/// Errors only, unless somebody says otherwise.
pub fn propose(draft: Draft, level: &str, backup: bool) {
    draft.propose(LEVEL, level);
    if backup {
        draft.propose(BACKUP, YES);
    }
}

pub fn level(texts: &Texts) -> Option<String> {
    texts.some(LEVEL)
}

pub fn backup(texts: &Texts) -> Option<bool> {
    Some(texts.is_yes(BACKUP))
}
