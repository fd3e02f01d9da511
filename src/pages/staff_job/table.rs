//! The acts of staff, in the order in which they are offered. Whether one may be done now is asked of the domain.

use waybill_domain::fields::AddressField;
use waybill_domain::job::Act;

use super::form::{Firm, Form, Group, Kind, Part, Text, address, nothing, optional, part};
use crate::words::staff_job as w;

const OUTCOMES: &[(&str, Text, Text)] = &[
    ("clean", w::clean, nothing),
    ("notices", w::notices, w::notices_hint),
    ("warnings", w::warnings, w::warnings_hint),
    ("errors", w::errors, w::errors_hint),
];
const RESOLUTIONS: &[(&str, Text, Text)] = &[
    ("goOn", w::go_on, w::go_on_hint),
    ("restart", w::restart, w::restart_hint),
    ("giveUp", w::give_up, w::give_up_hint),
];

const fn form(act: &'static str, group: Group, (what, yes): (Text, Text), parts: &'static [Part], firm: Firm) -> Form {
    Form { act, group, what, yes, parts, firm }
}

/// The table.
pub(super) const FORMS: &[Form] = &[
    form("noteContact", Group::Contact, (w::contact_what, w::contact_yes), CONTACT, Firm::No),
    form("answer", Group::Contact, (w::answer_what, w::answer_yes), ANSWER, Firm::No),
    form("bookIn", Group::Package, (w::book_in_what, w::book_in_yes), BOOK_IN, Firm::No),
    form("extend", Group::Package, (w::extend_what, w::extend_yes), EXTEND, Firm::No),
    form("close", Group::Package, (w::close_what, w::close_yes), &[], Firm::Always),
    form("shipBack", Group::Package, (w::ship_back_what, w::ship_back_yes), SHIP_BACK, Firm::Always),
    form("start", Group::Drives, (w::start_what, w::start_yes), START, Firm::No),
    form("finish", Group::Drives, (w::finish_what, w::finish_yes), FINISH, Firm::No),
    form("faultDrive", Group::Drives, (w::fault_drive_what, w::fault_drive_yes), FAULT_DRIVE, Firm::No),
    form(
        "resolveDrive",
        Group::Drives,
        (w::resolve_drive_what, w::resolve_drive_yes),
        RESOLVE,
        Firm::When("how", "giveUp"),
    ),
    form("markForDestruction", Group::Drives, (w::mark_what, w::mark_yes), MARK, Firm::Always),
    form("destroy", Group::Drives, (w::destroy_what, w::destroy_yes), DESTROY, Firm::Always),
    form("faultJob", Group::Job, (w::fault_job_what, w::fault_job_yes), REASON, Firm::No),
    form("resolveJob", Group::Job, (w::resolve_job_what, w::resolve_job_yes), &[], Firm::No),
    form("changeReturnAddress", Group::Job, (w::address_what, w::address_yes), ADDRESS, Firm::No),
    form("reportAddress", Group::Job, (w::report_what, w::report_yes), REASON, Firm::No),
    form("cancel", Group::Job, (w::cancel_what, w::cancel_yes), &[], Firm::Always),
];

const CONTACT: &[Part] = &[
    part("how", Kind::Line, w::how, w::how_hint),
    part("whom", Kind::Line, w::whom, nothing),
    part("said", Kind::Long, w::said, w::said_hint),
    optional("awaitsUntil", Kind::Day, w::awaits, w::awaits_hint),
];
const ANSWER: &[Part] = &[part("text", Kind::Long, w::answer_text, w::answer_hint)];
const BOOK_IN: &[Part] = &[
    part("drives", Kind::Drives(Act::BookIn.drives(), false), w::in_the_box, nothing),
    optional("more", Kind::MoreDrives, w::more_drives, w::more_drives_hint),
    part("complete", Kind::Yes, w::complete, w::complete_hint),
];
const EXTEND: &[Part] = &[part("until", Kind::Day, w::until, w::until_hint)];
const SHIP_BACK: &[Part] = &[
    part("package.carrierName", Kind::Carrier, w::carrier, nothing),
    part("package.trackingNumber", Kind::Serial, w::tracking, nothing),
    optional("drives", Kind::Drives(Act::ShipBack.drives(), true), w::in_the_parcel, w::in_the_parcel_hint),
];
const START: &[Part] = &[
    part("drive", Kind::Drive(Act::Start.drives()), w::drive, nothing),
    optional("bytesTotal", Kind::Count, w::bytes_total, w::bytes_total_hint),
];
const FINISH: &[Part] = &[
    part("drive", Kind::Drive(Act::Finish.drives()), w::drive, nothing),
    part("outcome", Kind::Pick(OUTCOMES), w::outcome, nothing),
    optional("bytes", Kind::Count, w::bytes, nothing),
    part("key", Kind::ExportKey, w::export_key, w::export_key_hint),
];
const FAULT_DRIVE: &[Part] = &[
    part("drive", Kind::Drive(Act::FaultDrive.drives()), w::drive, nothing),
    part("reason", Kind::Long, w::reason, w::reason_hint),
];
const RESOLVE: &[Part] = &[
    part("drive", Kind::Drive(Act::ResolveDrive.drives()), w::drive, nothing),
    part("how", Kind::Pick(RESOLUTIONS), w::goes_on, nothing),
];
const MARK: &[Part] = &[part("drive", Kind::Drive(Act::MarkForDestruction.drives()), w::drive, nothing)];
const DESTROY: &[Part] = &[part("drive", Kind::Drive(Act::Destroy.drives()), w::drive, nothing)];
const REASON: &[Part] = &[part("reason", Kind::Long, w::reason, w::reason_hint)];
const ADDRESS: &[Part] = &[
    address("address.recipientName", AddressField::RecipientName),
    address("address.streetAddress1", AddressField::StreetAddress1),
    address("address.streetAddress2", AddressField::StreetAddress2),
    address("address.postalCode", AddressField::PostalCode),
    address("address.city", AddressField::City),
    address("address.stateOrProvince", AddressField::StateOrProvince),
    address("address.countryOrRegion", AddressField::CountryOrRegion),
    address("address.phone", AddressField::Phone),
    address("address.email", AddressField::Email),
];
