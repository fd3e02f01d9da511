//! Where drives are sent back to: what a person typed, and the address that came of it.

use super::text::{Fault, Signs, TEXT_MAX, is_separator, narrow, text};
use crate::displayed;
use crate::lang::Lang;
use crate::lang::Say;
use crate::spoken;
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

    fn ask(self, lang: Lang) -> &'static str {
        match self {
            Self::RecipientName => lang.pick(
                "Enter the full name of the person who receives the drives",
                "Ange hela namnet på den som tar emot diskarna",
            ),
            Self::StreetAddress1 => lang.pick("Enter the street and number", "Ange gata och nummer"),
            Self::StreetAddress2 => {
                lang.pick("Enter the building, floor or department", "Ange byggnad, våning eller avdelning")
            }
            Self::City => lang.pick("Enter the town or city", "Ange orten"),
            Self::StateOrProvince => lang.pick("Enter the state or province", "Ange delstat eller län"),
            Self::PostalCode => lang.pick("Enter the postal code", "Ange postnumret"),
            Self::CountryOrRegion => lang.pick("Enter the country or region", "Ange land eller region"),
            Self::Phone => lang
                .pick("Enter a phone number that the courier may call", "Ange ett telefonnummer som budet kan ringa"),
            Self::Email => lang.pick(
                "Enter an e-mail address, so that we can write if something is wrong",
                "Ange en e-postadress, så att vi kan skriva om något är fel",
            ),
        }
    }

    fn noun(self, lang: Lang) -> &'static str {
        match self {
            Self::RecipientName => lang.pick("The name", "Namnet"),
            Self::StreetAddress1 => lang.pick("The street and number", "Gata och nummer"),
            Self::StreetAddress2 => lang.pick("The second address line", "Andra adressraden"),
            Self::City => lang.pick("The town or city", "Orten"),
            Self::StateOrProvince => lang.pick("The state or province", "Delstat eller län"),
            Self::PostalCode => lang.pick("The postal code", "Postnumret"),
            Self::CountryOrRegion => lang.pick("The country or region", "Land eller region"),
            Self::Phone => lang.pick("The phone number", "Telefonnumret"),
            Self::Email => lang.pick("The e-mail address", "E-postadressen"),
        }
    }
}

/// Five digits at least, and what people write between and after them: `+ ( ) - . / , #`, space, `x`, `ext`.
fn phone(it: &str) -> Result<&str, AddressProblem> {
    let is_odd = |it| {
        let it = narrow(it);
        let is_usual =
            matches!(it, '0'..='9' | '+' | '(' | ')' | '.' | '/' | ',' | ':' | '#' | 'e' | 'E' | 'x' | 'X' | 't' | 'T');
        !is_usual && !is_separator(it)
    };
    if let Some(odd) = Signs::odd(it, is_odd) {
        return Err(AddressProblem::PhoneCharacters(odd));
    }
    let digits = it.chars().filter(|it| narrow(*it).is_ascii_digit()).count();
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    Missing(AddressField),
    TooLong { field: AddressField, have: usize },
    Control(AddressField),
    PhoneShort { have: usize },
    PhoneCharacters(Signs),
    EmailSpace,
    EmailShape,
}

spoken! { AddressProblem, lang;
    Self::Missing(it) => "{ask}", "{ask}", ask = it.ask(lang);
    Self::TooLong { field, have } => "{noun} has {have} characters, the most is {TEXT_MAX}", "{noun} har {have} tecken, högst {TEXT_MAX} går", noun = field.noun(lang);
    Self::Control(it) => "{noun} must be on one line, without tabs or control characters", "{noun} ska stå på en rad, utan tabbar eller styrtecken", noun = it.noun(lang);
    Self::PhoneShort { have } => "The phone number has {have} digits, it needs at least 5", "Telefonnumret har {have} siffror, det behöver minst 5";
    Self::PhoneCharacters(it) => "Leave {it} out of the phone number", "Ta bort {it} ur telefonnumret", it = it.say(lang);
    Self::EmailSpace => "Enter the e-mail address without spaces", "Ange e-postadressen utan mellanslag";
    Self::EmailShape => "Enter an e-mail address like name@example.com", "Ange en e-postadress som namn@example.com";
}

/// Every problem of an address, for readers that can hold one error only; it speaks for the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressProblems(pub Vec<(AddressField, AddressProblem)>);

impl Say for AddressProblems {
    fn tell(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.first() {
            Some((_, problem)) => problem.tell(lang, f),
            None => f.write_str(lang.pick("Check the return address", "Kontrollera returadressen")),
        }
    }
}

displayed!(AddressProblems);

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
        let odd = AddressProblem::PhoneCharacters(Signs::odd("calm", |_| true).unwrap());
        check(AddressField::Phone, "call me, call", Some(odd));
        assert_eq!(odd.to_string(), "Leave “c”, “a”, “l”, “m” out of the phone number");
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
