//! Drives that go back: one carrier's number is one parcel, and a parcel has one address.

use crate::fields::{AddressField, Carrier, ReturnAddress, TrackingNumber};
use crate::lang::Said;
use crate::listed;
use crate::refusal::Refusal;
use crate::said;

/// For so many days after it was sent, a number is not taken for another address.
pub const REUSED_DAYS: i64 = 30;

listed! {
    /// What speaks against a return parcel's number without making it wrong: an operator may go on all the same.
    pub enum ParcelDoubt {
        /// Drives of another company go to the same address under this number.
        OtherCompany = "otherCompany",
        /// Drives for another recipient go to the same address under this number.
        OtherRecipient = "otherRecipient",
        /// It is the number of a package that came, or is to come, for another job.
        Inbound = "inbound",
    }
}

/// How a number is known already.
#[derive(Debug, Clone, PartialEq)]
pub struct ParcelUse {
    /// The other job's name.
    pub job: String,
    pub company: String,
    /// Whether another company owns it.
    pub is_foreign: bool,
    /// Where the other job's drives go under this number; absent if it is the number of a package that came for it.
    pub to: Option<ReturnAddress>,
}

/// A doubt, and the job it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtAbout {
    pub doubt: ParcelDoubt,
    pub job: String,
    pub company: String,
}

/// Whether drives may go to an address under a number that is used like this already.
///
/// # Errors
/// The number is on its way to another address; or something speaks against it that was not confirmed.
pub fn check(to: &ReturnAddress, uses: &[ParcelUse], confirmed: &[ParcelDoubt]) -> Result<(), Refusal> {
    let mut doubts = Vec::new();
    for it in uses {
        let about = |doubt| DoubtAbout { doubt, job: it.job.clone(), company: it.company.clone() };
        let Some(other) = &it.to else {
            doubts.push(about(ParcelDoubt::Inbound));
            continue;
        };
        if !is_same_place(to, other) {
            return Err(Refusal::ParcelElsewhere { job: it.job.clone(), company: it.company.clone() });
        }
        if it.is_foreign {
            doubts.push(about(ParcelDoubt::OtherCompany));
        } else if !is_same(to, other, &[AddressField::RecipientName]) {
            doubts.push(about(ParcelDoubt::OtherRecipient));
        }
    }
    doubts.retain(|it| !confirmed.contains(&it.doubt));
    if doubts.is_empty() { Ok(()) } else { Err(Refusal::ParcelDoubts(doubts)) }
}

/// Whether two numbers of two carriers are one parcel.
pub fn is_same_parcel(one: (&Carrier, &TrackingNumber), other: (&Carrier, &TrackingNumber)) -> bool {
    one.1.carrier_key() == other.1.carrier_key() && is_same_carrier(one.0, other.0)
}

/// Whether two names mean one carrier.
pub fn is_same_carrier(one: &Carrier, other: &Carrier) -> bool {
    carrier_key(one) == carrier_key(other)
}

fn carrier_key(it: &Carrier) -> String {
    it.known().map_or(it.as_str(), |known| known.name()).to_lowercase()
}

/// Whether two addresses are one place; the recipient may differ.
pub fn is_same_place(one: &ReturnAddress, other: &ReturnAddress) -> bool {
    use AddressField::{City, CountryOrRegion, PostalCode, StateOrProvince, StreetAddress1, StreetAddress2};
    is_same(one, other, &[StreetAddress1, StreetAddress2, City, StateOrProvince, PostalCode, CountryOrRegion])
}

/// Whether a parcel to one reaches the other: place and recipient are the same.
pub fn is_same_address(one: &ReturnAddress, other: &ReturnAddress) -> bool {
    is_same_place(one, other) && is_same(one, other, &[AddressField::RecipientName])
}

fn is_same(one: &ReturnAddress, other: &ReturnAddress, fields: &[AddressField]) -> bool {
    fields.iter().all(|field| folded(one.get(*field)) == folded(other.get(*field)))
}

/// Without case, spaces and signs.
fn folded(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl DoubtAbout {
    /// The doubt as a sentence.
    pub fn said(&self) -> Said {
        let Self { job, company, .. } = self;
        match self.doubt {
            ParcelDoubt::OtherCompany => said!(
                "Drives of another company, {company}, go to the same address under this number (job {job})",
                "Diskar från ett annat företag, {company}, går till samma adress med det här numret (jobbet {job})"
            ),
            ParcelDoubt::OtherRecipient => said!(
                "Drives for another recipient at this address go under this number (job {job})",
                "Diskar till en annan mottagare på adressen går med det här numret (jobbet {job})"
            ),
            ParcelDoubt::Inbound => said!(
                "This is the number of the package that job {job} of {company} sends to the data center",
                "Det här är numret på paketet som jobbet {job} från {company} skickar till datacentret"
            ),
        }
    }
}
