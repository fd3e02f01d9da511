//! The links there are: those that work, and folded up those that no longer do.

use crate::view::prelude::*;
use waybill_domain::share::Tells;
use waybill_domain::wire::ShareInfo;

use super::Here;
use crate::api::Load;
use crate::numbers::number;
use crate::time;
use crate::ui::ledger;
use crate::ui::loading::{failed, loading};
use crate::words::share as w;

pub(super) fn list(here: Here) -> AnyView {
    // A link that expires while one looks on goes over to the others by itself.
    let expired = memo(move || here.links.read().ready().map_or(0, |all| all.iter().filter(|it| is_past(it)).count()));
    let inside = move || {
        expired.get();
        match &*here.links.read() {
            Load::Loading => loading(w::loading()),
            Load::Failed(error) => failed(&error.message, move || here.again()),
            Load::Ready(all) => tables(here, all),
        }
    };
    view! {
        <section class="box" aria-labelledby="links-h">
            <div class="box__head cluster"><h2 id="links-h" tabindex="-1">{w::links()}</h2></div>
            {inside}
        </section>
    }
    .into_any()
}

/// Whether it has expired; followed.
fn is_past(link: &ShareInfo) -> bool {
    link.expires.map(time::ms).is_some_and(|end| time::now_near(end) >= end)
}

fn tables(here: Here, all: &[ShareInfo]) -> AnyView {
    let now = untrack(time::now);
    let (open, closed): (Vec<&ShareInfo>, Vec<&ShareInfo>) = all.iter().partition(|link| link.is_open(now));
    let works = if open.is_empty() {
        view! { <p>{if closed.is_empty() { w::none() } else { w::none_open() }}</p> }.into_any()
    } else {
        table(here, w::caption_open(), w::column_act(), &open)
    };
    let count = number(u64::try_from(closed.len()).unwrap_or_default());
    let folded = (!closed.is_empty()).then(|| {
        let table = table(here, w::caption_closed(), w::column_revoked(), &closed);
        view! { <details><summary>{w::closed(&count)}</summary>{table}</details> }
    });
    view! { {works}{folded} }.into_any()
}

fn table(here: Here, caption: &'static str, last: &'static str, links: &[&ShareInfo]) -> AnyView {
    let columns = [
        (w::column_note(), false),
        (w::column_tells(), false),
        (w::column_until(), false),
        (w::column_sites(), false),
        (w::column_used(), false),
        (w::column_made(), false),
        (last, false),
    ];
    let rows = links.iter().map(|link| row(here, link, last)).collect_view();
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{caption}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(here: Here, link: &ShareInfo, last: &'static str) -> AnyView {
    let cell = |label: &'static str, inside: AnyView| {
        view! { <td role="cell" data-label=label><div>{inside}</div></td> }.into_any()
    };
    let note = if link.note.is_empty() { w::no_note().to_owned() } else { link.note.clone() };
    let name = note.clone();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="ledger__name">{note}</th>
            {cell(w::column_tells(), tells(link))}
            {cell(w::column_until(), link.expires.map_or_else(|| w::unlimited().into_any(), time::exact))}
            {cell(w::column_sites(), sites(link))}
            {cell(w::column_used(), used(link))}
            {cell(w::column_made(), view! { {time::exact(link.created_at)}" "{w::by(&link.created_by)} }.into_any())}
            {cell(last, end(here, link, name))}
        </tr>
    }
    .into_any()
}

fn tells(link: &ShareInfo) -> AnyView {
    let words = match link.tells {
        Tells::State => w::state(),
        Tells::Progress => w::progress(),
        Tells::Drives => w::drives(),
    };
    let drive = link.drive.as_ref().map(|drive| view! { <div class="quiet">{w::one(drive.as_str())}</div> });
    view! { {words}{drive} }.into_any()
}

fn sites(link: &ShareInfo) -> AnyView {
    if link.sites.is_empty() {
        return w::any_site().into_any();
    }
    link.sites.iter().map(|site| view! { <div class="serial">{site.to_string()}</div> }).collect_view().into_any()
}

fn used(link: &ShareInfo) -> AnyView {
    match link.last_used {
        Some(at) => {
            // What was used just now may not be counted yet.
            let often = if link.times_used > 1 { w::used(&number(link.times_used)) } else { w::used_once().to_owned() };
            view! { {often}" "{time::relative(at)} }.into_any()
        }
        None => w::unused().into_any(),
    }
}

/// How it ends, or ended.
fn end(here: Here, link: &ShareInfo, name: String) -> AnyView {
    match (link.revoked_at, &link.revoked_by) {
        (Some(at), by) => {
            let by = by.as_ref().map(|who| w::by(who));
            view! { {time::exact(at)}" "{by} }.into_any()
        }
        (None, _) if !link.is_open(untrack(time::now)) => w::expired().into_any(),
        (None, _) => {
            let link = link.clone();
            let ask = move |_| {
                here.revoking.set(Some(link.clone()));
                here.asks.set(true);
            };
            view! {
                <button class="button button--plain button--small" type="button" aria-description=name on:click=ask>{w::revoke()}</button>
            }
            .into_any()
        }
    }
}
