//! One of several, or yes and no.

use crate::view::prelude::*;

use super::Field;

/// One of many, closed. Options are value and words.
pub fn select(
    field: Field,
    class: &'static str,
    options: Signal<Vec<(String, String)>>,
    value: RwSignal<String>,
) -> AnyView {
    let option = move |(option, words): (String, String)| {
        let this = option.clone();
        view! { <option value=option prop:selected=move || *value.read() == this>{words}</option> }
    };
    let view = view! {
        <select
            class=class
            id=field.id.clone()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
            on:change=move |ev| value.set(event_target_value(&ev))
        >
            {move || options.get().into_iter().map(option).collect_view()}
        </select>
    };
    field.around(view.into_any())
}

/// One of a few, all in sight. The first of a choice has the field's id, so that a problem leads to it.
pub struct Choice {
    pub value: &'static str,
    pub label: String,
    /// What choosing it means; empty for nothing to say.
    pub hint: String,
    /// What hangs on the choice: shown below it while it is chosen.
    pub below: Option<ViewFn>,
}

/// Radio buttons under one legend.
pub fn choices(field: Field, choices: Vec<Choice>, value: RwSignal<String>) -> AnyView {
    let name = field.id.clone();
    let one = |(at, choice): (usize, Choice)| {
        let id = if at == 0 { name.clone() } else { [&name, "-", choice.value].concat() };
        let hint_id = [&id, "-hint"].concat();
        let this = choice.value;
        let is_chosen = move || *value.read() == this;
        let hint = (!choice.hint.is_empty())
            .then(|| view! { <p class="quiet small" id=hint_id.clone()>{choice.hint.clone()}</p> });
        let below = choice.below.map(|below| move || is_chosen().then(|| below.run()));
        view! {
            <div class="choice">
                <input
                    type="radio"
                    name=name.clone()
                    id=id.clone()
                    value=this
                    aria-describedby=hint.is_some().then_some(hint_id)
                    prop:checked=is_chosen
                    on:change=move |_| value.set(this.to_owned())
                />
                <label for=id>{choice.label}</label>
                {hint}
            </div>
            {below}
        }
        .into_any()
    };
    let views = choices.into_iter().enumerate().map(one).collect_view();
    view! {
        <fieldset class="field" aria-invalid=field.invalid() aria-describedby=field.described_by()>
            <legend class="field__label">{field.label_words()}</legend>
            {field.notes()}
            {views}
        </fieldset>
    }
    .into_any()
}

/// Yes or no.
pub fn checkbox(id: &str, label: String, hint: String, value: RwSignal<bool>) -> AnyView {
    let hint_id = [id, "-hint"].concat();
    let hint = (!hint.is_empty()).then(|| view! { <p class="quiet small" id=hint_id.clone()>{hint}</p> });
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=id.to_owned()
                aria-describedby=hint.is_some().then_some(hint_id)
                prop:checked=value
                on:change=move |ev| value.set(event_target_checked(&ev))
            />
            <label for=id.to_owned()>{label}</label>
            {hint}
        </div>
    }
    .into_any()
}

/// Any of some, all in sight; the value holds those that are ticked, one a line. Options are value and words.
pub fn checks(field: Field, options: Vec<(String, String)>, value: RwSignal<String>) -> AnyView {
    let one = |(at, (option, words)): (usize, (String, String))| {
        let id = if at == 0 { field.id.clone() } else { [&field.id, "-", &option].concat() };
        let (this, that) = (option.clone(), option);
        let is_ticked = move || value.read().lines().any(|line| line == this);
        let tick = move |ticked: bool| {
            let mut all: Vec<String> = value.get_untracked().lines().map(str::to_owned).collect();
            all.retain(|line| *line != that);
            if ticked {
                all.push(that.clone());
            }
            value.set(all.join("\n"));
        };
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() prop:checked=is_ticked on:change=move |ev| tick(event_target_checked(&ev))/>
                <label for=id>{words}</label>
            </div>
        }
        .into_any()
    };
    let views = options.into_iter().enumerate().map(one).collect_view();
    view! {
        <fieldset class="field" aria-invalid=field.invalid() aria-describedby=field.described_by()>
            <legend class="field__label">{field.label_words()}</legend>
            {field.notes()}
            {views}
        </fieldset>
    }
    .into_any()
}
