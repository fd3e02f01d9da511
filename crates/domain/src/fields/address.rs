//! Where drives are sent back to: what a person typed, and the address that came of it.

use super::text::{Fault, TEXT_MAX, is_separator, narrow, text};
use serde::{Deserialize, Deserializer, Serialize};

/// A return address as typed, and as the contract's JSON has it.
/// What is absent or null there is empty here; `stateOrProvince` is left out of the JSON when empty, `streetAddress2`
/// is not, as the service was seen to answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AddressInput {
    #[serde(deserialize_with = "or_empty")]
    pub recipient_name: String,
    #[serde(deserialize_with = "or_empty")]
    pub street_address1: String,
    #[serde(deserialize_with = "or_empty")]
    pub street_address2: String,
    #[serde(deserialize_with = "or_empty")]
    pub city: String,
    #[serde(deserialize_with = "or_empty", skip_serializing_if = "String::is_empty")]
    pub state_or_province: String,
    #[serde(deserialize_with = "or_empty")]
    pub postal_code: String,
    #[serde(deserialize_with = "or_empty")]
    pub country_or_region: String,
    #[serde(deserialize_with = "or_empty")]
    pub phone: String,
    #[serde(deserialize_with = "or_empty")]
    pub email: String,
}

impl AddressInput {
    /// Reads all fields; on failure all problems, in the order of [`AddressField::ALL`].
    pub fn read(&self) -> Result<ReturnAddress, Vec<(AddressField, AddressProblem)>> {
        let mut read = Self::default();
        let mut problems = Vec::new();
        for field in AddressField::ALL {
            match field.read(self.get(field)) {
                Ok(it) => it.clone_into(read.get_mut(field)),
                Err(problem) => problems.push((field, problem)),
            }
        }
        match problems.is_empty() {
            true => Ok(ReturnAddress(read)),
            false => Err(problems),
        }
    }

    /// What was typed into a field.
    pub fn get(&self, field: AddressField) -> &str {
        match field {
            AddressField::RecipientName => &self.recipient_name,
            AddressField::StreetAddress1 => &self.street_address1,
            AddressField::StreetAddress2 => &self.street_address2,
            AddressField::City => &self.city,
            AddressField::StateOrProvince => &self.state_or_province,
            AddressField::PostalCode => &self.postal_code,
            AddressField::CountryOrRegion => &self.country_or_region,
            AddressField::Phone => &self.phone,
            AddressField::Email => &self.email,
        }
    }

    /// A field, to type into.
    pub fn get_mut(&mut self, field: AddressField) -> &mut String {
        match field {
            AddressField::RecipientName => &mut self.recipient_name,
            AddressField::StreetAddress1 => &mut self.street_address1,
            AddressField::StreetAddress2 => &mut self.street_address2,
            AddressField::City => &mut self.city,
            AddressField::StateOrProvince => &mut self.state_or_province,
            AddressField::PostalCode => &mut self.postal_code,
            AddressField::CountryOrRegion => &mut self.country_or_region,
            AddressField::Phone => &mut self.phone,
            AddressField::Email => &mut self.email,
        }
    }
}

fn or_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// A return address whose every field was read: trimmed, required ones present, each at most 200 characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "AddressInput", into = "AddressInput")]
pub struct ReturnAddress(AddressInput);

impl ReturnAddress {
    /// The value of a field; empty if it is optional and was not given.
    pub fn get(&self, field: AddressField) -> &str {
        self.0.get(field)
    }

    /// The address as text by field, to read or to edit again.
    pub fn input(&self) -> &AddressInput {
        &self.0
    }
}

impl TryFrom<AddressInput> for ReturnAddress {
    type Error = AddressProblems;

    fn try_from(input: AddressInput) -> Result<Self, AddressProblems> {
        input.read().map_err(AddressProblems)
    }
}

impl From<ReturnAddress> for AddressInput {
    fn from(it: ReturnAddress) -> Self {
        it.0
    }
}

/// A field of an address, in the order of the contract and of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddressField {
    RecipientName,
    StreetAddress1,
    StreetAddress2,
    City,
    StateOrProvince,
    PostalCode,
    CountryOrRegion,
    Phone,
    Email,
}

impl AddressField {
    /// All fields, in order.
    pub const ALL: [Self; 9] = [
        Self::RecipientName,
        Self::StreetAddress1,
        Self::StreetAddress2,
        Self::City,
        Self::StateOrProvince,
        Self::PostalCode,
        Self::CountryOrRegion,
        Self::Phone,
        Self::Email,
    ];

    /// The field's name in JSON and in an error's target.
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::RecipientName => "recipientName",
            Self::StreetAddress1 => "streetAddress1",
            Self::StreetAddress2 => "streetAddress2",
            Self::City => "city",
            Self::StateOrProvince => "stateOrProvince",
            Self::PostalCode => "postalCode",
            Self::CountryOrRegion => "countryOrRegion",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// Whether an address must have it.
    pub fn is_required(self) -> bool {
        !matches!(self, Self::StreetAddress2 | Self::StateOrProvince)
    }

    fn read(self, input: &str) -> Result<&str, AddressProblem> {
        let it = match text(input, TEXT_MAX) {
            Ok(it) => it,
            Err(Fault::Empty) if !self.is_required() => return Ok(""),
            Err(Fault::Empty) => return Err(AddressProblem::Missing(self)),
            Err(Fault::TooLong { have }) => return Err(AddressProblem::TooLong { field: self, have }),
            Err(Fault::Control) => return Err(AddressProblem::Control(self)),
        };
        match self {
            Self::Phone => phone(it),
            Self::Email => email(it),
            // Names, streets and postal codes of the world have no common shape.
            Self::RecipientName
            | Self::StreetAddress1
            | Self::StreetAddress2
            | Self::City
            | Self::StateOrProvince
            | Self::PostalCode
            | Self::CountryOrRegion => Ok(it),
        }
    }

    fn ask(self) -> &'static str {
        match self {
            Self::RecipientName => "Enter the full name of the person who receives the drives",
            Self::StreetAddress1 => "Enter the street and number",
            Self::StreetAddress2 => "Enter the building, floor or department",
            Self::City => "Enter the town or city",
            Self::StateOrProvince => "Enter the state or province",
            Self::PostalCode => "Enter the postal code",
            Self::CountryOrRegion => "Enter the country or region",
            Self::Phone => "Enter a phone number that the courier may call",
            Self::Email => "Enter an e-mail address, so that we can write if something is wrong",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::RecipientName => "The name",
            Self::StreetAddress1 => "The street and number",
            Self::StreetAddress2 => "The second address line",
            Self::City => "The town or city",
            Self::StateOrProvince => "The state or province",
            Self::PostalCode => "The postal code",
            Self::CountryOrRegion => "The country or region",
            Self::Phone => "The phone number",
            Self::Email => "The e-mail address",
        }
    }
}

/// Five digits at least, and what people write between and after them: `+ ( ) - . / , #`, space, `x`, `ext`.
fn phone(it: &str) -> Result<&str, AddressProblem> {
    let mut digits = 0;
    for sign in it.chars().map(narrow) {
        match sign {
            '0'..='9' => digits += 1,
            '+' | '(' | ')' | '.' | '/' | ',' | ':' | '#' | 'e' | 'E' | 'x' | 'X' | 't' | 'T' => {}
            it if is_separator(it) => {}
            it => return Err(AddressProblem::PhoneCharacter(it)),
        }
    }
    match digits < 5 {
        true => Err(AddressProblem::PhoneShort { have: digits }),
        false => Ok(it),
    }
}

/// One `@` with something on both sides and no spaces; only a letter to it tells more.
fn email(it: &str) -> Result<&str, AddressProblem> {
    if it.contains(char::is_whitespace) {
        return Err(AddressProblem::EmailSpace);
    }
    match it.split_once('@') {
        Some((name, host)) if !name.is_empty() && !host.is_empty() && !host.contains('@') => Ok(it),
        _ => Err(AddressProblem::EmailShape),
    }
}

/// What is wrong with one field of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    #[error("{}", .0.ask())]
    Missing(AddressField),
    #[error("{} has {have} characters, the most is {TEXT_MAX}", .field.noun())]
    TooLong { field: AddressField, have: usize },
    #[error("{} must be on one line, without tabs or control characters", .0.noun())]
    Control(AddressField),
    #[error("The phone number has {have} digits, it needs at least 5")]
    PhoneShort { have: usize },
    #[error("Leave {0} out of the phone number")]
    PhoneCharacter(char),
    #[error("Enter the e-mail address without spaces")]
    EmailSpace,
    #[error("Enter an e-mail address like name@example.com")]
    EmailShape,
}

/// Every problem of an address, for readers that can hold one error only; it speaks for the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressProblems(pub Vec<(AddressField, AddressProblem)>);

impl std::fmt::Display for AddressProblems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.first() {
            Some((_, problem)) => problem.fmt(f),
            None => f.write_str("Check the return address"),
        }
    }
}

impl std::error::Error for AddressProblems {}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"recipientName":" 山田 太郎 ","streetAddress1":"Österlånggatan 41","city":"Stockholm","stateOrProvince":null,"postalCode":"S-111 31","countryOrRegion":"Sweden","phone":"+46 (0)70-555 01 88 ext. 4","email":"dana@fabrikam.example"}"#;

    fn good() -> AddressInput {
        serde_json::from_str(GOOD).unwrap()
    }

    #[test]
    fn an_address_is_trimmed_and_written_as_the_service_answers() {
        let json = serde_json::to_string(&good().read().unwrap()).unwrap();
        assert_eq!(
            json,
            r#"{"recipientName":"山田 太郎","streetAddress1":"Österlånggatan 41","streetAddress2":"","city":"Stockholm","postalCode":"S-111 31","countryOrRegion":"Sweden","phone":"+46 (0)70-555 01 88 ext. 4","email":"dana@fabrikam.example"}"#
        );
        assert_eq!(serde_json::from_str::<ReturnAddress>(&json).unwrap(), good().read().unwrap());
    }

    #[test]
    fn all_problems_come_at_once() {
        let problems = AddressInput::default().read().unwrap_err();
        let names: Vec<_> = problems.iter().map(|it| it.0.wire_name()).collect();
        let required = ["recipientName", "streetAddress1", "city", "postalCode", "countryOrRegion", "phone", "email"];
        assert_eq!(names, required);
        assert_eq!(problems[5].1.to_string(), "Enter a phone number that the courier may call");
        let refused = serde_json::from_str::<ReturnAddress>("{}").unwrap_err();
        assert_eq!(refused.to_string(), "Enter the full name of the person who receives the drives");
    }

    #[track_caller]
    fn check(field: AddressField, typed: &str, want: Option<AddressProblem>) {
        let mut input = good();
        typed.clone_into(input.get_mut(field));
        let problem = input.read().err().map(|it| it[0]);
        assert_eq!(problem, want.map(|it| (field, it)), "{typed:?}");
    }

    #[test]
    fn postal_codes_and_phones_are_taken_as_people_write_them() {
        for it in ["98007", "SW1A 1AA", "803 20", "1050-1010 AB", "〒100-0001"] {
            check(AddressField::PostalCode, it, None);
        }
        for it in ["4250000000", "0800/555.01", "+1 (425) 555‑0100 x12", "０３－１２３４－５６７８", "0 8 5 5 5"]
        {
            check(AddressField::Phone, it, None);
        }
        check(AddressField::Phone, "12-34", Some(AddressProblem::PhoneShort { have: 4 }));
        check(AddressField::Phone, "call me", Some(AddressProblem::PhoneCharacter('c')));
    }

    #[test]
    fn an_e_mail_address_has_one_at_and_two_sides() {
        for it in ["a@b", "Test@contoso.com", "åsa+x@exempel.se"] {
            check(AddressField::Email, it, None);
        }
        for it in ["@b", "a@", "ab", "a@b@c"] {
            check(AddressField::Email, it, Some(AddressProblem::EmailShape));
        }
        check(AddressField::Email, "a b@c", Some(AddressProblem::EmailSpace));
    }

    #[test]
    fn a_field_is_one_line_of_200_characters() {
        let field = AddressField::City;
        check(field, &"å".repeat(200), None);
        check(field, &"å".repeat(201), Some(AddressProblem::TooLong { field, have: 201 }));
        check(field, "a\nb", Some(AddressProblem::Control(field)));
        assert_eq!(
            AddressProblem::TooLong { field, have: 201 }.to_string(),
            "The town or city has 201 characters, the most is 200"
        );
    }
}
