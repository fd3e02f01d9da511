//! Words that the portal, mails, badges and embeds share, in every language, and small sentences made of lists.
//!
//! The language is the first argument. A caller with a constant one, like the portal, carries no other's words.

pub mod dates;
pub mod states;
pub mod status;
pub mod steps;
pub mod subscriptions;

use crate::lang::Lang;

/// "A", "A or B", "A, B or C".
pub fn either(lang: Lang, words: &[&str]) -> String {
    joined(words, lang.pick(" or ", " eller "))
}

/// "A", "A and B", "A, B and C".
pub fn all_of(lang: Lang, words: &[&str]) -> String {
    joined(words, lang.pick(" and ", " och "))
}

fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => [&most.join(", "), last, end].concat(),
    }
}
