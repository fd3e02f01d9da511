//! Where drives are sent back to: the fields, and an address as lines to read.

use crate::view::prelude::*;
use waybill_domain::fields::{AddressField, AddressInput};
use waybill_domain::wire::LocationProperties;

use crate::browser;
use crate::draft::{Draft, Texts};
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::Problems;
use crate::words as w;

fn path(field: AddressField) -> String {
    ["properties.returnAddress.", field.wire_name()].concat()
}

/// All fields, in the order of a letter.
pub fn fields(draft: Draft, problems: Problems) -> AnyView {
    let one = move |field: AddressField| {
        let (label, hint) = w::form::address(field);
        let around = Field::new(path(field), label).hint(hint).problems(problems);
        let around = if field.is_required() { around } else { around.optional() };
        field::text(around, input(field), draft.field(&path(field)))
    };
    view! {
        {one(AddressField::RecipientName)}
        {one(AddressField::StreetAddress1)}
        {one(AddressField::StreetAddress2)}
        <div class="group__row">{one(AddressField::PostalCode)}{one(AddressField::City)}</div>
        <div class="group__row">{one(AddressField::StateOrProvince)}{one(AddressField::CountryOrRegion)}</div>
        <div class="group__row">{one(AddressField::Phone)}{one(AddressField::Email)}</div>
    }
    .into_any()
}

/// What the browser may fill in, and which keyboard it shows.
fn input(field: AddressField) -> Input {
    let text = Input::TEXT;
    match field {
        AddressField::RecipientName => Input { autocomplete: "name", ..text },
        AddressField::StreetAddress1 => Input { autocomplete: "address-line1", ..text },
        AddressField::StreetAddress2 => Input { autocomplete: "address-line2", ..text },
        AddressField::City => Input { autocomplete: "address-level2", ..text },
        AddressField::StateOrProvince => Input { autocomplete: "address-level1", ..text },
        AddressField::PostalCode => Input { autocomplete: "postal-code", class: "input input--10", ..text },
        AddressField::CountryOrRegion => Input { autocomplete: "country-name", ..text },
        AddressField::Phone => Input { autocomplete: "tel", kind: "tel", ..text },
        // Not `email`: the browser would refuse letters that the domain takes.
        AddressField::Email => Input { autocomplete: "email", inputmode: "email", ..text },
    }
}

/// What is typed; nothing if every field is empty.
pub fn typed(texts: &Texts) -> Option<AddressInput> {
    let mut input = AddressInput::default();
    for field in AddressField::ALL {
        texts.get(&path(field)).clone_into(input.get_mut(field));
    }
    AddressField::ALL.iter().any(|field| !input.get(*field).trim().is_empty()).then_some(input)
}

/// Fills in an address that is known.
pub fn propose(draft: Draft, known: &AddressInput) {
    AddressField::ALL.iter().for_each(|field| draft.propose(&path(*field), known.get(*field)));
}

/// Puts an address in place of whatever is typed: half of one and half of another is neither.
pub fn replace(draft: Draft, known: &AddressInput) {
    AddressField::ALL.iter().for_each(|field| known.get(*field).clone_into(&mut draft.field(&path(*field)).write()));
}

/// To the first line.
pub fn focus() {
    browser::focus_field(&path(AddressField::RecipientName));
}

/// A return address as it stands on a letter.
pub fn lines(it: &AddressInput) -> Vec<String> {
    let town = [&it.postal_code, &it.city, &it.state_or_province];
    letter([&it.recipient_name, &it.street_address1, &it.street_address2], town, [&it.country_or_region, &it.phone])
}

/// The same of a data center.
pub fn location_lines(it: &LocationProperties) -> Vec<String> {
    let town = [&it.postal_code, &it.city, &it.state_or_province];
    letter([&it.recipient_name, &it.street_address1, &it.street_address2], town, [&it.country_or_region, &it.phone])
}

/// What there is of it: the town is one line.
fn letter(above: [&String; 3], town: [&String; 3], below: [&String; 2]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |line: &str| {
        let line = line.trim();
        if !line.is_empty() {
            lines.push(line.to_owned());
        }
    };
    above.into_iter().for_each(|line| add(line));
    add(&town.map(String::as_str).join(" "));
    below.into_iter().for_each(|line| add(line));
    lines
}

/// Lines as an address is written.
pub fn address(class: &'static str, lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { {line}<br/> }.into_any()).collect_view();
    view! { <address class=class>{lines}</address> }.into_any()
}
