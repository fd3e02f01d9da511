//! One job in the list: what it is, where it stands, and what is to be done, as a link.

use crate::view::prelude::*;
use waybill_domain::job::JobId;
use waybill_domain::next_step::{Mood, NextStep, Step, Turn};
use waybill_domain::wire::JobRow;

use super::list::Row;
use crate::route::Route;
use crate::session;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::ruler::gauge;
use crate::words as w;

pub(super) fn row(row: Row) -> AnyView {
    let id = row.id;
    let name = id.name.to_string();
    let href = Route::Job(id.clone()).path();
    let it = row.row;
    // A cell is made anew with each change of the row. Those with a link are not: the focus may be on it.
    let next = {
        let it = it.clone();
        memo(move || (it.read().next, it.read().missing))
    };
    let is_copied = {
        let it = it.clone();
        memo(move || it.read().percent_complete.is_some())
    };
    let see = |cell: fn(&JobRow) -> AnyView| {
        let it = it.clone();
        move || cell(&it.read())
    };
    let yours = {
        let it = it.clone();
        move || (it.read().next.turn == Turn::Customer).then(|| mood(&it.read()).word())
    };
    let owner = {
        let it = it.clone();
        move || owner(&it.read_untracked())
    };
    let copied = {
        let (it, name) = (it.clone(), name.clone());
        move || is_copied.get().then(|| copied(&it, &name))
    };
    let location = it.read_untracked().location.clone();
    view! {
        <tr role="row" data-role=yours>
            <th role="rowheader" scope="row">
                <a class="ledger__name serial" href=href>{name}</a>
                <br/>
                <span class="quiet">{owner}</span>
            </th>
            <td role="cell" data-label=w::jobs::state()>{see(|it| badge(mood(it), &w::jobs::row_state(it)))}</td>
            <td role="cell" data-label=w::jobs::copied()>{copied}</td>
            <td role="cell" data-label=w::jobs::next_short()>{move || what_next(&id, next.get())}</td>
            <td role="cell" data-label=w::jobs::location()>{location}</td>
            <td role="cell" data-label=w::jobs::updated() class="number">{see(|it| time::ago(it.changed))}</td>
        </tr>
    }
    .into_any()
}

fn mood(row: &JobRow) -> Mood {
    if row.overdue { Mood::Waiting } else { row.state.mood() }
}

fn copied(row: &ArcRwSignal<JobRow>, name: &str) -> AnyView {
    let percent = {
        let row = row.clone();
        derive(move || row.read().percent_complete.unwrap_or_default())
    };
    let row = row.clone();
    gauge(percent, derive(move || mood(&row.read())), name)
}

/// The type, and whose job it is for those who see the jobs of several.
fn owner(row: &JobRow) -> String {
    let kind = w::machines::job_type(row.job_type);
    let Some(session) = session::session() else { return kind.to_owned() };
    if session.subscriptions.len() == 1 && !session::is_staff() {
        return kind.to_owned();
    }
    let id = row.id.subscription.as_str();
    let known = session.subscriptions.iter().find(|it| it.id.eq_ignore_ascii_case(id));
    w::jobs::kind_of(kind, known.map_or(id, |it| &it.company))
}

fn what_next(id: &JobId, (next, missing): (NextStep, usize)) -> AnyView {
    let NextStep { step, turn, by, at } = next;
    let short = w::steps::short(step, turn);
    let to = if step == Step::EnterShipping { Route::Ship(id.clone()) } else { Route::Job(id.clone()) };
    // Whoever looks on reads what the customer is to do, and has nothing to press.
    let link = match short.link {
        "" => ().into_any(),
        words if session::is_customer() => view! { <b><a href=to.path()>{words}</a></b> }.into_any(),
        words => view! { <b>{words}</b> }.into_any(),
    };
    let missing = match missing {
        0 => String::new(),
        1 => w::jobs::missing_one().to_owned(),
        some => w::jobs::missing(&some.to_string()),
    };
    let when = time::worded(at, move |relative, exact| {
        let is_past = time::now_near(time::ms(at)) > time::ms(at);
        w::steps::by_short(by, step, is_past, relative, exact)
    });
    view! { <span>{link}{short.rest}{missing}<br/><span class="quiet">{when}</span></span> }.into_any()
}
