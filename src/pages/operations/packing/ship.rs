//! Hands the chosen jobs to a carrier, one after the other. One that is refused stays, with the reason; the others are gone.

pub(super) mod ask;
mod send;

use crate::view::prelude::*;

use super::Packing;
use crate::api::{self, Load, load};
use crate::draft::{Draft, Keep};
use crate::pages::form::send_to;
use crate::ui::button::{Press, button};
use crate::ui::dialog::dialog;
use crate::words::operations as w;

/// What is typed is kept under this name.
const DRAFT: &str = "operations/packing";

/// Everything about sending that outlives a change of the list.
#[derive(Clone, Copy)]
pub(super) struct Ship {
    packing: Packing,
    draft: Draft,
    open: RwSignal<bool>,
    /// Ids and names of what is chosen. A memo, so that no field is made anew while somebody types into it.
    names: Memo<Vec<(String, String)>>,
    /// The carriers of the data centers that the chosen jobs are in.
    carriers: Signal<Vec<String>>,
    /// The carrier that was filled in for the person.
    proposed: StoredValue<String>,
    refusals: RwSignal<Vec<String>>,
}

impl Ship {
    pub(super) fn new(packing: Packing) -> Self {
        let locations = RwSignal::new(Load::Loading);
        load(locations, api::locations());
        let carriers = memo(move || {
            let locations = locations.read();
            let known = locations.ready().map(Vec::as_slice).unwrap_or_default();
            let mut all: Vec<String> = Vec::new();
            for name in packing.picked().iter().flat_map(|it| send_to::carriers(&it.job.location, known)) {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
            all
        });
        let names = memo(move || {
            let named = |it: waybill_domain::wire::PackingJob| (it.job.id.resource_id(), it.job.id.name.to_string());
            packing.picked().into_iter().map(named).collect::<Vec<_>>()
        });
        let draft = Draft::open(DRAFT, Keep::Tab);
        draft.propose(ask::HOW, ask::ONE);
        Self {
            packing,
            draft,
            open: RwSignal::new(false),
            names,
            carriers: carriers.into(),
            proposed: StoredValue::new(String::new()),
            refusals: RwSignal::new(Vec::new()),
        }
    }

    /// How many are chosen and which, and the way on: in reach however long the list is.
    pub(super) fn bar(self) -> AnyView {
        let press =
            derive(
                move || {
                    if self.names.read().is_empty() { Press::Off(w::tick_first().to_owned()) } else { Press::Ready }
                },
            );
        let words = move || self.words();
        view! {
            <div class="packing__bar cluster">
                {button("button", w::ship_back_ask(), press, move || self.ask())}
                <p class="small" role="status">{words}</p>
            </div>
        }
        .into_any()
    }

    /// "2 jobs: films-2026, maps-2025"; nothing for none.
    fn words(self) -> String {
        let names = self.names.read();
        let all = names.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
        match names.len() {
            0 => String::new(),
            1 => w::chosen_one(&all),
            count => w::chosen_several(&count.to_string(), &all),
        }
    }

    fn ask(self) {
        ask::propose(self);
        self.refusals.set(Vec::new());
        self.open.set(true);
    }

    pub(super) fn dialog(self) -> AnyView {
        // Somebody else may have shipped all that was chosen.
        effect(move || {
            if self.names.read().is_empty() {
                self.open.set(false);
            }
        });
        dialog(self.open, w::ship_heading().to_owned(), move || ask::body(self))
    }
}
