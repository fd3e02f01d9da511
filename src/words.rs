//! The catalogue: every text that the portal says itself. Nothing a person reads stands as a literal anywhere else.
//!
//! Each text is a function, so that a missing one, or one with another number of gaps, does not compile; nor does a row
//! without both its columns. A further language is a further column in [`catalogue!`] and in each row; no page changes. Texts that come from the domain (what a
//! field lacks, why an act is refused) and from the service are shown as they come.

pub mod api;
pub mod app;
pub mod edit;
pub mod form;
pub mod happenings;
pub mod job;
pub mod jobs;
pub mod log;
pub mod machines;
pub mod mail;
pub mod new_job;
pub mod notices;
pub mod operations;
pub mod people;
pub mod playbook;
pub mod sessions;
pub mod settings;
pub mod share;
pub mod ship;
pub mod sign_in;
pub mod slip;
pub mod staff;
pub mod staff_job;
pub mod states;
pub mod steps;
pub mod support;
pub mod time;
pub mod ui;

use waybill_domain::lang::Lang;

/// The language of this build. The portal is built once for each language, and the service gives the reader theirs: no
/// visit pays for the words of another.
pub const LANG: Lang = if cfg!(feature = "swedish") { Lang::Swedish } else { Lang::English };

/// The language of dates and numbers, as the browser names it. British English: day before month, clock of 24 hours.
pub const LANGUAGE: &str = LANG.pick("en-GB", "sv-SE");

/// Rows of the catalogue: English, then Swedish. A text without gaps is a `&'static str`, one with gaps a `String`.
///
/// ```text
/// catalogue! {
///     title = "Jobs", "Jobb";
///     shown(some, all) = "{some} of {all} jobs", "{some} av {all} jobb";
/// }
/// assert_eq!(shown("12", "214"), "12 of 214 jobs");
/// ```
macro_rules! catalogue {
    ($($(#[$meta:meta])* $name:ident $(($($gap:ident),+))? = $english:literal, $swedish:literal;)+) => {
        $($crate::words::catalogue!(@row $(#[$meta])* $name $(($($gap),+))? = $english, $swedish);)+
    };
    (@row $(#[$meta:meta])* $name:ident = $english:literal, $swedish:literal) => {
        $(#[$meta])*
        pub fn $name() -> &'static str {
            $crate::words::LANG.pick($english, $swedish)
        }
    };
    (@row $(#[$meta:meta])* $name:ident ($($gap:ident),+) = $english:literal, $swedish:literal) => {
        $(#[$meta])*
        pub fn $name($($gap: &str),+) -> String {
            match $crate::words::LANG {
                waybill_domain::lang::Lang::English => format!($english),
                waybill_domain::lang::Lang::Swedish => format!($swedish),
            }
        }
    };
}
pub(crate) use catalogue;
