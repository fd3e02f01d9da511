//! A line of text, or several.

use crate::view::prelude::*;

use super::Field;
use crate::text::has;

/// What kind of line: how wide, which keyboard, what the browser may fill in.
#[derive(Clone, Copy)]
pub struct Input {
    /// `"input"`, with `input--2`, `input--10` or `input--20` where the width hints at the length, and `input--serial` for
    /// what is compared sign by sign.
    pub class: &'static str,
    /// `text`, `email`, `tel`, `date`, `search`.
    pub kind: &'static str,
    pub autocomplete: &'static str,
    /// `numeric` for digits that are no number to count with; empty for none.
    pub inputmode: &'static str,
}

impl Input {
    pub const TEXT: Self = Self { class: "input", kind: "text", autocomplete: "off", inputmode: "" };
    pub const SERIAL: Self = Self { class: "input input--serial input--20", ..Self::TEXT };
}

/// A field of one line. Nothing is checked while it is typed.
pub fn text(field: Field, input: Input, value: RwSignal<String>) -> AnyView {
    let is_serial = has(input.class, "serial");
    let view = view! {
        <input
            class=input.class
            id=field.id.clone()
            type=input.kind
            autocomplete=input.autocomplete
            inputmode=(!input.inputmode.is_empty()).then_some(input.inputmode)
            autocapitalize=is_serial.then_some("characters")
            spellcheck=is_serial.then_some("false")
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
            prop:value=value
            on:input=move |ev| value.set(event_target_value(&ev))
        />
    };
    field.around(view.into_any())
}

/// A field of several lines.
pub fn textarea(field: Field, rows: u8, class: &'static str, value: RwSignal<String>) -> AnyView {
    let view = view! {
        <textarea
            class=class
            id=field.id.clone()
            rows=rows.to_string()
            spellcheck=has(class, "serial").then_some("false")
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
            prop:value=value
            on:input=move |ev| value.set(event_target_value(&ev))
        ></textarea>
    };
    field.around(view.into_any())
}
