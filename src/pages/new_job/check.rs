//! Everything once more, each part with a way back to it.

use crate::view::prelude::*;

use super::basics::account_words;
use super::body::{
    ALL_BLOBS, BLOBS, CONTAINER, COUNT, KIND, LIST_BLOB, LISTED_BLOBS, LOCATION, NAME, PATHS, PREFIXES, Said,
};
use super::drive_list::serial;
use super::form::Form;
use super::step::Step;
use crate::draft::Texts;
use crate::pages::form::address::{address, lines, typed};
use crate::pages::form::send_to::oddity;
use crate::pages::form::{logs, return_shipping};
use crate::words as w;

/// A label and what stands for it.
type Row = (&'static str, AnyView);

pub(super) fn summary(form: Form) -> AnyView {
    let texts = form.draft.texts();
    let subscriptions = form.subscriptions();
    let said = Said { texts: &texts, drives: form.drives.inputs(), subscriptions: &subscriptions };
    let is_export = said.is_export();
    let data = if is_export { blobs(&texts) } else { drives(&said) };
    let data_name = if is_export { w::new_job::part_blobs() } else { w::new_job::part_drives() };
    let odd = move || form.location().and_then(|(it, all)| oddity(&it, &all));
    view! {
        <div class="form">
            {part(form, Step::Basics, w::new_job::part_basics(), basics(&said))}
            {odd}
            {part(form, Step::Data, data_name, data)}
            {part(form, Step::Logs, w::new_job::part_logs(), log_rows(&texts))}
            {part(form, Step::Back, w::new_job::part_back(), back(&texts))}
            <p>{w::new_job::what_now()}</p>
        </div>
    }
    .into_any()
}

fn part(form: Form, step: Step, name: &'static str, rows: Vec<Row>) -> AnyView {
    let row = |(label, content): Row| view! { <div><dt>{label}</dt><dd>{content}</dd></div> };
    view! {
        <section class="box">
            <div class="box__head cluster">
                <h2>{name}</h2>
                <div class="cluster">
                    <a href=form.path(step) aria-label=w::new_job::change_part(name)>{w::new_job::change()}</a>
                </div>
            </div>
            <dl class="manifest manifest--stack">{rows.into_iter().map(row).collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn text(label: &'static str, text: &str) -> Row {
    (label, text.to_owned().into_any())
}

fn serial_text(label: &'static str, text: &str) -> Row {
    (label, view! { <span class="serial">{text.to_owned()}</span> }.into_any())
}

fn basics(said: &Said<'_>) -> Vec<Row> {
    let texts = said.texts;
    // Who was given no company is called by the id.
    let owner = said.owner().map(|it| match it.company.as_str() {
        company if company.is_empty() || company == it.id => it.id.clone(),
        company => w::app::person_of(company, &it.id),
    });
    let kind = if said.is_export() { w::new_job::export_short() } else { w::new_job::import_short() };
    let group = said.id().map(|id| id.group.to_string()).unwrap_or_default();
    vec![
        serial_text(w::new_job::name(), texts.get(NAME)),
        text(w::new_job::kind(), if texts.get(KIND).is_empty() { "" } else { kind }),
        text(w::new_job::subscription(), &owner.unwrap_or_default()),
        text(w::new_job::group(), &group),
        text(
            w::new_job::account(),
            &account_words(said.body().properties.storage_account_id.as_deref().unwrap_or_default()),
        ),
        text(w::new_job::location(), texts.get(LOCATION)),
    ]
}

fn drives(said: &Said<'_>) -> Vec<Row> {
    let serials = said.drives.iter().map(|drive| view! { <li class="serial">{serial(drive)}</li> }).collect_view();
    vec![(w::new_job::list(), view! { <ul>{serials}</ul> }.into_any())]
}

fn blobs(texts: &Texts) -> Vec<Row> {
    let count = texts.some(COUNT).map(|count| text(w::form::count(), &count));
    chosen(texts).into_iter().chain(count).collect()
}

fn chosen(texts: &Texts) -> Vec<Row> {
    match texts.get(BLOBS) {
        ALL_BLOBS => vec![text(w::new_job::blobs(), w::new_job::blobs_all())],
        LISTED_BLOBS => vec![serial_text(w::new_job::list_blob(), texts.get(LIST_BLOB))],
        _ => {
            let lines = |label, field| {
                let lines = texts.get(field).lines().map(str::trim).filter(|line| !line.is_empty());
                let lines = lines.map(|line| view! { <li class="serial">{line.to_owned()}</li> }).collect_view();
                (label, view! { <ul>{lines}</ul> }.into_any())
            };
            let both = [(w::new_job::prefixes(), PREFIXES), (w::new_job::paths(), PATHS)];
            let some = both.into_iter().filter(|(_, field)| !texts.get(field).trim().is_empty());
            some.map(|(label, field)| lines(label, field)).collect()
        }
    }
}

fn log_rows(texts: &Texts) -> Vec<Row> {
    let level = if texts.get(logs::LEVEL) == "Verbose" { w::form::level_verbose() } else { w::form::level_error() };
    let backup = if texts.is_yes(logs::BACKUP) { w::new_job::yes() } else { w::new_job::no() };
    vec![
        text(w::form::level(), level),
        text(w::form::backup(), backup),
        serial_text(w::form::container(), &texts.some(CONTAINER).unwrap_or_default()),
    ]
}

fn back(texts: &Texts) -> Vec<Row> {
    let to = match typed(texts) {
        Some(input) => address("", [lines(&input), vec![input.email.clone()]].concat()),
        None => w::new_job::given_later().into_any(),
    };
    let pays = match return_shipping::typed(texts) {
        Some(it) => {
            let both = [it.carrier_name, it.carrier_account_number].into_iter().flatten().collect::<Vec<_>>();
            both.join(", ").into_any()
        }
        None => w::new_job::given_later().into_any(),
    };
    vec![(w::edit::address(), to), (w::form::pay(), pays)]
}
