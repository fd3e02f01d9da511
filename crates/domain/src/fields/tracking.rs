//! A package's tracking number: taken as people write it, compared by its letters and digits.

use crate::spoken;
mod check_digit;
mod detect;

use super::text::{Fault, is_separator, narrow, text, text_field};
pub use detect::{Detected, TrackingDoubt, TrackingReason, detect, doubt_for};
use serde::Deserialize;

/// A tracking number, kept as typed: 1 to 100 characters. A doubt about it is [`doubt_for`]'s to tell, not a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct TrackingNumber(String);

text_field!(TrackingNumber, TrackingNumberProblem);

impl TrackingNumber {
    /// The most characters of a number.
    pub const MAX: usize = 100;

    /// Reads a number, without the space around it.
    pub fn parse(input: &str) -> Result<Self, TrackingNumberProblem> {
        let it = Self(text(input, Self::MAX)?.to_owned());
        // Two numbers without a key would be the same package.
        match it.key().is_empty() {
            true => Err(TrackingNumberProblem::OnlySigns),
            false => Ok(it),
        }
    }

    /// The form in which numbers are compared: letters and digits in capitals, without spaces, dashes and signs.
    pub fn key(&self) -> String {
        squash(&self.0)
    }

    /// The key with letters read as the digits they are mistaken for, O as 0 and I as 1: to find what was mistyped.
    pub fn look_alike_key(&self) -> String {
        detect::digits_for_letters(&self.key())
    }

    /// The number as the carrier knows it: without the `-1`, `-2` that tell apart jobs sent in one box.
    pub fn carrier_key(&self) -> String {
        match self.without_suffix() {
            Some(body) if detect::is_sound(&body) && !detect::is_sound(&self.key()) => body,
            _ => self.key(),
        }
    }

    fn without_suffix(&self) -> Option<String> {
        let (body, suffix) = self.0.rsplit_once('-')?;
        let short = (1..=2).contains(&suffix.len()) && suffix.bytes().all(|it| it.is_ascii_digit());
        short.then(|| squash(body))
    }
}

fn squash(it: &str) -> String {
    it.chars()
        .map(narrow)
        .filter(|it| it.is_ascii_alphanumeric() || !it.is_ascii() && !is_separator(*it))
        .map(|it| it.to_ascii_uppercase())
        .collect()
}

/// Why a text is not a tracking number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackingNumberProblem {
    Empty,
    TooLong { have: usize },
    Control,
    OnlySigns,
}

spoken! { TrackingNumberProblem, lang;
    Self::Empty => "Enter the tracking number from your carrier’s receipt", "Ange spårningsnumret från fraktbolagets kvitto";
    Self::TooLong { have } => "The tracking number has {have} characters, the most is {max}", "Spårningsnumret har {have} tecken, högst {max} går", max = TrackingNumber::MAX;
    Self::Control => "Type the tracking number on one line, without control characters", "Skriv spårningsnumret på en rad, utan styrtecken";
    Self::OnlySigns => "A tracking number has letters or digits. Enter it from your carrier’s receipt", "Ett spårningsnummer har bokstäver eller siffror. Ange det från fraktbolagets kvitto";
}

impl From<Fault> for TrackingNumberProblem {
    fn from(it: Fault) -> Self {
        match it {
            Fault::Empty => Self::Empty,
            Fault::TooLong { have } => Self::TooLong { have },
            Fault::Control => Self::Control,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_typed_and_compared_by_letters_and_digits() {
        let it = TrackingNumber::parse("  1z 999–aa1 O1 2345.6784 ").unwrap();
        assert_eq!(it.as_str(), "1z 999–aa1 O1 2345.6784");
        assert_eq!(it.key(), "1Z999AA1O123456784");
        assert_eq!(it.look_alike_key(), "1Z999AA10123456784");
        assert_eq!(TrackingNumber::parse("１Ｚ９９９").unwrap().key(), "1Z999");
        assert_eq!(TrackingNumber::parse("荷物 7").unwrap().key(), "荷物7");
    }

    #[test]
    fn a_number_of_no_known_carrier_is_still_a_number() {
        let read = |it: &str| TrackingNumber::parse(it).map(|it| it.key());
        assert_eq!(read("1"), Ok("1".to_owned()));
        assert_eq!(read(""), Err(TrackingNumberProblem::Empty));
        assert_eq!(read("- -"), Err(TrackingNumberProblem::OnlySigns));
        assert_eq!(read("1\n2"), Err(TrackingNumberProblem::Control));
        assert_eq!(read(&"1".repeat(101)), Err(TrackingNumberProblem::TooLong { have: 101 }));
    }

    #[test]
    fn a_suffix_for_several_jobs_in_one_box_is_not_the_carriers() {
        let key = |it: &str| TrackingNumber::parse(it).unwrap().carrier_key();
        assert_eq!(key("1Z999AA10123456784-2"), "1Z999AA10123456784");
        assert_eq!(key("1Z999AA101234567-84"), "1Z999AA10123456784");
        assert_eq!(key("12345-2"), "123452");
    }
}
