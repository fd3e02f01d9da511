//! Groups of fields that several forms have: how they look, what they become in the JSON, and what speaks against them.

use waybill_domain::problem::Problem;

pub mod address;
pub mod delivery;
pub mod doubts;
pub mod job_page;
pub mod keeping;
pub mod logs;
pub mod pick;
pub mod return_shipping;
pub mod send_to;
pub mod sending;

/// The fields of a job's own data, in the order in which every page asks for them; what the service reads in another.
const ORDER: [&str; 12] = [
    "properties.deliveryPackage.trackingNumber",
    "properties.deliveryPackage",
    "properties.returnAddress.recipientName",
    "properties.returnAddress.street",
    "properties.returnAddress.postalCode",
    "properties.returnAddress.city",
    "properties.returnAddress.state",
    "properties.returnAddress.country",
    "properties.returnAddress.phone",
    "properties.returnAddress.email",
    "properties.returnShipping.carrierName",
    "properties.returnShipping",
];

/// Puts problems into the order of the page; others come first.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| ORDER.iter().position(|field| problem.target.starts_with(field)));
}
