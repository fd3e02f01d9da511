//! The languages Waybill speaks. Which one a reader gets is decided where they are met: in the portal by its build, in the
//! service by the request.
//!
//! In a browser there is only one, Swedish with the feature `swedish`, else English: the words of the other are not even
//! compiled in. Elsewhere all are there.

mod asked;
mod say;

pub use say::{In, Said, Say, aloud, current};

/// A language with all its words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    English,
    Swedish,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::English, Self::Swedish];

    /// The primary subtag of BCP 47, as in `lang="sv"`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Swedish => "sv",
        }
    }

    /// What those who speak it call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Swedish => "Svenska",
        }
    }

    /// The language of a BCP 47 tag, if Waybill speaks it: `sv`, `sv-FI`, in any case.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// The language itself, or the only one of this build.
    pub const fn spoken(self) -> Self {
        match ONLY {
            Some(only) => only,
            None => self,
        }
    }

    /// One of two columns.
    pub const fn pick(self, english: &'static str, swedish: &'static str) -> &'static str {
        match self.spoken() {
            Self::English => english,
            Self::Swedish => swedish,
        }
    }
}

/// The language of a build that has one only. By the target and not by a feature: Cargo unites the features of all
/// packages that are built together, and the portal would carry what the service needs.
const ONLY: Option<Lang> = if cfg!(not(target_family = "wasm")) {
    None
} else if cfg!(feature = "swedish") {
    Some(Lang::Swedish)
} else {
    Some(Lang::English)
};

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_language_is_known_by_its_primary_subtag() {
        assert_eq!(Lang::of_tag("sv-FI"), Some(Lang::Swedish));
        assert_eq!(Lang::of_tag("EN"), Some(Lang::English));
        assert_eq!(Lang::of_tag("svx"), None);
        assert_eq!(Lang::of_tag(""), None);
    }
}
