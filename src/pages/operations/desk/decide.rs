//! Drives and packages that several jobs may claim: the operator says whose they are before anything is booked in.

use crate::view::prelude::*;
use waybill_domain::fields::DriveSerial;
use waybill_domain::wire::{Candidate, DriveDecision, PackageLook, Scanned, Verdict};

use super::state::Desk;
use crate::ui::field::{Field, select};
use crate::words::operations as w;

/// The choice that nobody can tell.
const NONE: &str = "none";

/// Drives with the same candidates, about which one question is asked.
#[derive(Clone, PartialEq)]
struct Claimed {
    drives: Vec<DriveSerial>,
    candidates: Vec<Candidate>,
}

impl Claimed {
    fn all(look: &PackageLook) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for it in look.scanned.iter().filter(|it| !it.candidates.is_empty()) {
            match all.iter_mut().find(|known| known.candidates == it.candidates) {
                Some(known) if known.drives.iter().any(|drive| drive.key() == it.serial.key()) => {}
                Some(known) => known.drives.push(it.serial.clone()),
                None => all.push(Self { drives: vec![it.serial.clone()], candidates: it.candidates.clone() }),
            }
        }
        all
    }

    /// The id of its field.
    fn field(&self) -> String {
        let first = self.drives.first().map(DriveSerial::key).unwrap_or_default();
        ["whose-", &first].concat()
    }
}

/// What was decided so far.
pub(super) fn decisions(desk: Desk, look: &PackageLook) -> Vec<DriveDecision> {
    let decided = |it: Claimed| {
        let chosen = desk.text(&it.field());
        let known = it.candidates.iter().map(|other| &other.job).find(|id| id.resource_id() == chosen).cloned();
        let is_said = chosen == NONE || known.is_some();
        let drives = it.drives.into_iter().filter(|_| is_said);
        drives.map(|drive| DriveDecision { drive, job: known.clone() }).collect::<Vec<_>>()
    };
    Claimed::all(look).into_iter().flat_map(decided).collect()
}

/// What must be decided before the package can be booked in.
pub(super) fn open(look: &PackageLook, more: bool) -> Option<&'static str> {
    let ambiguous = |it: &Scanned| it.verdict == Verdict::Ambiguous;
    if look.scanned.iter().any(ambiguous) {
        return Some(w::decide_first());
    }
    let is_undecided = look.undecided && !more && look.jobs.iter().any(|job| job.takes_drives);
    is_undecided.then(w::choose_first)
}

/// The questions.
pub(super) fn questions(desk: Desk) -> AnyView {
    // A memo: an answer that changes no candidates makes no field anew while the focus is on it.
    let claimed = memo(move || desk.look.read().as_ref().map(Claimed::all).unwrap_or_default());
    let shown = move || {
        let all = claimed.get();
        (!all.is_empty()).then(|| {
            view! {
                <section class="box" aria-labelledby="whose">
                    <h2 id="whose">{w::whose_heading()}</h2>
                    <p>{w::whose_text()}</p>
                    {all.iter().map(|it| question(desk, it)).collect_view()}
                </section>
            }
        })
    };
    shown.into_any()
}

fn question(desk: Desk, it: &Claimed) -> AnyView {
    let drives = it.drives.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let label = if it.drives.len() == 1 { w::whose_drive(&drives) } else { w::whose_drives(&drives) };
    let value = desk.field(&it.field());
    let first = (String::new(), w::choose_whose().to_owned());
    let candidate = |it: &Candidate| (it.job.resource_id(), w::candidate(it.job.name.as_str(), &it.company));
    let none = (NONE.to_owned(), w::cannot_tell().to_owned());
    let options: Vec<(String, String)> =
        core::iter::once(first).chain(it.candidates.iter().map(candidate)).chain([none]).collect();
    effect(move || {
        value.track();
        desk.ask(None);
    });
    view! {
        <ul class="small stack stack--tight">{it.candidates.iter().map(facts).collect_view()}</ul>
        {select(Field::new(it.field(), label).hint(w::cannot_tell_hint()), "input", Signal::stored(options), value)}
    }
    .into_any()
}

/// What is known of a candidate: whose it is, where, how it knows the drive.
fn facts(it: &Candidate) -> AnyView {
    let known = it.known_by.iter().map(|how| w::known_by(*how)).collect::<Vec<_>>().join(", ");
    let state = crate::words::machines::job_state(it.state);
    view! {
        <li>{crate::pages::operations::parts::job_link(&it.job)}" "{w::candidate_facts(&it.company, &it.location, state, &known)}</li>
    }
    .into_any()
}
