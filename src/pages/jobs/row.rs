//! One job in the list: what it is, where it stands, and what is to be done, as a link.

use crate::view::prelude::*;
use waybill_domain::next_step::{By, Mood, Step, Turn};
use waybill_domain::wire::JobRow;

use super::list::Row;
use crate::numbers;
use crate::route::Route;
use crate::session;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::ruler::gauge;
use crate::words as w;

pub(super) fn row(row: Row) -> AnyView {
    let name = row.id.name.to_string();
    let href = Route::Job(row.id.clone()).path();
    let it = row.row;
    // Each cell follows what it shows, so that a new percent leaves the links alone.
    let state = part(&it, |it| (w::jobs::row_state(it), mood(it)));
    let percent = part(&it, |it| it.percent_complete);
    let next = part(&it, |it| (it.next, it.missing));
    let changed = part(&it, |it| it.changed);
    let yours = part(&it, |it| (it.next.turn == Turn::Customer).then(|| mood(it).word()));
    let kind = w::machines::job_type(it.read_untracked().job_type);
    let location = it.read_untracked().location.clone();
    let subscription = it.read_untracked().id.subscription.to_string();
    let owner = move || whose(&subscription).map(|company| w::jobs::kind_of(kind, &company)).unwrap_or(kind.to_owned());
    let copied = {
        let name = name.clone();
        move || {
            percent.read().is_some().then(|| {
                let percent = derive(move || percent.get().unwrap_or_default());
                gauge(percent, derive(move || state.get().1), &name)
            })
        }
    };
    let id = row.id;
    view! {
        <tr role="row" data-role=move || yours.get()>
            <th role="rowheader" scope="row">
                <a class="ledger__name serial" href=href>{name}</a>
                <br/>
                <span class="quiet">{owner}</span>
            </th>
            <td role="cell" data-label=w::jobs::state()>{move || badge(state.read().1, &state.read().0)}</td>
            <td role="cell" data-label=w::jobs::copied()>{copied}</td>
            <td role="cell" data-label=w::jobs::next_short()>{move || { let (next, missing) = next.get(); what_next(&id, next.step, next.turn, next.by, next.at, missing) }}</td>
            <td role="cell" data-label=w::jobs::location()>{location}</td>
            <td role="cell" data-label=w::jobs::updated() class="number">{move || time::ago(changed.get())}</td>
        </tr>
    }
    .into_any()
}

fn part<T: PartialEq + Send + Sync + 'static>(row: &ArcRwSignal<JobRow>, take: fn(&JobRow) -> T) -> Memo<T> {
    let row = row.clone();
    memo(move || take(&row.read()))
}

fn mood(row: &JobRow) -> Mood {
    if row.overdue { Mood::Waiting } else { row.state.mood() }
}

/// Whose job it is, for those who see the jobs of several.
fn whose(subscription: &str) -> Option<String> {
    let session = session::session()?;
    let known = session.subscriptions.iter().find(|it| it.id.eq_ignore_ascii_case(subscription));
    if session.subscriptions.len() == 1 && !session::is_staff() {
        return None;
    }
    Some(known.map_or_else(|| subscription.to_owned(), |it| it.company.clone()))
}

fn what_next(
    id: &waybill_domain::job::JobId,
    step: Step,
    turn: Turn,
    by: By,
    at: waybill_domain::job::Time,
    missing: usize,
) -> AnyView {
    let short = w::steps::short(step, turn);
    let to = if step == Step::EnterShipping { Route::Ship(id.clone()) } else { Route::Job(id.clone()) };
    let link = (!short.link.is_empty()).then(|| view! { <b><a href=to.path()>{short.link}</a></b> });
    let missing = match missing {
        0 => String::new(),
        1 => w::jobs::missing_one().to_owned(),
        some => w::jobs::missing(&numbers::number(u64::try_from(some).unwrap_or_default())),
    };
    let when = time::worded(at, move |relative, exact| w::steps::by_short(by, step, relative, exact));
    view! { <span>{link}{short.rest}{missing}<br/><span class="quiet">{when}</span></span> }.into_any()
}
