//! Light, dark, or as the system. The choice is an attribute of `<html>`; `public/theme.js` sets it before the first paint.

use std::sync::LazyLock;

use crate::view::prelude::*;

use crate::browser;
use crate::words as w;

const KEY: &str = "waybill.theme";

/// What was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

static CHOSEN: LazyLock<ArcRwSignal<Theme>> =
    LazyLock::new(|| ArcRwSignal::new(Theme::read(browser::stored(KEY).as_deref())));

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    fn read(word: Option<&str>) -> Self {
        match word {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// What stands in storage and in the attribute; the system's is the absence of a choice.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::System => w::ui::theme_system(),
            Self::Light => w::ui::theme_light(),
            Self::Dark => w::ui::theme_dark(),
        }
    }
}

/// The choice; followed.
pub fn chosen() -> Theme {
    CHOSEN.get()
}

/// Chooses. False if the browser will not remember it.
pub fn choose(theme: Theme) -> bool {
    let html = document().document_element();
    if let Some(html) = html {
        // The document element always takes an attribute.
        let _set = match theme.word() {
            Some(word) => html.set_attribute("data-theme", word),
            None => html.remove_attribute("data-theme"),
        };
    }
    CHOSEN.set(theme);
    browser::store(KEY, theme.word())
}
