//! Words that the portal, mails, badges and embeds share, in every language, and small sentences made of lists.
//!
//! The language is the first argument. A caller with a constant one, like the portal, carries no other's words.

pub mod states;
pub mod status;
pub mod steps;

/// "A", "A or B", "A, B or C".
pub fn either(words: &[&str]) -> String {
    joined(words, " or ")
}

/// "A", "A and B", "A, B and C".
pub fn all_of(words: &[&str]) -> String {
    joined(words, " and ")
}

fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => [&most.join(", "), last, end].concat(),
    }
}
