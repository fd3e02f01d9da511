//! `/operations/packing`: jobs whose drives can go back, oldest first. Several in a row: a parcel for each company and
//! address, or for each job.

mod card;
mod parcels;
mod ship;

use crate::view::prelude::*;
use waybill_domain::wire::PackingJob;

use super::parts::{Shown, Stage, parts};
use crate::api::operations as api;
use crate::api::{Load, load};
use crate::live::{self, Change};
use crate::route::Route;
use crate::ui::empty::empty;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::view::keyed;
use crate::words::operations as w;

/// The jobs, and which of them are chosen, by their ids in the order of choosing.
#[derive(Clone, Copy)]
struct Packing {
    jobs: RwSignal<Load<Vec<PackingJob>>>,
    chosen: RwSignal<Vec<String>>,
    shown: Shown,
}

impl Packing {
    fn read(self) {
        let Some(count) = self.shown.count() else { return };
        load(self.jobs, async move { api::packing(count).await.map(|pages| self.shown.keep(pages)) });
    }

    /// The chosen ones that are still here and may go; followed.
    fn picked(self) -> Vec<PackingJob> {
        let jobs = self.jobs.read();
        let chosen = self.chosen.read();
        let all = jobs.ready().map(Vec::as_slice).unwrap_or_default();
        let goes = |it: &&PackingJob| card::may_go(it) && chosen.contains(&it.job.id.resource_id());
        all.iter().filter(goes).cloned().collect()
    }

    fn choose(self, id: &str, yes: bool) {
        self.chosen.update(|chosen| {
            chosen.retain(|other| other != id);
            if yes {
                chosen.push(id.to_owned());
            }
        });
    }
}

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::packing_title().to_owned());
    let packing =
        Packing { jobs: RwSignal::new(Load::Loading), chosen: RwSignal::new(Vec::new()), shown: Shown::one() };
    packing.read();
    live::subscribe(move |change| {
        let known = |id: &waybill_domain::job::JobId| {
            packing
                .jobs
                .with_untracked(|jobs| jobs.ready().is_some_and(|all| all.iter().any(|it| live::same(&it.job.id, id))))
        };
        let is_ours = match change {
            Change::Job(row) => row.state == waybill_domain::job_state::JobState::Packaging || known(&row.id),
            Change::Gone(id) => known(id),
            Change::Arrival => false,
            Change::Reset => true,
        };
        if is_ours {
            packing.read();
        }
    });
    let ship = ship::Ship::new(packing);
    let stage = memo(move || Stage::of(&packing.jobs.read(), Vec::is_empty));
    let body = move || match stage.get() {
        Stage::Loading => loading(w::packing_loading()),
        Stage::Failed(why) => failed(&why, move || packing.read()),
        Stage::None => empty(w::packing_none().to_owned(), view! { <p>{w::packing_none_text()}</p> }),
        Stage::Some => {
            let items = move || packing.jobs.read().ready().cloned().unwrap_or_default();
            let cards = keyed(items, |it| it.job.id.resource_id(), move |first| card::card(packing, first));
            let more = packing.shown.button(move || packing.read());
            view! { <ul class="packing">{cards}</ul>{more}{ship.bar()} }.into_any()
        }
    };
    view! {
        {parts(&Route::Packing)}
        <h1 tabindex="-1">{w::packing_title()}</h1>
        <p class="measure quiet">{w::packing_lead()}</p>
        {body}
        {ship.dialog()}
    }
    .into_any()
}
