//! What an export copies: everything, some of it, or what a list names.

use crate::view::prelude::*;
use wasm_bindgen::prelude::*;
use waybill_domain::fields::{BlobList, BlobPath, BlobPathPrefix};

use super::body::{ALL_BLOBS, BLOBS, COUNT, LIST_BLOB, LISTED_BLOBS, PATHS, PREFIXES, SOME_BLOBS};
use super::form::Form;
use crate::browser;
use crate::ui::field::{self, Choice, Field, Input};
use crate::words as w;

/// A list longer than this is over 32 KB in the JSON too.
const FILE_MAX: usize = 256 * 1024;
const LIST_FILE: &str = "blob-list-file";

pub(super) fn fields(form: Form) -> AnyView {
    let (draft, problems) = (form.draft, form.sending.problems);
    let choice = |value, label: &str, hint: &str, below: Option<ViewFn>| Choice {
        value,
        label: label.to_owned(),
        hint: hint.to_owned(),
        below,
    };
    let some = move || some(form);
    let listed = move || {
        let field =
            Field::new(LIST_BLOB, w::new_job::list_blob()).hint(w::new_job::list_blob_hint()).problems(problems);
        let input = Input { class: "input input--serial", ..Input::TEXT };
        view! { <div class="choice__below stack">{field::text(field, input, draft.field(LIST_BLOB))}</div> }.into_any()
    };
    let ways = vec![
        choice(ALL_BLOBS, w::new_job::blobs_all(), "", None),
        choice(SOME_BLOBS, w::new_job::blobs_some(), "", Some(some.into())),
        choice(LISTED_BLOBS, w::new_job::blobs_listed(), w::new_job::blobs_listed_hint(), Some(listed.into())),
    ];
    let count =
        Field::new(COUNT, w::new_job::drive_count()).hint(w::new_job::drive_count_hint()).optional().problems(problems);
    let digits = Input { class: "input input--2", inputmode: "numeric", ..Input::TEXT };
    view! {
        <div class="form">
            {field::choices(Field::new(BLOBS, w::new_job::blobs()).problems(problems), ways, draft.field(BLOBS))}
            {field::text(count, digits, draft.field(COUNT))}
        </div>
    }
    .into_any()
}

fn some(form: Form) -> AnyView {
    let (draft, problems) = (form.draft, form.sending.problems);
    let lines = |id, label, hint| {
        let field = Field::new(id, label).hint(hint).problems(problems);
        field::textarea(field, 5, "input input--serial", draft.field(id))
    };
    view! {
        <div class="choice__below stack">
            {lines(PREFIXES, w::new_job::prefixes(), w::new_job::prefixes_hint())}
            {lines(PATHS, w::new_job::paths(), w::new_job::paths_hint())}
            {list_file(form)}
        </div>
    }
    .into_any()
}

/// A file with both, read here.
fn list_file(form: Form) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let said = RwSignal::new(String::new());
    let hint = [LIST_FILE, "-hint"].concat();
    let told = move || problem.get().map(|words| view! { <p class="field__problem">{words}</p> });
    view! {
        <div class="field">
            <label class="field__label" for=LIST_FILE>{w::new_job::list_file()}</label>
            <p class="field__hint quiet" id=hint.clone()>{w::new_job::list_file_hint()}</p>
            <div role="status">{told}<p>{said}</p></div>
            // The browser's own button is as wide as it likes.
            <input class="hear" type="file" id=LIST_FILE aria-describedby=hint on:change=move |ev| read(form, &ev, problem, said)/>
            <label class="button button--plain" for=LIST_FILE>{w::new_job::choose_file()}</label>
        </div>
    }
    .into_any()
}

fn read(form: Form, from: &JsValue, problem: RwSignal<Option<String>>, said: RwSignal<String>) {
    let mut bytes = Vec::new();
    let tell = move |name: String, size: f64, slice: Vec<u8>| {
        if said.is_disposed() {
            return false;
        }
        bytes.extend_from_slice(&slice);
        if size < 0.0 || bytes.len() > FILE_MAX {
            let words = if size < 0.0 { w::new_job::file_unreadable() } else { w::new_job::blobs_listed_hint() };
            problem.set(Some(words.to_owned()));
            return false;
        }
        // The whole of it has come with the first slice, or it was too long.
        let list = BlobList::read(&String::from_utf8_lossy(&bytes));
        bytes.clear();
        problem.set(list.as_ref().err().map(ToString::to_string));
        said.set(String::new());
        if let Ok(list) = list {
            let count = list.paths().len() + list.prefixes().len();
            said.set(w::new_job::list_file_read(&name, &count.to_string()));
            fill(form, &list);
        }
        false
    };
    let tell = Closure::<dyn FnMut(String, f64, Vec<u8>) -> bool>::new(tell);
    browser::read_files(from, &tell.into_js_value());
}

fn fill(form: Form, list: &BlobList) {
    let prefixes: Vec<&str> = list.prefixes().iter().map(BlobPathPrefix::as_str).collect();
    let paths: Vec<&str> = list.paths().iter().map(BlobPath::as_str).collect();
    form.draft.field(PREFIXES).set(prefixes.join("\n"));
    form.draft.field(PATHS).set(paths.join("\n"));
}
