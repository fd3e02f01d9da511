//! The files, in groups of what happened to them: the cause and what to do once, then a row each.

use crate::view::prelude::*;
use waybill_domain::job::JobType;
use waybill_domain::log::{BlobStatus, Code, LogBlob};
use waybill_domain::next_step::Mood;
use waybill_domain::wire::{DriveLog, LogRow};

use super::filters::filters;
use super::turn::turn;
use super::{Listed, Log, top};
use crate::api::Load;
use crate::numbers;
use crate::ui::badge::{badge, count};
use crate::ui::empty::empty;
use crate::ui::ledger;
use crate::words::log as w;
use crate::words::playbook::{self, Advice};

pub(super) fn files(log: Log) -> AnyView {
    let something = memo(move || log.ready(|_, it| it.failed + it.noticed > 0).unwrap_or_default());
    let inside = move || if something.get() { list(log) } else { nothing(log) };
    view! { {inside} }.into_any()
}

/// The log has not a word of trouble.
fn nothing(log: Log) -> AnyView {
    let lead = move || {
        log.ready(|_, it| match it.blobs {
            Some(all) if all > 0 => w::nothing_failed_log(&top::files(all)),
            Some(_) | None => w::nothing_failed_lead().to_owned(),
        })
    };
    empty(w::nothing_failed().to_owned(), view! { <p class="now__line measure">{lead}</p> })
}

fn list(log: Log) -> AnyView {
    let is_export = memo(move || log.job.with(|job| job.ready().is_some_and(|job| job.job_type == JobType::Export)));
    let rows = move || match &*log.listed.read() {
        Load::Ready(read) if read.log.value.is_empty() => nothing_fits(log, read),
        Load::Ready(Listed { query, log: it }) => groups(it)
            .into_iter()
            .map(|(word, rows)| group(it, &word, &rows, query.q.is_empty(), is_export.get()))
            .collect_view()
            .into_any(),
        Load::Loading | Load::Failed(_) => ().into_any(),
    };
    view! {
        <section class="box">
            <div class="box__head cluster"><h2>{w::list()}</h2></div>
            {filters(log)}
            <div class="stack stack--wide">{rows}</div>
            {turn(log)}
        </section>
    }
    .into_any()
}

fn nothing_fits(log: Log, read: &Listed) -> AnyView {
    let all = log.href(&read.query.looking_for("").only(""));
    let body = view! {
        <p>{w::nothing_fits_lead()}</p>
        <a class="button button--plain" href=all data-noscroll="">{w::show_all()}</a>
    };
    empty(w::nothing_fits().to_owned(), body)
}

/// The rows of this page by what happened: what failed first, then each group where its first file stands in the log.
fn groups(it: &DriveLog) -> Vec<(String, Vec<LogRow>)> {
    let mut groups: Vec<(String, Vec<LogRow>)> = Vec::new();
    for row in &it.value {
        let word = row.blob.verdict();
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, rows)) => rows.push(row.clone()),
            None => groups.push((word, vec![row.clone()])),
        }
    }
    groups.sort_by_key(|(_, rows)| !rows.iter().any(|row| row.blob.failed()));
    groups
}

/// `counted`: the number of a whole group belongs beside its name only while nothing is looked for.
fn group(it: &DriveLog, word: &str, rows: &[LogRow], counted: bool, is_export: bool) -> AnyView {
    let Advice { name, cause, next } = playbook::files(word);
    // By its first row: a word of the log's own may be no name for an element.
    let id = ["files-", &rows.first().map_or(0, |row| row.number).to_string()].concat();
    let failed = rows.iter().any(|row| row.blob.failed());
    // What arrived otherwise than one might think waits for somebody who says that it is right so.
    let mood = if failed { Mood::Stopped } else { Mood::Waiting };
    let all = it.groups.iter().find(|group| group.word == word).filter(|_| counted);
    let all = all.map(|group| count(&numbers::number(group.count), None));
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <div class="stack stack--tight">
                <h3 class="cluster" id=id>{badge(mood, &name)}{all}</h3>
                <div class="pair">
                    <p>{cause}</p>
                    <p><b>{w::what_to_do()}</b>" "{next}</p>
                </div>
            </div>
            {table(&name, rows, is_export)}
        </section>
    }
    .into_any()
}

fn table(name: &str, rows: &[LogRow], is_export: bool) -> AnyView {
    let noted = rows.iter().any(|row| !notes(&row.blob).is_empty());
    let mut columns = vec![(w::col_file(), false)];
    columns.extend(noted.then_some((w::col_noted(), false)));
    columns.push((w::col_size(), true));
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::caption(name)}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{rows.iter().map(|it| row(&it.blob, noted, is_export)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The side that the customer knows comes first: the drive of an import, the storage of an export.
fn row(blob: &LogBlob, noted: bool, is_export: bool) -> AnyView {
    let (first, second) = match &blob.file_path {
        Some(file) if is_export => (blob.blob_path.clone(), Some(w::of_file(file))),
        Some(file) => (file.clone(), Some(w::as_blob(&blob.blob_path))),
        None => (blob.blob_path.clone(), None),
    };
    let second = second.map(|it| view! { <div class="small quiet">{it}</div> });
    let notes = noted.then(|| {
        let lines = notes(blob).into_iter().map(|line| view! { <div>{line}</div> });
        view! { <td role="cell" data-label=w::col_noted()>{(!blob.parts.is_empty() || blob.snapshot.is_some()).then(|| view! { <div>{lines.collect_view()}</div> })}</td> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><span class="serial">{first}</span>{second}</th>
            {notes}
            <td role="cell" class="number" data-label=w::col_size()>{blob.length.map(numbers::bytes)}</td>
        </tr>
    }
    .into_any()
}

/// What else is to be said of a file: the parts that failed, and of an export which snapshot it is.
fn notes(blob: &LogBlob) -> Vec<String> {
    let parts = blob.parts.iter().map(playbook::part);
    // A failed file that kept a disposition has two things to say, and its group tells only the first.
    let done = blob.disposition.as_ref().filter(|_| blob.status != Code::Known(BlobStatus::Completed));
    let done = done.map(|it| playbook::files(&it.to_string()).name);
    parts.chain(done).chain(blob.snapshot.as_deref().map(w::snapshot)).collect()
}
