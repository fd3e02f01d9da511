//! One machine: its states with what they mean, and under each every edge that leaves it.

use crate::view::prelude::*;
use waybill_domain::diagram::Form;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::Acted;
use waybill_domain::job_state::JobState;
use waybill_domain::machine::{Edge, Machine};
use waybill_domain::next_step::Mood;

use crate::browser;
use crate::pages::job::{drives_picture, job_picture};
use crate::time;
use crate::ui::badge::badge;
use crate::ui::diagram::{Picture, diagram};
use crate::words as w;

pub(super) fn job() -> AnyView {
    let states = JobState::ALL.iter().map(|state| {
        let edges = state.ways_on().map(|edge| way(edge, w::machines::job_trigger, job_badge, w::machines::job_need));
        State {
            id: ["job-", state.word()].concat(),
            badge: job_badge(*state),
            meaning: w::machines::job_state_meaning(*state),
            actor: w::machines::job_state_actor(*state),
            ways: edges.collect(),
        }
    });
    let begins = JobState::EDGES.iter().filter(|edge| edge.from.is_none());
    let begins = begins.map(|edge| way(edge, w::machines::job_trigger, job_badge, w::machines::job_need));
    let picture = |form| job_picture(form, None, None, time::now());
    machine("job", w::states::job(), drawn("job", w::job::job_diagram(), picture), begins.collect(), states.collect())
}

pub(super) fn drive() -> AnyView {
    let states = DriveState::ALL.iter().map(|state| {
        let edges =
            state.ways_on().map(|edge| way(edge, w::machines::drive_trigger, drive_badge, w::machines::drive_need));
        State {
            id: ["drive-", state.word()].concat(),
            badge: drive_badge(*state),
            meaning: w::machines::drive_state_meaning(*state),
            actor: w::machines::drive_state_actor(*state),
            ways: edges.collect(),
        }
    });
    let begins = DriveState::EDGES.iter().filter(|edge| edge.from.is_none());
    let begins = begins.map(|edge| way(edge, w::machines::drive_trigger, drive_badge, w::machines::drive_need));
    let picture = |form| drives_picture(form, None, None, None);
    machine(
        "drive",
        w::states::drive(),
        drawn("drive", w::states::drive_diagram(), picture),
        begins.collect(),
        states.collect(),
    )
}

type Named = (Mood, &'static str);

fn job_badge(state: JobState) -> Named {
    (state.mood(), w::machines::job_state(state))
}

fn drive_badge(state: DriveState) -> Named {
    (state.mood(), w::machines::drive_state(state))
}

/// A state in words. Both machines become this, so that the view is in the binary once.
struct State {
    id: String,
    badge: Named,
    meaning: &'static str,
    actor: &'static str,
    ways: Vec<Way>,
}

/// An edge in words.
struct Way {
    on: &'static str,
    by: String,
    needs: String,
    to: To,
}

enum To {
    State(Named),
    /// The state it is in already.
    Itself,
    /// The thing is deleted.
    Nothing,
}

fn way<M: Acted>(
    edge: &Edge<M>,
    trigger: fn(M::Trigger) -> &'static str,
    named: fn(M) -> Named,
    need: fn(M::Need) -> &'static str,
) -> Way {
    let to = match edge.to {
        Some(to) if edge.from == Some(to) => To::Itself,
        Some(to) => To::State(named(to)),
        None => To::Nothing,
    };
    let needs: Vec<&str> = M::needs(edge).iter().map(need).collect();
    Way { on: trigger(edge.on), by: w::machines::any_of(M::by(edge)), needs: needs.join(w::states::and()), to }
}

/// The drawing. A stop leads to its state's words below.
fn drawn(id: &'static str, label: &'static str, picture: impl Fn(Form) -> Picture) -> AnyView {
    let place = move |state: &str| [id, "-", state].concat();
    let href = move |state: &str| ["#", &place(state)].concat();
    let press = move |state: &'static str| {
        browser::focus_field(&place(state));
    };
    let draw = |class, form| {
        let picture = picture(form);
        diagram(class, label.to_owned(), memo(move || picture.clone()), href, press)
    };
    view! { <div class="route">{draw("route__wide", Form::Wide)}{draw("route__tall", Form::Tall)}</div> }.into_any()
}

fn machine(id: &'static str, heading: &'static str, picture: AnyView, begins: Vec<Way>, states: Vec<State>) -> AnyView {
    view! {
        <section class="box" id=id>
            <div class="box__head cluster"><h2>{heading}</h2></div>
            {picture}
            <div class="pair">
                <div class="stack stack--tight">
                    <h3>{w::states::beginning()}</h3>
                    {ways(begins)}
                </div>
                {states.into_iter().map(state).collect_view()}
            </div>
        </section>
    }
    .into_any()
}

fn state(it: State) -> AnyView {
    let ends = if it.ways.is_empty() {
        view! { <p class="small">{w::states::nothing_ends()}</p> }.into_any()
    } else {
        ways(it.ways)
    };
    view! {
        <div class="stack stack--tight" id=it.id tabindex="-1">
            <h3>{badge(it.badge.0, it.badge.1)}</h3>
            <p>{it.meaning}</p>
            <p class="small quiet">{it.actor}</p>
            <p class="label">{w::states::ends()}</p>
            {ends}
        </div>
    }
    .into_any()
}

fn ways(ways: Vec<Way>) -> AnyView {
    let way = |way: Way| {
        let to = match way.to {
            To::State((mood, word)) => badge(mood, word),
            To::Itself => view! { <span class="quiet">{w::states::stays()}</span> }.into_any(),
            To::Nothing => view! { <span class="quiet">{w::states::deleted()}</span> }.into_any(),
        };
        let needs = (!way.needs.is_empty()).then(|| w::states::only_if(&way.needs));
        view! { <li>{to}<span>{way.on}</span><span>{way.by}{needs}</span></li> }
    };
    view! { <ul class="next">{ways.into_iter().map(way).collect_view()}</ul> }.into_any()
}
