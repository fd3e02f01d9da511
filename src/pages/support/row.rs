//! One hit: which job it is, where the words stood, and whom it waits for.

use crate::view::prelude::*;
use waybill_domain::next_step::{Mood, NextStep};
use waybill_domain::search::{FoundIn, Fragment};
use waybill_domain::wire::{Found, Hit, JobRow};

use super::hits::Row;
use super::mark::marked;
use super::query::{Part, Query};
use crate::route::Route;
use crate::time;
use crate::ui::badge::badge;
use crate::words as w;

/// So many places in which the words stand are told; the rest is counted.
const PLACES: usize = 3;

pub(super) fn row(row: Row, query: Memo<Query>, looked_for: Memo<Option<Fragment>>) -> AnyView {
    let id = row.id;
    let (name, subscription) = (id.name.to_string(), id.subscription.to_string());
    let href = Route::SupportJob(id).path();
    let it = row.hit;
    // A cell is made anew with each change of the row. Those with a link are not: the focus may be on it.
    let see = |cell: fn(&Hit) -> AnyView| {
        let it = it.clone();
        move || cell(&it.read())
    };
    let next = {
        let it = it.clone();
        memo(move || it.read().row.next)
    };
    let found = {
        let it = it.clone();
        move || looked_for.get().map(|fragment| places(&it.read().found, &fragment))
    };
    let company = it.read_untracked().company.clone();
    let of_company = move || query.read().with(Part::Subscription, &subscription).path();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a class="ledger__name serial" href=href>{move || marked(&name, looked_for.read().as_ref())}</a>
                <br/>
                <span class="quiet">{see(|it| kind(&it.row).into_any())}</span>
            </th>
            {found}
            <td role="cell" data-label=w::jobs::state()>{see(|it| badge(mood(&it.row), &w::jobs::row_state(&it.row)))}</td>
            <td role="cell" data-label=w::support::since()>{see(|it| time::ago(it.since))}</td>
            <td role="cell" data-label=w::support::company()>
                <a class="company" href=of_company data-noscroll="" title=w::support::only_company()>{move || marked(&company, looked_for.read().as_ref())}</a>
            </td>
            <td role="cell" data-label=w::support::waits_for()>{move || what_next(next.get())}</td>
            <td role="cell" data-label=w::support::changed()>{see(|it| time::ago(it.row.changed))}</td>
        </tr>
    }
    .into_any()
}

fn kind(row: &JobRow) -> String {
    w::support::kind_at(w::machines::job_type(row.job_type), &row.location)
}

fn mood(row: &JobRow) -> Mood {
    if row.overdue { Mood::Waiting } else { row.state.mood() }
}

/// Where the words stand. The name and the company are marked in their own columns.
fn places(found: &[Found], fragment: &Fragment) -> AnyView {
    let (own, others): (Vec<&Found>, Vec<&Found>) =
        found.iter().partition(|it| matches!(it.at, FoundIn::Name | FoundIn::Company));
    let place = |it: &&Found| {
        let class = if is_number(it.at) { "found serial" } else { "found" };
        view! {
            <li><span class="quiet">{w::support::found_in(it.at)}</span>" "<span class=class>{marked(&it.text, Some(fragment))}</span></li>
        }
    };
    let mut lines: Vec<AnyView> = others.iter().take(PLACES).map(|it| place(it).into_any()).collect();
    if others.is_empty() {
        lines.extend(own.iter().map(|it| view! { <li class="quiet">{w::support::found_in(it.at)}</li> }.into_any()));
    }
    if others.len() > PLACES {
        let more = w::support::more_places(&(others.len() - PLACES).to_string());
        lines.push(view! { <li class="quiet">{more}</li> }.into_any());
    }
    view! { <td role="cell" data-label=w::support::found()><ul class="places">{lines}</ul></td> }.into_any()
}

const fn is_number(at: FoundIn) -> bool {
    use FoundIn::{Delivery, Drive, ExtraDrive, FurtherPackage, ReturnPackage};
    matches!(at, Delivery | FurtherPackage | ReturnPackage | Drive | ExtraDrive)
}

fn what_next(next: NextStep) -> AnyView {
    let NextStep { step, turn, by, at } = next;
    let short = w::steps::short(step, turn);
    let when = time::worded(at, move |relative, exact| {
        let is_past = time::now_near(time::ms(at)) > time::ms(at);
        w::steps::by_short(by, step, is_past, relative, exact)
    });
    view! { <span><b>{w::support::turn(turn)}</b>" "{short.link}{short.rest}<br/><span class="quiet">{when}</span></span> }
        .into_any()
}
