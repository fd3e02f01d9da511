//! Who carries the drives: a carrier's name as people write it, and the carriers that Waybill knows more about.

use super::text::{Fault, text, text_field};
use super::tracking::TrackingNumber;
use crate::spoken;
use serde::Deserialize;

/// A carrier's name, as typed: 1 to 100 characters. Any carrier is taken; what a location supports is advice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Carrier(String);

text_field!(Carrier, CarrierProblem);

impl Carrier {
    /// The most characters of a name.
    pub const MAX: usize = 100;

    /// Reads a name, without the space around it.
    pub fn parse(input: &str) -> Result<Self, CarrierProblem> {
        Ok(Self(text(input, Self::MAX)?.to_owned()))
    }

    /// The carrier of that name, if Waybill knows it.
    pub fn known(&self) -> Option<KnownCarrier> {
        KnownCarrier::from_name(&self.0)
    }
}

/// Why a text is not a carrier's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarrierProblem {
    Empty,
    TooLong { have: usize },
    Control,
}

spoken! { CarrierProblem, lang;
    Self::Empty => "Enter the carrier", "Ange fraktbolaget";
    Self::TooLong { have } => "The carrier’s name has {have} characters, the most is {max}", "Fraktbolagets namn har {have} tecken, högst {max} går", max = Carrier::MAX;
    Self::Control => "Type the carrier’s name on one line, without control characters", "Skriv fraktbolagets namn på en rad, utan styrtecken";
}

impl From<Fault> for CarrierProblem {
    fn from(it: Fault) -> Self {
        match it {
            Fault::Empty => Self::Empty,
            Fault::TooLong { have } => Self::TooLong { have },
            Fault::Control => Self::Control,
        }
    }
}

/// The customer's account with the carrier of the way back: 1 to 100 characters, of any shape.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct CarrierAccount(String);

text_field!(CarrierAccount, CarrierAccountProblem);

impl CarrierAccount {
    /// The most characters of an account number.
    pub const MAX: usize = 100;

    /// Reads an account number, without the space around it.
    pub fn parse(input: &str) -> Result<Self, CarrierAccountProblem> {
        Ok(Self(text(input, Self::MAX)?.to_owned()))
    }
}

/// Why a text is not an account number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarrierAccountProblem {
    Empty,
    TooLong { have: usize },
    Control,
}

spoken! { CarrierAccountProblem, lang;
    Self::Empty => "Enter your account number with the carrier", "Ange ditt kundnummer hos fraktbolaget";
    Self::TooLong { have } => "The account number has {have} characters, the most is {max}", "Kundnumret har {have} tecken, högst {max} går", max = CarrierAccount::MAX;
    Self::Control => "Type the account number on one line, without control characters", "Skriv kundnumret på en rad, utan styrtecken";
}

impl From<Fault> for CarrierAccountProblem {
    fn from(it: Fault) -> Self {
        match it {
            Fault::Empty => Self::Empty,
            Fault::TooLong { have } => Self::TooLong { have },
            Fault::Control => Self::Control,
        }
    }
}

/// A carrier whose tracking numbers or tracking page Waybill knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KnownCarrier {
    Ups,
    FedEx,
    Usps,
    Dhl,
    Tnt,
    BlueDart,
    PostNord,
}

impl KnownCarrier {
    /// All of them, the most used first.
    pub const ALL: [Self; 7] =
        [Self::Ups, Self::FedEx, Self::Usps, Self::Dhl, Self::Tnt, Self::BlueDart, Self::PostNord];

    /// The name the carrier goes by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ups => "UPS",
            Self::FedEx => "FedEx",
            Self::Usps => "USPS",
            Self::Dhl => "DHL",
            Self::Tnt => "TNT",
            Self::BlueDart => "Blue Dart",
            Self::PostNord => "PostNord",
        }
    }

    /// The carrier that a person means by a name, whatever its case, spaces and signs, and with a service after it
    /// (`dhl Express`).
    pub fn from_name(name: &str) -> Option<Self> {
        let squashed: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).collect();
        NAMES
            .into_iter()
            .find(|(start, _)| squashed.strip_prefix(start).is_some_and(|it| SERVICES.contains(&it)))
            .map(|it| it.1)
    }

    /// The public page where the carrier shows a package; `None` if the number cannot be the carrier's.
    pub fn tracking_url(self, tracking: &TrackingNumber) -> Option<String> {
        let page = match self {
            Self::Ups => "https://www.ups.com/track?tracknum=",
            Self::FedEx => "https://www.fedex.com/fedextrack/?trknbr=",
            Self::Usps => "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
            Self::Dhl => "https://www.dhl.com/global-en/home/tracking.html?tracking-id=",
            Self::Tnt => "https://www.tnt.com/express/en_gb/site/shipping-tools/tracking.html?searchType=con&cons=",
            Self::BlueDart => "https://www.bluedart.com/trackdartresultthirdparty?trackFor=0&trackNo=",
            Self::PostNord => "https://tracking.postnord.com/en/?id=",
        };
        let number = tracking.carrier_key();
        // ASCII letters and digits need no escaping, and no carrier uses more.
        number.bytes().all(|it| it.is_ascii_alphanumeric()).then(|| format!("{page}{number}"))
    }
}

const NAMES: [(&str, KnownCarrier); 11] = [
    ("ups", KnownCarrier::Ups),
    ("unitedparcelservice", KnownCarrier::Ups),
    ("fedex", KnownCarrier::FedEx),
    ("federalexpress", KnownCarrier::FedEx),
    ("usps", KnownCarrier::Usps),
    ("uspostalservice", KnownCarrier::Usps),
    ("unitedstatespostalservice", KnownCarrier::Usps),
    ("dhl", KnownCarrier::Dhl),
    ("tnt", KnownCarrier::Tnt),
    ("bluedart", KnownCarrier::BlueDart),
    ("postnord", KnownCarrier::PostNord),
];

/// What may follow a carrier's name without making it another's.
const SERVICES: [&str; 13] = [
    "",
    "air",
    "courier",
    "ecommerce",
    "express",
    "freight",
    "ground",
    "international",
    "logistics",
    "parcel",
    "priority",
    "saver",
    "worldwide",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carriers_are_known_by_any_spelling() {
        let rows = [
            ("UPS", Some(KnownCarrier::Ups)),
            (" u.p.s. ", Some(KnownCarrier::Ups)),
            ("Fed Ex", Some(KnownCarrier::FedEx)),
            ("FEDEX ground", Some(KnownCarrier::FedEx)),
            ("usps", Some(KnownCarrier::Usps)),
            ("DHL Express", Some(KnownCarrier::Dhl)),
            ("tnt", Some(KnownCarrier::Tnt)),
            ("Blue Dart", Some(KnownCarrier::BlueDart)),
            ("bluedart", Some(KnownCarrier::BlueDart)),
            ("post-nord", Some(KnownCarrier::PostNord)),
            ("Upstate Couriers", None),
            ("pwsh", None),
            ("ヤマト運輸", None),
        ];
        for (name, want) in rows {
            assert_eq!(Carrier::parse(name).unwrap().known(), want, "{name}");
        }
        for it in KnownCarrier::ALL {
            assert_eq!(KnownCarrier::from_name(it.name()), Some(it));
        }
    }

    #[test]
    fn every_carrier_has_a_page_for_a_package() {
        let number = TrackingNumber::parse("1z 999 AA1 01 2345 6784").unwrap();
        assert_eq!(
            KnownCarrier::Ups.tracking_url(&number).unwrap(),
            "https://www.ups.com/track?tracknum=1Z999AA10123456784"
        );
        let strange = TrackingNumber::parse("荷物1").unwrap();
        for it in KnownCarrier::ALL {
            assert!(it.tracking_url(&number).unwrap().starts_with("https://"));
            assert_eq!(it.tracking_url(&strange), None);
        }
    }

    #[test]
    fn names_and_accounts_are_one_line_of_100_characters() {
        assert_eq!(Carrier::parse(""), Err(CarrierProblem::Empty));
        assert_eq!(Carrier::parse(&"å".repeat(101)), Err(CarrierProblem::TooLong { have: 101 }));
        assert_eq!(Carrier::parse("a\tb"), Err(CarrierProblem::Control));
        assert_eq!(CarrierAccount::parse(" 989ffff ").unwrap().as_str(), "989ffff");
        assert_eq!(CarrierAccount::parse(""), Err(CarrierAccountProblem::Empty));
        assert_eq!(CarrierAccount::parse(&"1".repeat(101)), Err(CarrierAccountProblem::TooLong { have: 101 }));
        assert_eq!(CarrierAccount::parse("1\n2"), Err(CarrierAccountProblem::Control));
    }
}
