//! What a page tells the browser around it: its title, that its form has a problem, and what a screen reader should say.

use std::sync::LazyLock;

use crate::view::prelude::*;

use crate::words as w;

struct Page {
    title: ArcRwSignal<String>,
    in_error: ArcRwSignal<bool>,
    said: ArcRwSignal<String>,
}

static PAGE: LazyLock<Page> = LazyLock::new(|| Page {
    title: ArcRwSignal::new(String::new()),
    in_error: ArcRwSignal::new(false),
    said: ArcRwSignal::new(String::new()),
});

/// Names the page, and keeps the name up to date. Each page calls it once.
pub fn title(words: impl Fn() -> String + 'static) {
    in_error(false);
    effect(move || PAGE.title.set(words()));
}

/// Whether the form on the page has problems: "Error:" then stands first in the title.
pub fn in_error(it: bool) {
    PAGE.in_error.set(it);
}

/// Has a text read out when the reader pauses. Rare things only: a flood is worse than silence.
pub fn announce(words: &str) {
    words.clone_into(&mut PAGE.said.write());
}

/// The title's text, as the tab shows it. Followed.
pub fn full_title() -> String {
    let title = w::app::title(&PAGE.title.get());
    if PAGE.in_error.get() { w::ui::error_title(&title) } else { title }
}

/// As [`full_title`], not followed.
pub fn full_title_untracked() -> String {
    untrack(full_title)
}

/// Where announced texts stand. Once a page.
pub fn announcer() -> AnyView {
    view! { <p class="hear" role="status" aria-live="polite">{move || PAGE.said.get()}</p> }.into_any()
}
