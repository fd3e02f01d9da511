//! What the pressed state means, what may come next and by whom, and what the reader may do, or why not.

use crate::view::prelude::*;
use waybill_domain::diagram::{Course, Standing};
use waybill_domain::job::{Acted as _, Job};
use waybill_domain::job_state::JobState;
use waybill_domain::machine::{Edge, Machine as _};
use waybill_domain::next_step::Turn;

use super::acts;
use super::here::Here;
use crate::time;
use crate::ui::badge::{badge, badge_tag};
use crate::ui::icon::{Icon, icon};
use crate::words::{job as w, machines, steps};

pub(super) fn detail(here: Here) -> AnyView {
    // Progress does not make the panel anew: a button in it may have the focus.
    let what = memo(move || {
        let state = here.state.get();
        here.job.with(|job| {
            let standing = job.standing(state);
            (state, standing, standing == Standing::Now && is_asked(here, job))
        })
    });
    view! { <div class="detail stack">{move || inside(here, what.get())}</div> }.into_any()
}

/// Whether the data center waits for the reader, as the top of the page says, whoever acts in the state else.
fn is_asked(here: Here, job: &Job) -> bool {
    job.state != JobState::Creating && !here.is_of_staff && job.next_step(time::now()).turn == Turn::Customer
}

fn inside(here: Here, (state, standing, is_asked): (JobState, Standing, bool)) -> AnyView {
    let mine = (standing == Standing::Now).then(|| acts::offers(here));
    view! {
        <div class="cluster cluster--apart"><h3>{machines::job_state(state)}</h3>{move || tag(here, state, standing)}</div>
        <p>{machines::job_state_meaning(state)}" "{move || when(here, state)}</p>
        <div>
            <p class="label">{w::who_acts()}</p>
            <p>{if is_asked { steps::turn(Turn::Customer) } else { machines::job_state_actor(state) }}</p>
        </div>
        <div>
            <p class="label">{w::may_come()}</p>
            <ul class="next">{move || ways_on(here, state)}</ul>
        </div>
        {mine}
    }
    .into_any()
}

fn tag(here: Here, state: JobState, standing: Standing) -> AnyView {
    match standing {
        Standing::Now => {
            let percent = here.job.with(Job::percent_complete).filter(|_| state == JobState::Transferring);
            let words = percent.map_or_else(|| w::now().to_owned(), |percent| w::now_percent(&percent.to_string()));
            badge_tag(here.job.with(Job::mood), &words)
        }
        Standing::Passed => view! { <span class="quiet cluster">{icon(Icon::Passed)}{w::passed()}</span> }.into_any(),
        Standing::Open => view! { <span class="quiet">{w::still_possible()}</span> }.into_any(),
        Standing::Gone => view! { <span class="quiet">{w::no_longer()}</span> }.into_any(),
    }
}

/// Since when, or from when and how long.
fn when(here: Here, state: JobState) -> Option<String> {
    here.job.with(|job| {
        let at = job.visits.iter().rposition(|visit| visit.state == state)?;
        let from = time::ms(job.visits.get(at)?.at);
        let until = job.visits.get(at + 1).map(|next| time::ms(next.at));
        let exact = time::exact_words(from);
        let length = |until: f64| time::length_long(until - from);
        Some(match until {
            None => w::since(&exact, &length(time::now_near(from))),
            Some(until) => w::was(&exact, &length(until)),
        })
    })
}

/// The edges that leave the state, as far as this job may still take them.
fn ways_on(here: Here, state: JobState) -> AnyView {
    let usable = |edge: &&'static Edge<JobState>| here.job.with(|job| job.course(edge) != Course::Gone);
    let rows: Vec<AnyView> = state.ways_on().filter(|edge| edge.to != Some(state)).filter(usable).map(way).collect();
    if rows.is_empty() {
        return view! { <li>{w::nothing_next()}</li> }.into_any();
    }
    rows.collect_view().into_any()
}

fn way(edge: &'static Edge<JobState>) -> AnyView {
    let to = match edge.to {
        Some(to) => badge(to.mood(), machines::job_state(to)),
        None => view! { <span class="badge">{icon(Icon::Close)}{w::deleted_word()}</span> }.into_any(),
    };
    let by: Vec<&str> = JobState::by(edge).iter().map(machines::role).collect();
    let needs: Vec<&str> = JobState::needs(edge).iter().map(machines::job_need).collect();
    let needs = (!needs.is_empty()).then(|| view! { <span class="quiet">{w::if_all(&needs.join(", "))}</span> });
    view! { <li>{to}<span>{machines::job_trigger(edge.on)}</span><span>{by.join(", ")}</span>{needs}</li> }.into_any()
}
