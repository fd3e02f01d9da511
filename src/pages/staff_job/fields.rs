//! The fields of an act's dialog, from its description.

use crate::view::prelude::*;
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::AddressField;
use waybill_domain::job::{Job, JobType};

use super::ask::{Ask, field_id};
use super::form::{Kind, Part};
use super::table::FORMS;
use crate::pages::job::here::Here;
use crate::ui::field::{self, Choice, Field, Input};
use crate::words::{self, machines, staff_job as w};

pub(super) fn fields(here: Here, ask: Ask) -> AnyView {
    let values = ask.values.get_value();
    let one = |(part, value): (&'static Part, RwSignal<String>)| shown(here, ask, part, value);
    ask.form.parts.iter().zip(values).map(one).collect::<Vec<_>>().collect_view().into_any()
}

fn shown(here: Here, ask: Ask, part: &'static Part, value: RwSignal<String>) -> AnyView {
    let (label, hint) = words(part);
    let around = Field::new(field_id(part.path), label).hint(hint).problems(ask.problems);
    let around = if is_optional(part) { around.optional() } else { around };
    match part.kind {
        Kind::Drive(states) => {
            let options = derive(move || {
                let known = here.job.with(|job| drives(job, states));
                core::iter::once((String::new(), w::choose().to_owned())).chain(known).collect()
            });
            field::select(around, "input input--20 input--serial", options, value)
        }
        Kind::Drives(states, _) => {
            let known = here.job.with_untracked(|job| drives(job, states));
            if known.is_empty() { ().into_any() } else { field::checks(around, known, value) }
        }
        Kind::MoreDrives => field::textarea(around, 3, "input input--serial", value),
        Kind::Long => field::textarea(around, 4, "input", value),
        Kind::Serial => field::text(around, Input::SERIAL, value),
        Kind::Count => {
            field::text(around, Input { class: "input input--20", inputmode: "numeric", ..Input::TEXT }, value)
        }
        Kind::Day => field::text(around, Input { class: "input input--20", kind: "date", ..Input::TEXT }, value),
        Kind::Line | Kind::Carrier | Kind::Address(_) => field::text(around, Input::TEXT, value),
        Kind::Yes => yes(part, label, hint, value),
        Kind::Pick(options) => {
            let choice = |(value, label, hint): &(&'static str, super::form::Text, super::form::Text)| Choice {
                value,
                label: label().to_owned(),
                hint: hint().to_owned(),
                below: None,
            };
            field::choices(around, options.iter().map(choice).collect(), value)
        }
        Kind::ExportKey if here.job.with_untracked(|job| job.job_type == JobType::Export) => {
            field::text(around, Input { class: "input input--serial", ..Input::SERIAL }, value)
        }
        Kind::ExportKey => ().into_any(),
    }
}

fn yes(part: &Part, label: &str, hint: &str, value: RwSignal<String>) -> AnyView {
    let ticked = RwSignal::new(!value.get_untracked().is_empty());
    effect(move || value.set(if ticked.get() { "yes".to_owned() } else { String::new() }));
    field::checkbox(&field_id(part.path), label.to_owned(), hint.to_owned(), ticked)
}

fn words(part: &Part) -> (&'static str, &'static str) {
    match part.kind {
        Kind::Address(field) => words::form::address(field),
        _ => ((part.label)(), (part.hint)()),
    }
}

fn is_optional(part: &Part) -> bool {
    part.optional || matches!(part.kind, Kind::Address(field) if !field.is_required())
}

/// Serial, and serial with its state in words.
fn drives(job: &Job, states: waybill_domain::set::Set<DriveState>) -> Vec<(String, String)> {
    let fits = job.drives.iter().filter(|drive| states.contains(*drive.state) && drive.destroyed.is_none());
    fits.map(|drive| {
        let serial = drive.serial.to_string();
        let words = [&serial, ", ", machines::drive_state(*drive.state)].concat();
        (serial, words)
    })
    .collect()
}

/// Whether the act has a drive to be done to, if it needs one: nobody is asked to choose from nothing.
pub(super) fn has_drive_for(job: &Job, act: &str) -> bool {
    let mut parts = FORMS.iter().filter(|form| form.act == act).flat_map(|form| form.parts);
    parts.all(|part| if let Kind::Drive(states) = part.kind { !drives(job, states).is_empty() } else { true })
}

/// Fills in what is known already, if nothing was typed; else what was typed stays, but for drives that fit no longer.
pub(super) fn propose(here: Here, ask: Ask) {
    let values = ask.values.get_value();
    let is_fresh = values.iter().all(|it| it.get_untracked().is_empty());
    here.job.with_untracked(|job| {
        for (part, value) in ask.form.parts.iter().zip(&values) {
            value.set(if is_fresh { known(job, part) } else { still(job, part, value.get_untracked()) });
        }
    });
}

/// A drive that went on meanwhile is not among the choices any more, and would be sent unseen.
fn still(job: &Job, part: &Part, typed: String) -> String {
    let (Kind::Drive(states) | Kind::Drives(states, _)) = part.kind else { return typed };
    let fit = drives(job, states);
    let lines = typed.lines().filter(|line| fit.iter().any(|(serial, _)| serial == line));
    lines.collect::<Vec<_>>().join("\n")
}

fn known(job: &Job, part: &Part) -> String {
    let serials = |states| drives(job, states).into_iter().map(|(serial, _)| serial).collect::<Vec<_>>();
    let address = |field: AddressField| job.return_address.as_ref().map(|it| it.get(field).to_owned());
    match part.kind {
        Kind::Drive(states) => {
            let mut serials = serials(states);
            if serials.len() == 1 { serials.pop().unwrap_or_default() } else { String::new() }
        }
        Kind::Drives(states, true) => serials(states).join("\n"),
        Kind::Address(field) => address(field).unwrap_or_default(),
        // Whom the customer pays for the way back.
        Kind::Carrier => job.return_shipping.as_ref().map(|it| it.carrier_name.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What was typed, to read once more before it is done.
pub(super) fn summary(ask: Ask) -> AnyView {
    let line = |(part, value): (&'static Part, RwSignal<String>)| {
        let typed = value.get_untracked().trim().lines().collect::<Vec<_>>().join(", ");
        let shown = match part.kind {
            Kind::Pick(options) => {
                options.iter().find(|option| option.0 == typed).map_or_else(String::new, |option| option.1().to_owned())
            }
            _ => typed,
        };
        (!shown.is_empty())
            .then(|| view! { <div><dt>{words(part).0}</dt><dd class="serial">{shown}</dd></div> }.into_any())
    };
    let lines: Vec<AnyView> = ask.form.parts.iter().zip(ask.values.get_value()).filter_map(line).collect();
    (!lines.is_empty()).then(|| view! { <dl class="manifest manifest--stack">{lines}</dl> }).into_any()
}
