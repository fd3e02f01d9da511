//! A drive without a journal file: typed in, and put on the list.

use crate::view::prelude::*;
use waybill_domain::fields::{DriveSerial, DriveSerialProblem};
use waybill_domain::problem::Problem;
use waybill_domain::wire::DriveInput;

use super::drive_list::{Added, problems_of};
use super::form::Form;
use crate::browser;
use crate::ui::button::{button, ready};
use crate::ui::field::{self, Field, Input};
use crate::ui::page::announce;
use crate::words as w;

/// The fields of a drive, by their names in the JSON. They stand for no drive yet, so they are no part of it.
const FIELDS: [&str; 4] = [SERIAL, "manifestFile", "manifestHash", KEY];
const SERIAL: &str = "driveId";
const KEY: &str = "bitLockerKey";

fn path(field: &str) -> String {
    ["properties.driveList[+].", field].concat()
}

fn value(form: Form, field: &str) -> RwSignal<String> {
    let draft = if field == KEY { form.secrets } else { form.draft };
    draft.field(&path(field))
}

fn typed(form: Form, field: &str) -> String {
    value(form, field).get_untracked().trim().to_owned()
}

fn is_empty(form: Form) -> bool {
    FIELDS.iter().all(|field| typed(form, field).is_empty())
}

fn at_serial(message: String) -> Problem {
    Problem::told(path(SERIAL), message)
}

pub(super) fn fields(form: Form) -> AnyView {
    let is_open = !is_empty(form);
    let one = |field: &str, label: &'static str, hint: &'static str| {
        let around = Field::new(path(field), label).hint(hint).problems(form.sending.problems);
        field::text(around, Input { class: "input input--serial", ..Input::TEXT }, value(form, field))
    };
    let add = move || {
        if is_empty(form) {
            form.sending.problems.set(vec![at_serial(DriveSerialProblem::Empty.to_string())]);
        } else if settle(form) {
            browser::focus_field(&path(SERIAL));
        }
    };
    view! {
        <details open=is_open>
            <summary>{w::new_job::typed()}</summary>
            <div class="group measure">
                {one(SERIAL, w::new_job::serial(), "")}
                {one("manifestFile", w::new_job::typed_manifest(), w::new_job::typed_manifest_hint())}
                {one("manifestHash", w::new_job::typed_hash(), w::new_job::typed_hash_hint())}
                {one(KEY, w::new_job::key(), w::new_job::key_hint_missing())}
                <p>{button("button button--plain", w::new_job::typed_add(), ready(), add)}</p>
            </div>
        </details>
    }
    .into_any()
}

/// Puts what is typed on the list. Whether there is nothing left in the fields: they were empty, or all was right.
pub(super) fn settle(form: Form) -> bool {
    if is_empty(form) {
        form.sending.problems.clear();
        return true;
    }
    let [serial, file, hash, key] = FIELDS.map(|field| typed(form, field));
    let drive = DriveInput {
        drive_id: Some(serial.clone()),
        bit_locker_key: Some(key).filter(|key| !key.is_empty()),
        manifest_file: Some(file),
        manifest_hash: Some(hash),
        drive_header_hash: None,
    };
    let problem = |(field, message): (String, String)| Problem::told(path(&field), message);
    let mut problems: Vec<Problem> = problems_of(drive.clone()).into_iter().map(problem).collect();
    // A person has slipped.
    if DriveSerial::parse(&serial).is_ok_and(|it| !it.is_likely()) {
        problems.push(at_serial(w::new_job::serial_signs().to_owned()));
    }
    if !problems.is_empty() {
        form.sending.problems.set(problems);
        return false;
    }
    let full = match form.drives.add(drive) {
        Added::New | Added::Replaced => None,
        Added::Full => Some(w::new_job::file_full(&serial)),
        Added::Bad(problem) => Some(problem),
    };
    if let Some(message) = full {
        form.sending.problems.set(vec![at_serial(message)]);
        return false;
    }
    form.sending.problems.clear();
    announce(&w::new_job::added(&serial));
    FIELDS.iter().for_each(|field| value(form, field).set(String::new()));
    true
}
