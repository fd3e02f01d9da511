//! Things that speak every language: problems, refusals, and sentences made at one place and read at another.

use core::cell::Cell;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Lang, ONLY};

/// What can say itself in every language. [`spoken!`](crate::spoken) makes it of a table with a column for each.
pub trait Say {
    /// Writes it in a language.
    ///
    /// # Errors
    /// The writer's own.
    fn tell(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// As part of a sentence in this language.
    fn within(&self, lang: Lang) -> In<'_, Self> {
        In(self, lang)
    }

    /// As a text in this language.
    fn say(&self, lang: Lang) -> String {
        self.within(lang).to_string()
    }
}

/// Something, in a language.
pub struct In<'a, T: ?Sized>(&'a T, Lang);

impl<T: Say + ?Sized> fmt::Display for In<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.tell(self.1, f)
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn tell(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).tell(lang, f)
    }
}

/// A text in every language of the build, made where it is known what is to be said, before it is known who reads it.
/// In JSON, in logs and to `Display` it is the English one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    english: String,
    /// Empty if it is the same.
    swedish: String,
}

impl Said {
    /// A text that is the same in every language, or that came in the reader's.
    pub fn as_is(text: impl Into<String>) -> Self {
        Self { english: text.into(), swedish: String::new() }
    }

    /// The text of something that says itself.
    pub fn of(it: &impl Say) -> Self {
        Self::each(|lang| it.say(lang))
    }

    /// Made once for each language.
    pub fn each(text: impl Fn(Lang) -> String) -> Self {
        match ONLY {
            Some(only) => Self::as_is(text(only)),
            None => Self { english: text(Lang::English), swedish: text(Lang::Swedish) },
        }
    }

    /// The text for a reader.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Swedish if !self.swedish.is_empty() => &self.swedish,
            Lang::Swedish | Lang::English => &self.english,
        }
    }
}

impl Say for Said {
    fn tell(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(lang))
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tell(current(), f)
    }
}

impl Serialize for Said {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.english)
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::as_is)
    }
}

thread_local! {
    static CURRENT: Cell<Lang> = const { Cell::new(Lang::English) };
}

/// The language of `Display`: English, but within [`aloud`].
pub fn current() -> Lang {
    if ONLY.is_some() { Lang::English.spoken() } else { CURRENT.get() }
}

/// Does something with `Display` in a language. For readers of JSON only, whose errors keep what `Display` said.
pub fn aloud<T>(lang: Lang, act: impl FnOnce() -> T) -> T {
    let before = CURRENT.replace(lang);
    let done = act();
    CURRENT.set(before);
    done
}

/// What the variants of an error say, as a table: English, then Swedish. Also its `Display` and `Error`.
///
/// ```text
/// spoken! { JobNameProblem, lang;
///     Self::Empty => "Enter a name for the job", "Ange ett namn på jobbet";
///     Self::TooLong { have } => "… {have} …, the most is {max}", "… {have} …, högst {max}", max = JobName::MAX;
/// }
/// ```
#[macro_export]
macro_rules! spoken {
    ($name:ident, $lang:ident; $($pattern:pat => $english:literal, $swedish:literal $(, $arg:ident = $value:expr)*;)+) => {
        impl $crate::lang::Say for $name {
            fn tell(&self, $lang: $crate::lang::Lang, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self {
                    $($pattern => match $lang.spoken() {
                        $crate::lang::Lang::English => write!(f, $english $(, $arg = $value)*),
                        $crate::lang::Lang::Swedish => write!(f, $swedish $(, $arg = $value)*),
                    }),+
                }
            }
        }
        $crate::displayed!($name);
    };
}

/// `Display` and `Error` of something that says itself.
#[macro_export]
macro_rules! displayed {
    ($name:ident) => {
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                $crate::lang::Say::tell(self, $crate::lang::current(), f)
            }
        }
        impl core::error::Error for $name {}
    };
}

/// A [`Said`] of an English and a Swedish text with the same gaps. Where what fills a gap is itself said in a language, a
/// name for the language stands first: `said!(lang; "… {who}", "… {who}", who = role.noun(lang))`.
#[macro_export]
macro_rules! said {
    ($english:literal, $swedish:literal $(, $arg:ident = $value:expr)* $(,)?) => {
        $crate::said!(lang; $english, $swedish $(, $arg = $value)*)
    };
    ($lang:ident; $english:literal, $swedish:literal $(, $arg:ident = $value:expr)* $(,)?) => {
        $crate::lang::Said::each(|$lang| match $lang.spoken() {
            $crate::lang::Lang::English => format!($english $(, $arg = $value)*),
            $crate::lang::Lang::Swedish => format!($swedish $(, $arg = $value)*),
        })
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_is_english_but_where_it_is_asked_aloud() {
        let count = 3;
        let said = said!("{count} drives", "{count} diskar");
        assert_eq!(said.to_string(), "3 drives");
        assert_eq!(said.text(Lang::Swedish), "3 diskar");
        assert_eq!(aloud(Lang::Swedish, || said.to_string()), "3 diskar");
        assert_eq!(said.to_string(), "3 drives");
    }
}
