//! Above the list: the raw logs, how the copy ended and what to do then, and the counts.

use crate::view::prelude::*;
use waybill_domain::log::{Code, DriveStatus, LogKind};
use waybill_domain::next_step::Mood;
use waybill_domain::wire::LogFile;

use super::Log;
use crate::ui::icon::{Icon, icon};
use crate::words::log as w;
use crate::words::playbook::{self, Advice};
use crate::{api, numbers, time};

/// The logs as files: those held here are taken along, others open where they lie.
pub(super) fn downloads(log: Log) -> AnyView {
    let files = memo(move || log.ready(|_, it| it.files.clone()).unwrap_or_default());
    let link = move |file: &LogFile| {
        let words = kind(file.kind);
        if file.held {
            let href = api::log_file(&log.id.get_value(), &log.serial.get_value(), file.kind);
            let hint = w::download_hint(words, &numbers::bytes(file.bytes.unwrap_or_default()));
            return view! { <a class="button button--plain button--small" href=href download title=hint>{icon(Icon::Download)}{words}</a> }.into_any();
        }
        view! {
            <a class="button button--plain button--small" href=file.uri.clone() target="_blank" rel="noreferrer" title=w::elsewhere_hint()>
                {icon(Icon::Out)}{words}
                <span class="hear">{w::elsewhere_hint()}</span>
            </a>
        }
        .into_any()
    };
    view! { <div class="cluster">{move || files.get().iter().map(link).collect_view()}</div> }.into_any()
}

pub(super) fn kind(kind: LogKind) -> &'static str {
    match kind {
        LogKind::Error => w::download_error(),
        LogKind::Verbose => w::download_verbose(),
        LogKind::Manifest => w::download_manifest(),
    }
}

/// How the copy ended, with the playbook's entry.
pub(super) fn status(log: Log) -> AnyView {
    let status = memo(move || log.ready(|_, it| it.status.clone()).flatten());
    let banner = move || {
        status.get().map(|status| {
            let (mood, Advice { name, cause, next }) = (mood(&status), playbook::drive(&status));
            view! {
                <section class="banner" data-role=mood.word()>
                    {icon(mood.into())}
                    <h2>{name}</h2>
                    <p class="measure">{cause}</p>
                    <p class="measure"><b>{w::what_to_do()}</b>" "{next}</p>
                </section>
            }
        })
    };
    banner.into_any()
}

const fn mood(status: &Code<DriveStatus>) -> Mood {
    match status {
        Code::Known(DriveStatus::Completed) => Mood::Done,
        Code::Known(DriveStatus::CompletedWithWarnings) => Mood::Waiting,
        Code::Known(_) | Code::Other(_) => Mood::Stopped,
    }
}

pub(super) fn facts(log: Log) -> AnyView {
    let facts = move || {
        log.ready(|_, it| {
            let all = it.blobs.map(|all| fact(w::all_files(), files(all).into_any()));
            let received = it.files.iter().find(|file| Some(file.kind) == it.from).and_then(|file| file.received);
            let came = received.map(|at| fact(w::came(), time::both(at)));
            view! {
                <dl class="manifest">
                    {fact(w::failed(), files(it.failed).into_any())}
                    {fact(w::noticed(), files(it.noticed).into_any())}
                    {all}
                    {came}
                </dl>
            }
        })
    };
    facts.into_any()
}

fn fact(label: &'static str, value: AnyView) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

/// "none", "1 file", "1,214 files"
pub(super) fn files(count: u64) -> String {
    match count {
        0 => w::no_file().to_owned(),
        1 => w::one_file().to_owned(),
        _ => w::files(&numbers::number(count)),
    }
}
