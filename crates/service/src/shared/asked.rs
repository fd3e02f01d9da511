//! What the address of a badge or page asks for. It was written by hand into somebody's wiki: words that are not known are
//! ignored, never an error.

use axum::http::{HeaderMap, Uri, header};
use url::form_urlencoded;
use waybill_domain::lang::Lang;
use waybill_domain::share::Tells;

/// Light, dark, or as the reader's system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// The parts of a card that are wanted; those that the link does not tell are not there either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Show {
    pub(super) state: bool,
    pub(super) progress: bool,
    pub(super) drives: bool,
    pub(super) diagram: bool,
}

/// `?theme=auto|light|dark&lang=en|sv&show=state,progress,drives,diagram`, and what an open page says of itself: `have`, the version it shows, and `alone`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) theme: Theme,
    pub(super) lang: Lang,
    pub(super) show: Show,
    pub(super) have: Option<String>,
    /// Whether it is a page of its own: not in anybody's frame, as far as the browser says.
    pub(super) alone: bool,
}

impl Theme {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Show {
    const ALL: Self = Self { state: true, progress: true, drives: true, diagram: true };
    pub(super) const NOTHING: Self = Self { state: false, progress: false, drives: false, diagram: false };

    /// All that is named; everything if nothing that is known is named.
    fn of(words: &str) -> Self {
        let add = |show: Self, word: &str| match word.trim() {
            "state" => Self { state: true, ..show },
            "progress" => Self { progress: true, ..show },
            "drives" => Self { drives: true, ..show },
            "diagram" => Self { diagram: true, ..show },
            _ => show,
        };
        let named = words.split(',').fold(Self::NOTHING, add);
        if named == Self::NOTHING { Self::ALL } else { named }
    }

    /// As an address names it.
    pub(super) fn words(self) -> String {
        let all =
            [(self.state, "state"), (self.progress, "progress"), (self.drives, "drives"), (self.diagram, "diagram")];
        all.into_iter().filter_map(|(shown, word)| shown.then_some(word)).collect::<Vec<_>>().join(",")
    }

    /// Without what a link does not tell.
    pub(super) fn told(self, tells: Tells) -> Self {
        let progress = self.progress && tells >= Tells::Progress;
        Self { progress, drives: self.drives && tells == Tells::Drives, ..self }
    }
}

impl Asked {
    pub(super) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        Self::read(uri.query().unwrap_or_default(), headers)
    }

    pub(super) fn read(query: &str, headers: &HeaderMap) -> Self {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let of = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_ref());
        let theme = match of("theme") {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let show = of("show").map_or(Show::ALL, Show::of);
        let lang = of("lang").and_then(Lang::of_tag).unwrap_or_else(|| accepted(headers));
        let alone = headers.get("sec-fetch-dest").is_some_and(|dest| dest == "document") || of("alone") == Some("1");
        Self { theme, lang, show, have: of("have").map(str::to_owned), alone }
    }
}

/// What the browser asks for. A choice that somebody made in the portal lies in a cookie, and none is read here.
fn accepted(headers: &HeaderMap) -> Lang {
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    Lang::asked(&lines.collect::<Vec<_>>().join(",")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str, languages: &'static str) -> Asked {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, axum::http::HeaderValue::from_static(languages));
        Asked::read(query, &headers)
    }

    #[test]
    fn what_is_not_known_is_ignored() {
        let asked = read("theme=pink&lang=tlh&show=secrets&x", "de, sv;q=0.7, en;q=0.5");
        assert_eq!(asked, Asked { theme: Theme::Auto, lang: Lang::Swedish, show: Show::ALL, have: None, alone: false });
        let asked = read("lang=en&theme=dark&show=state%2Cdiagram,secrets", "sv");
        let show = Show { state: true, diagram: true, ..Show::NOTHING };
        assert_eq!(asked, Asked { theme: Theme::Dark, lang: Lang::English, show, have: None, alone: false });
        assert_eq!(read("", "sv;q=0, fr").lang, Lang::English);
    }

    #[test]
    fn nothing_is_shown_that_is_not_told() {
        let told = Show::ALL.told(Tells::State);
        assert_eq!(told, Show { progress: false, drives: false, ..Show::ALL });
        assert_eq!(Show::ALL.told(Tells::Drives), Show::ALL);
    }
}
