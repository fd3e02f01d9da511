//! A deadline to take along: an iCalendar file (RFC 5545) with one entry, made in the browser.

use crate::view::prelude::*;
use waybill_domain::job::Time;
use waybill_domain::next_step::By;

use super::here::Here;
use crate::ui::icon::{Icon, icon};
use crate::words::job as w;
use crate::{browser, time};

/// The button; nothing for a moment that is past.
pub(super) fn button(here: Here, by: By, at: Time) -> Option<AnyView> {
    let name = here.id.get_value().name.to_string();
    let summary = match by {
        By::Since => return None,
        _ if at < time::now() => return None,
        By::Deleted if here.job.with_untracked(|job| job.ended().is_none()) => w::calendar_expires(&name),
        By::Deleted => w::calendar_deleted(&name),
        By::Overdue => w::calendar_overdue(&name),
        By::Closable | By::Answered | By::Destroyed | By::Returned => w::calendar_closable(&name),
        By::CopyFinished => w::calendar_copied(&name),
    };
    let id = here.id.get_value().resource_id();
    let save = move |_| browser::save(&w::calendar_file(&name), "text/calendar", &file(&summary, &id, at));
    let button = view! {
        <button class="button button--plain button--small" type="button" on:click=save>{icon(Icon::Calendar)}{w::calendar()}</button>
    };
    Some(view! { <p>{button}</p> }.into_any())
}

fn file(summary: &str, id: &str, at: Time) -> String {
    let at = stamp(at);
    let now = stamp(time::now());
    let summary = escaped(summary);
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waybill//EN",
        "BEGIN:VEVENT",
        &["UID:", &escaped(id), "-", &at, "@waybill"].concat(),
        &["DTSTAMP:", &now].concat(),
        &["DTSTART:", &at].concat(),
        &["SUMMARY:", &summary].concat(),
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        &["DESCRIPTION:", &summary].concat(),
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    lines.map(folded).concat()
}

/// `20261203T102000Z`, from `2026-12-03T10:20:00.000Z`.
fn stamp(at: Time) -> String {
    let iso = browser::iso(time::ms(at));
    let seconds: String = iso.chars().take(19).filter(|c| *c != '-' && *c != ':').collect();
    seconds + "Z"
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Lines are at most 75 bytes; the rest goes on after a line break and a space.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 74 {
            folded.push_str("\r\n ");
            width = 1;
        }
        width += c.len_utf8();
        folded.push(c);
    }
    folded + "\r\n"
}
