//! Buttons: busy while a request is under way, and saying why when they are off. Never off for invalid input.

use crate::view::prelude::*;

use crate::words as w;

/// Whether a button can be pressed. One that cannot stays in the tab order, so that its reason is found.
#[derive(Clone, PartialEq, Eq)]
pub enum Press {
    Ready,
    Busy,
    /// The reason, as a sentence. Shown beside the button.
    Off(String),
}

/// A button. `class` is how it looks: `"button"`, `"button button--plain button--small"` and so on.
pub fn button(
    class: &'static str,
    label: impl IntoView + 'static,
    press: Signal<Press>,
    on_press: impl Fn() + 'static,
) -> AnyView {
    made(class, "button", label.into_any(), press, Box::new(on_press))
}

/// The button that sends its form; the form's `on:submit` does the work.
pub fn submit(class: &'static str, label: &'static str, press: Signal<Press>) -> AnyView {
    made(class, "submit", label.into_any(), press, Box::new(|| ()))
}

/// Always ready.
pub fn ready() -> Signal<Press> {
    Signal::stored(Press::Ready)
}

/// Busy as long as something is under way.
pub fn busy_while(busy: Signal<bool>) -> Signal<Press> {
    derive(move || if busy.get() { Press::Busy } else { Press::Ready })
}

fn made(
    class: &'static str,
    kind: &'static str,
    label: AnyView,
    press: Signal<Press>,
    on_press: Box<dyn Fn()>,
) -> AnyView {
    let off = move || match press.get() {
        Press::Off(why) => Some(why),
        Press::Ready | Press::Busy => None,
    };
    // The second half of a double click is nothing: it would say yes to what only came with the first, a doubt or the next
    // step.
    let is_meant = move |ev: &leptos::ev::MouseEvent| matches!(press.get_untracked(), Press::Ready) && ev.detail() < 2;
    view! {
        <button
            class=class
            type=kind
            aria-disabled=move || (press.get() != Press::Ready).then_some("true")
            aria-busy=move || (press.get() == Press::Busy).then_some("true")
            aria-description=off
            on:click=move |ev| if is_meant(&ev) { on_press() } else { ev.prevent_default() }
        >
            {label}
            // Words, not a spinner.
            {move || (press.get() == Press::Busy).then(|| view! { <span class="hear">{w::ui::working()}</span> })}
        </button>
        {move || off().map(|why| view! { <span class="small quiet">{why}</span> })}
    }
    .into_any()
}
