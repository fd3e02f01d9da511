//! The road as a list: what a screen reader reads, and anybody who prefers lists.

use crate::view::prelude::*;
use waybill_domain::diagram::Standing;
use waybill_domain::job::Job;
use waybill_domain::job_state::JobState;

use super::here::Here;
use super::now::state_words;
use crate::time;
use crate::ui::icon::{Icon, icon};
use crate::words::{job as w, machines};

pub(super) fn trail(here: Here) -> AnyView {
    let row = move |state: JobState| {
        let standing = memo(move || here.job.with(|job| job.standing(state)));
        let mood = memo(move || here.job.with(Job::mood));
        let shown = move || match standing.get() {
            Standing::Passed => icon(Icon::Passed),
            Standing::Now => icon(mood.get().into()),
            Standing::Open => icon(Icon::Possible),
            Standing::Gone => icon(Icon::Gone),
        };
        let name = move || match standing.get() {
            Standing::Now => here.job.with(state_words) + ", " + w::is_now(),
            Standing::Passed | Standing::Open | Standing::Gone => machines::job_state(state).to_owned(),
        };
        let is_now = move || standing.get() == Standing::Now;
        view! {
            <li
                data-step=move || standing.get().word()
                data-role=move || is_now().then(|| mood.get().word())
                aria-current=move || is_now().then_some("step")
            >
                {shown}
                <strong>{name}</strong>
                <span class="quiet">{move || here.job.with(|job| words(job, state, standing.get()))}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="stack stack--tight">
            <h3>{w::same_as_list()}</h3>
            <ol class="trail">{JobState::ALL.iter().copied().map(row).collect_view()}</ol>
        </div>
    }
    .into_any()
}

fn words(job: &Job, state: JobState, standing: Standing) -> String {
    let at = job.visits.iter().rposition(|visit| visit.state == state);
    let visit = at.and_then(|at| job.visits.get(at).map(|visit| (time::ms(visit.at), job.visits.get(at + 1))));
    match (visit, standing) {
        (Some((from, None)), _) if job.ended().is_some() => w::reached(&time::exact_words(from)),
        (Some((from, None)), _) => w::running(&time::exact_words(from), &time::length(time::now_near(from) - from)),
        (Some((from, Some(next))), _) => w::took(&time::exact_words(from), &time::length(time::ms(next.at) - from)),
        (None, Standing::Gone) => w::no_longer().to_owned(),
        (None, _) if comes_next(job, state) => w::on_list_next().to_owned(),
        (None, _) => machines::job_state_meaning(state).to_owned(),
    }
}

/// Whether it is the next stop of the main road.
fn comes_next(job: &Job, state: JobState) -> bool {
    let at = |state| JobState::ROAD.iter().position(|it| *it == state);
    at(state).is_some_and(|there| at(*job.state).is_some_and(|here| there == here + 1))
}
