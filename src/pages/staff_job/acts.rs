//! What the person may do here as staff: the rows of the domain's table that are theirs, or why one is off.

use crate::view::prelude::*;
use waybill_domain::job::{Act, Offer};
use waybill_domain::role::Role;

use super::ask::{Ask, ask, words_of};
use super::fields;
use super::form::{Group, Text};
use super::table::FORMS;
use crate::pages::job::{here::Here, part};
use crate::words::{job, staff_job as w};
use crate::{session, time};

const GROUPS: [(Group, Text); 4] =
    [(Group::Contact, w::contact), (Group::Package, w::package), (Group::Drives, w::drives), (Group::Job, w::job)];

pub(super) fn acts(here: Here) -> AnyView {
    let every = untrack(|| offers(here));
    let offers = memo(move || {
        let mut all = offers(here);
        all.retain(|offer| here.job.with(|job| fields::has_drive_for(job, offer.act.word())));
        all
    });
    let asks: Vec<Ask> = FORMS.iter().map(Ask::new).collect();
    let asks = StoredValue::new(asks);
    let group = move |(group, words): (Group, Text)| {
        move || {
            let mut rows: Vec<AnyView> = asks
                .get_value()
                .into_iter()
                .filter(|ask| ask.form.group == group)
                .filter_map(|ask| offers.with(|all| find(all, ask.form.act).cloned()).map(|offer| (ask, offer)))
                .filter(|(_, offer)| offer.allowed)
                .map(|(ask, offer)| button(ask.open, words_of(offer.act)))
                .collect();
            let keys = offers.with(|all| find(all, Act::ReadKeys.word()).is_some_and(|offer| offer.allowed));
            if keys && group == Group::Drives {
                rows.push(button(here.dialogs.keys, words_of(Act::ReadKeys)));
            }
            (!rows.is_empty())
                .then(|| view! { <div><p class="label">{words()}</p><ul class="cluster">{rows}</ul></div> })
        }
    };
    let groups = GROUPS.map(|it| group(it).into_any()).into_iter().collect_view();
    let off = move || {
        let rows: Vec<AnyView> = offers.get().into_iter().filter(|offer| !offer.allowed).filter_map(why).collect();
        (!rows.is_empty()).then(|| {
            let count = job::not_now(&rows.len().to_string());
            view! { <details><summary class="small">{count}</summary><ul class="next">{rows}</ul></details> }
        })
    };
    let dialogs = every
        .into_iter()
        .filter_map(|offer| {
            asks.get_value().into_iter().find(|ask| ask.form.act == offer.act.word()).map(|it| (it, offer))
        })
        .map(|(it, offer)| ask(here, it, words_of(offer.act)))
        .collect::<Vec<_>>();
    let inside = view! { <div class="stack">{groups}{off}</div>{dialogs} };
    part("A", "acts", w::acts(), ().into_any(), inside.into_any())
}

/// What support and operators may do, of the roles that the person has; the better of two answers.
fn offers(here: Here) -> Vec<Offer> {
    let roles = session::session().map(|session| session.roles).unwrap_or_default();
    let mut all: Vec<Offer> = Vec::new();
    for role in [Role::Operator, Role::Support].into_iter().filter(|role| roles.contains(role)) {
        for offer in here.job.with(|job| job.offers(role, time::now())) {
            match all.iter_mut().find(|it| it.act == offer.act) {
                Some(known) if !known.allowed => *known = offer,
                Some(_) => {}
                None => all.push(offer),
            }
        }
    }
    all
}

fn find<'a>(all: &'a [Offer], act: &str) -> Option<&'a Offer> {
    all.iter().find(|offer| offer.act.word() == act)
}

fn button(open: RwSignal<bool>, words: &'static str) -> AnyView {
    view! {
        <li><button class="button button--plain button--small" type="button" on:click=move |_| open.set(true)>{words}"…"</button></li>
    }
    .into_any()
}

/// Acts that programs do have no place here.
fn why(offer: Offer) -> Option<AnyView> {
    let is_ours = offer.act == Act::ReadKeys || FORMS.iter().any(|form| form.act == offer.act.word());
    let why = offer.why_not.filter(|_| is_ours)?;
    let words = words_of(offer.act);
    Some(view! { <li><strong>{words}</strong><span class="quiet">{job::off(&why.to_string())}</span></li> }.into_any())
}
