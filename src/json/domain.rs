//! The domain's types. Each names its fields once more, because the compiler then checks that none is forgotten, and the
//! tests that each is read as it is written; what serde would derive is 30 kB.

use waybill_domain::arrival::ArrivalState;
use waybill_domain::drive::{Copied, Drive, DriveVisit, ExtraDrive, LogUris, Outcome};
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::{
    AddressInput, Carrier, CarrierAccount, DriveHeaderHash, DriveSerial, JobName, ManifestFile, ManifestHash,
    ResourceGroup, ReturnAddress, StorageAccountId, SubscriptionId, TrackingNumber,
};
use waybill_domain::job::{
    Act, AddressFault, EncryptionKey, Export, Job, JobFault, JobId, JobType, LogLevel, Package, Question,
    ReturnShipping, Time, Visit,
};
use waybill_domain::job_state::JobState;
use waybill_domain::machine::At;
use waybill_domain::moment;
use waybill_domain::next_step::{By, NextStep, Step, Turn};
use waybill_domain::role::Role;
use waybill_domain::share::Tells;
use waybill_domain::wire::{
    BitLockerKeyItem, Entry, ErrorBody, ErrorDetail, JobPage, JobRow, ListBody, Location, LocationProperties, Session,
    SignInProvider, SignInWays, SignedOut, Subscription, Timeline,
};

use super::Unreadable;

use super::value::{Fields, Json, Value, parsed};
use crate::unread::Unread;

/// Structs whose fields are read by name. `field = "key"` where the key is another word.
macro_rules! records {
    ($($kind:ident { $($field:ident $(= $key:literal)?),+ $(,)? })+) => { $(
        impl Json for $kind {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let mut fields = Fields::of(value)?;
                Ok(Self { $($field: fields.get(records!(@key $field $($key)?))?),+ })
            }
        }
    )+ };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Enums that are one word each.
macro_rules! words {
    ($($kind:ident),+ $(,)?) => { $(
        impl Json for $kind {
            fn read(value: Value) -> Result<Self, Unreadable> {
                parsed(value, |text| Self::ALL.iter().copied().find(|it| it.word() == text))
            }
        }
    )+ };
}

/// Texts that have a parser of their own.
macro_rules! texts {
    ($($kind:ty),+ $(,)?) => { $(
        impl Json for $kind {
            fn read(value: Value) -> Result<Self, Unreadable> {
                parsed(value, |text| text.parse().ok())
            }
        }
    )+ };
}

// Where the macros are known.
mod log;

words!(Act, ArrivalState, By, DriveState, JobState, JobType, LogLevel, Outcome, Role, Step, Tells, Turn);

texts!(
    At<DriveState>,
    At<JobState>,
    Carrier,
    CarrierAccount,
    DriveHeaderHash,
    DriveSerial,
    JobName,
    ManifestFile,
    ManifestHash,
    ResourceGroup,
    StorageAccountId,
    SubscriptionId,
    TrackingNumber,
);

records! {
    JobId { subscription, group, name }
    Visit { state, at }
    JobFault { from, reason, since }
    AddressFault { reason, since }
    Question { asked, since, until }
    Package { carrier_name, tracking_number, drive_count, ship_date }
    ReturnShipping { carrier_name, carrier_account_number }
    Export { blob_path, blob_path_prefix, blob_list_blob_path }
    EncryptionKey { kek_type, kek_url, kek_vault_resource_id }
    AddressInput {
        recipient_name, street_address1, street_address2, city, state_or_province, postal_code, country_or_region, phone,
        email,
    }
    Job {
        id, job_type, state, revision, location, storage_account_id, tags, return_address, return_shipping,
        delivery_package, further_packages, return_package, diagnostics_path, log_level, backup_drive_manifest,
        cancel_requested, incomplete_blob_list_uri, drives, extra_drives, export, encryption_key, fault, created,
        created_by, changed, changed_by, updated, visits, expected_until, overdue_since, warned_of, answered, question, address_fault,
        destruction_due, package_complete,
        drives_wait, drives_wait_since,
    }
    Drive {
        serial, state, manifest_file, manifest_hash, drive_header_hash, has_key, copied, copy_status, outcome, logs, fault,
        given_up, destroyed, to_destroy, visits,
    }
    DriveVisit { state, at }
    LogUris { error_log_uri, verbose_log_uri, manifest_uri }
    Copied { percent, bytes, bytes_total, rate, reported }
    ExtraDrive { serial, received, shipped_back }
    NextStep { turn, step, by, at }
    JobRow {
        id, job_type, state, revision, location, percent_complete, cancel_requested, overdue, drives, missing, next,
        changed,
    }
    JobPage { value, next, total, needs_you, more }
    Timeline { value, next }
    Entry { seq, at, role, who, what }
    Subscription { id, company, storage_accounts, groups }
    SignInWays { one_time_links, by_mail, provider }
    SignInProvider { name, contact }
    SignedOut { continue_at }
    Session { id, name, roles, subscriptions, demo, expires, now }
    Location { id, name, kind = "type", properties }
    LocationProperties {
        recipient_name, street_address1, street_address2, city, state_or_province, postal_code, country_or_region, phone,
        additional_shipping_information, supported_carriers, alternate_locations,
    }
    ErrorBody { error }
    ErrorDetail { code, message, target, details }
    BitLockerKeyItem { bit_locker_key, drive_id }
    Unread { unread }
}

impl<T: Json> Json for ListBody<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut fields = Fields::of(value)?;
        Ok(Self { value: fields.get("value")?, next_link: fields.get("next_link")? })
    }
}

impl Json for Time {
    fn read(value: Value) -> Result<Self, Unreadable> {
        parsed(value, moment::parse)
    }
}

impl Json for ReturnAddress {
    fn read(value: Value) -> Result<Self, Unreadable> {
        Self::try_from(<AddressInput as Json>::read(value)?).map_err(|_| Unreadable)
    }
}
