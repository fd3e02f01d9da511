//! An arrival: what it is, until when, what was said, and what may be done now. What changes is followed; the card stays,
//! since the focus may be in it.

use crate::view::prelude::*;
use waybill_domain::arrival::{Arrival, ArrivalNote, ArrivalState, ArrivalTrigger};
use waybill_domain::machine::Machine as _;
use waybill_domain::role::Role;

use super::Arrivals;
use super::acts::{Ask, Asked, Kind};
use crate::pages::operations::parts::{job_link, serials};
use crate::session;
use crate::time;
use crate::ui::badge::badge_tag;
use crate::words::operations as w;

pub(super) fn card(arrivals: Arrivals, first: Arrival, asked: Asked) -> AnyView {
    let heading = first.tracking_number.as_ref().map_or_else(|| w::no_label().to_owned(), |it| w::package(it.as_str()));
    let carrier = first.carrier_name.as_ref().map(|it| view! { " "<span class="quiet">{it.to_string()}</span> });
    let it = memo(move || {
        let arrivals = arrivals.read();
        let now = arrivals.ready().and_then(|all| all.iter().find(|it| it.id == first.id));
        now.unwrap_or(&first).clone()
    });
    let state = memo(move || *it.read().state);
    view! {
        <li class="box" data-role=move || w::arrival_mood(state.get()).word()>
            <div class="cluster cluster--apart">
                <h2 class="serial">{heading}{carrier}</h2>
                {move || badge_tag(w::arrival_mood(state.get()), w::arrival_state(state.get()))}
            </div>
            {move || facts(&it.read())}
            {acts(it, asked)}
            {notes(it)}
        </li>
    }
    .into_any()
}

fn facts(it: &Arrival) -> AnyView {
    let job = it.job.as_ref().map(|id| {
        let label = if it.state == ArrivalState::Matched { w::matched_to() } else { w::meant_for() };
        view! { <div><dt>{label}</dt><dd>{job_link(id)}</dd></div> }
    });
    let back = it.return_package.as_ref().map(|it| {
        view! { <div><dt>{w::sent_with()}</dt><dd>{it.carrier_name.to_string()}" "<span class="serial">{it.tracking_number.to_string()}</span></dd></div> }
    });
    let (back_due, end_due) = match *it.state {
        ArrivalState::Waiting => (w::return_due(), w::destruction_due()),
        ArrivalState::ReturnDue => (w::return_since(), w::destruction_due()),
        _ => (w::return_since(), w::destruction_since()),
    };
    let dues = (!it.state.has_ended()).then(|| {
        view! {
            <div><dt>{back_due}</dt><dd>{time::both(it.return_due())}</dd></div>
            <div><dt>{end_due}</dt><dd>{time::both(it.destruction_due())}</dd></div>
        }
    });
    view! {
        <dl class="manifest">
            <div><dt>{w::arrived()}</dt><dd>{time::both(it.recorded)}</dd></div>
            <div><dt>{w::drives()}</dt><dd>{if it.drives.is_empty() { w::not_scanned().into_any() } else { serials(&it.drives) }}</dd></div>
            {job}
            {back}
            {dues}
        </dl>
    }
    .into_any()
}

/// What the table lets the reader do now.
fn acts(it: Memo<Arrival>, asked: Asked) -> AnyView {
    let button = move |(kind, words): (Kind, &'static str)| {
        let ask = move || it.with_untracked(|it| Ask { kind, id: it.id.clone(), name: name(it) });
        view! {
            <button class="button button--plain button--small" type="button" on:click=move |_| asked.set(Some(ask()))>{words}</button>
        }
    };
    let all = memo(move || open_acts(&it.read()));
    view! { <div class="cluster">{move || all.get().into_iter().map(button).collect_view()}</div> }.into_any()
}

fn open_acts(it: &Arrival) -> Vec<(Kind, &'static str)> {
    let roles: Vec<Role> = untrack(session::session).map(|it| it.roles).unwrap_or_default();
    let may = |on: ArrivalTrigger| {
        let edge = it.state.step(on, |need| it.holds(need, time::now()));
        edge.is_some() && on.by().iter().any(|role| roles.contains(role))
    };
    let open = !it.state.has_ended();
    let all = [
        (may(ArrivalTrigger::Match), Kind::Match, w::act_match()),
        (open, Kind::Contact, w::act_contact()),
        (open, Kind::Answered, w::act_answered()),
        (may(ArrivalTrigger::SendBack), Kind::SendBack, w::act_send_back()),
        (may(ArrivalTrigger::Destroy), Kind::Destroy, w::act_destroy()),
    ];
    all.into_iter().filter(|(may, ..)| *may).map(|(_, kind, words)| (kind, words)).collect()
}

/// How a dialog calls the package.
fn name(it: &Arrival) -> String {
    let first = it.tracking_number.as_ref().map(ToString::to_string);
    let first = first.or_else(|| it.drives.first().map(ToString::to_string));
    first.unwrap_or_else(|| w::unlabelled().to_owned())
}

fn notes(it: Memo<Arrival>) -> AnyView {
    // Newest first, as everywhere.
    view! {
        <details>
            <summary>{move || w::notes_heading(&it.read().notes.len().to_string())}</summary>
            <ul class="stack stack--tight">{move || it.read().notes.iter().rev().map(note).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn note(note: &ArrivalNote) -> AnyView {
    let who = if note.who.is_empty() { w::by_clock().to_owned() } else { note.who.clone() };
    view! {
        <li class="small">
            <span class="quiet">{time::exact(note.at)}" · "{who}</span><br/>
            <b>{w::note(note.what)}</b>" "{note.text.clone()}
        </li>
    }
    .into_any()
}
