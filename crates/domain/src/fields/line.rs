//! What people and companies are called: texts of one line, the same wherever they are typed.

use super::text::{Fault, TEXT_MAX, text, text_field};
use crate::spoken;

/// The name of a person or a program, as timelines show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

text_field!(PersonName, LineProblem);

impl PersonName {
    /// The most characters of a name.
    pub const MAX: usize = TEXT_MAX;

    /// Reads a name, without the space around it.
    pub fn parse(input: &str) -> Result<Self, LineProblem> {
        line(input, LineProblem::NoName).map(Self)
    }
}

/// The name of the company that owns a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company(String);

text_field!(Company, LineProblem);

impl Company {
    /// Reads a name, without the space around it.
    pub fn parse(input: &str) -> Result<Self, LineProblem> {
        line(input, LineProblem::NoCompany).map(Self)
    }
}

/// Whom to write to at a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact(String);

text_field!(Contact, LineProblem);

impl Contact {
    /// Reads a contact, without the space around it; nothing is nobody.
    pub fn parse(input: &str) -> Result<Self, LineProblem> {
        match text(input, TEXT_MAX) {
            Ok(text) => Ok(Self(text.to_owned())),
            Err(Fault::Empty) => Ok(Self(String::new())),
            Err(Fault::TooLong { .. } | Fault::Control) => Err(LineProblem::NotALine),
        }
    }
}

fn line(input: &str, missing: LineProblem) -> Result<String, LineProblem> {
    text(input, TEXT_MAX).map(str::to_owned).map_err(|fault| match fault {
        Fault::Empty => missing,
        Fault::TooLong { .. } | Fault::Control => LineProblem::NotALine,
    })
}

/// Why a text is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblem {
    NoName,
    NoCompany,
    NotALine,
}

spoken! { LineProblem, lang;
    Self::NoName => "Enter a name", "Ange ett namn";
    Self::NoCompany => "Enter the company's name", "Ange företagets namn";
    Self::NotALine => "Use at most {max} characters, on one line", "Använd högst {max} tecken, på en rad", max = TEXT_MAX;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_at_most_two_hundred_characters() {
        assert_eq!(PersonName::parse(" Åsa Öberg ").unwrap().as_str(), "Åsa Öberg");
        for (text, problem) in
            [(" ", LineProblem::NoName), ("a\nb", LineProblem::NotALine), ("a\tb", LineProblem::NotALine)]
        {
            assert_eq!(PersonName::parse(text), Err(problem), "{text:?}");
        }
        assert_eq!(Company::parse(&"x".repeat(201)), Err(LineProblem::NotALine));
        assert_eq!(Company::parse(""), Err(LineProblem::NoCompany));
        assert_eq!(Contact::parse(" ").unwrap().as_str(), "");
        assert_eq!(Contact::parse("a\u{1b}[2Jb"), Err(LineProblem::NotALine));
    }
}
