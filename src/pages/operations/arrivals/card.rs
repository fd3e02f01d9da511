//! An arrival: what it is, until when, what was said, and what may be done now.

use crate::view::prelude::*;
use waybill_domain::arrival::{Arrival, ArrivalNote, ArrivalState, ArrivalTrigger};
use waybill_domain::machine::Machine as _;
use waybill_domain::role::Role;

use super::acts::{Ask, Asked, Kind};
use crate::pages::operations::parts::{job_link, serials};
use crate::session;
use crate::time;
use crate::ui::badge::badge_tag;
use crate::words::operations as w;

pub(super) fn card(it: &Arrival, asked: Asked) -> AnyView {
    let name = it.tracking_number.as_ref().map_or_else(|| w::no_label().to_owned(), |it| w::package(it.as_str()));
    let carrier = it.carrier_name.as_ref().map(|it| view! { " "<span class="quiet">{it.to_string()}</span> });
    let job = it.job.as_ref().map(|id| {
        let label = if it.state == ArrivalState::Matched { w::matched_to() } else { w::meant_for() };
        view! { <div><dt>{label}</dt><dd>{job_link(id)}</dd></div> }
    });
    let back = it.return_package.as_ref().map(|it| {
        view! { <div><dt>{w::sent_with()}</dt><dd>{it.carrier_name.to_string()}" "<span class="serial">{it.tracking_number.to_string()}</span></dd></div> }
    });
    let dues = (!it.state.has_ended()).then(|| {
        view! {
            <div><dt>{w::return_due()}</dt><dd>{time::both(it.return_due())}</dd></div>
            <div><dt>{w::destruction_due()}</dt><dd>{time::both(it.destruction_due())}</dd></div>
        }
    });
    view! {
        <li class="box" data-role=w::arrival_mood(it.state).word()>
            <div class="cluster cluster--apart">
                <h2 class="serial">{name}{carrier}</h2>
                {badge_tag(w::arrival_mood(it.state), w::arrival_state(it.state))}
            </div>
            <dl class="manifest">
                <div><dt>{w::arrived()}</dt><dd>{time::both(it.recorded)}</dd></div>
                <div><dt>{w::drives()}</dt><dd>{if it.drives.is_empty() { w::not_scanned().into_any() } else { serials(&it.drives) }}</dd></div>
                {job}
                {back}
                {dues}
            </dl>
            {acts(it, asked)}
            {notes(&it.notes)}
        </li>
    }
    .into_any()
}

/// What the table lets the reader do now.
fn acts(it: &Arrival, asked: Asked) -> AnyView {
    let roles: Vec<Role> = untrack(session::session).map(|it| it.roles).unwrap_or_default();
    let may = |on: ArrivalTrigger| {
        let edge = it.state.step(on, |need| it.holds(need, time::now()));
        edge.is_some_and(|edge| edge.by.iter().any(|role| roles.contains(role)))
    };
    let open = !it.state.has_ended();
    let all = [
        (may(ArrivalTrigger::Match), Kind::Match, w::act_match()),
        (open, Kind::Contact, w::act_contact()),
        (open, Kind::Answered, w::act_answered()),
        (may(ArrivalTrigger::SendBack), Kind::SendBack, w::act_send_back()),
        (may(ArrivalTrigger::Destroy), Kind::Destroy, w::act_destroy()),
    ];
    let button = |(_, kind, words): (bool, Kind, &'static str)| {
        let ask = Ask { kind, id: it.id.clone(), name: name(it) };
        view! {
            <button class="button button--plain button--small" type="button" on:click=move |_| asked.set(Some(ask.clone()))>{words}</button>
        }
    };
    let buttons: Vec<_> = all.into_iter().filter(|(may, ..)| *may).map(button).collect();
    view! { <div class="cluster">{buttons}</div> }.into_any()
}

/// How a dialog calls the package.
fn name(it: &Arrival) -> String {
    let first = it.tracking_number.as_ref().map(ToString::to_string);
    first.or_else(|| it.drives.first().map(ToString::to_string)).unwrap_or_default()
}

fn notes(notes: &[ArrivalNote]) -> AnyView {
    let one = |note: &ArrivalNote| {
        let who = if note.who.is_empty() { w::by_clock().to_owned() } else { note.who.clone() };
        view! {
            <li class="small">
                <span class="quiet">{time::exact(note.at)}" · "{who}</span><br/>
                <b>{w::note(note.what)}</b>" "{note.text.clone()}
            </li>
        }
    };
    // Newest first, as everywhere.
    view! {
        <details>
            <summary>{w::notes_heading(&notes.len().to_string())}</summary>
            <ul class="stack stack--tight">{notes.iter().rev().map(one).collect_view()}</ul>
        </details>
    }
    .into_any()
}
