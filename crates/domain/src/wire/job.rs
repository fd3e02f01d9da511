//! The contract's answer: a job as existing SDKs read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::drive::Drive;
use crate::drive_state::DriveState;
use crate::fields::ReturnAddress;
use crate::job::{EncryptionKey, Export, Job, Package, ReturnShipping, Time};
use crate::wire::Location;

/// `JobResponse` of the contract. Fields that mean nothing yet are absent, not null.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JobResource<'a> {
    system_data: SystemData<'a>,
    id: String,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    location: &'a str,
    tags: &'a BTreeMap<String, String>,
    properties: Properties<'a>,
    identity: Identity,
}

/// Who made the job and who changed it last.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemData<'a> {
    created_by: &'a str,
    created_by_type: &'static str,
    created_at: Time,
    last_modified_by: &'a str,
    last_modified_by_type: &'static str,
    last_modified_at: Time,
}

#[derive(Debug, Clone, Serialize)]
struct Identity {
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    storage_account_id: &'a str,
    job_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_address: Option<&'a ReturnAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_shipping: Option<&'a ReturnShipping>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_information: Option<ShippingInformation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_package: Option<&'a Package>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_package: Option<&'a Package>,
    diagnostics_path: &'a str,
    log_level: &'static str,
    backup_drive_manifest: bool,
    state: &'static str,
    cancel_requested: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_complete: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    incomplete_blob_list_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drive_list: Option<Vec<DriveStatus<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    export: Option<ExportBody<'a>>,
    provisioning_state: &'static str,
    encryption_key: &'a EncryptionKey,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct ShippingInformation<'a> {
    recipient_name: &'a str,
    street_address1: &'a str,
    street_address2: &'a str,
    city: &'a str,
    state_or_province: &'a str,
    postal_code: &'a str,
    country_or_region: &'a str,
    phone: &'a str,
    additional_information: &'a str,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct DriveStatus<'a> {
    drive_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest_file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest_hash: Option<&'a str>,
    drive_header_hash: &'a str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_complete: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verbose_log_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_log_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manifest_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes_succeeded: Option<u64>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    blob_list: Option<BlobListBody<'a>>,
    #[serde(rename = "blobListBlobPath", skip_serializing_if = "Option::is_none")]
    blob_list_blob_path: Option<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct BlobListBody<'a> {
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    blob_path: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    blob_path_prefix: &'a [String],
}

/// `{"value": […], "nextLink": …}`, the contract's list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListBody<T> {
    pub value: Vec<T>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_link: Option<String>,
}

/// One row of listBitLockerKeys.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BitLockerKeyItem {
    pub bit_locker_key: String,
    pub drive_id: String,
}

impl<'a> JobResource<'a> {
    /// A job as Get, Create and Update answer it. `location` is where its drives are sent, if that is known.
    pub fn whole(job: &'a Job, ships_to: Option<&'a Location>) -> Self {
        Self::of(job, ships_to, Some(job.drives.iter().map(DriveStatus::of).collect()))
    }

    /// A job as a list shows it: without its drives.
    pub fn item(job: &'a Job, ships_to: Option<&'a Location>) -> Self {
        Self::of(job, ships_to, None)
    }

    fn of(job: &'a Job, ships_to: Option<&'a Location>, drive_list: Option<Vec<DriveStatus<'a>>>) -> Self {
        Self {
            system_data: SystemData {
                created_by: &job.created_by,
                created_by_type: "User",
                created_at: job.created,
                last_modified_by: &job.changed_by,
                last_modified_by_type: "User",
                last_modified_at: job.changed,
            },
            id: job.id.resource_id(),
            name: job.id.name.as_str(),
            kind: "Microsoft.ImportExport/jobs",
            location: &job.location,
            tags: &job.tags,
            properties: Properties::of(job, ships_to, drive_list),
            identity: Identity { kind: "None" },
        }
    }
}

impl<'a> Properties<'a> {
    fn of(job: &'a Job, ships_to: Option<&'a Location>, drive_list: Option<Vec<DriveStatus<'a>>>) -> Self {
        Self {
            storage_account_id: job.storage_account_id.as_str(),
            job_type: job.job_type.word(),
            return_address: job.return_address.as_ref(),
            return_shipping: job.return_shipping.as_ref(),
            shipping_information: ships_to.map(ShippingInformation::of),
            delivery_package: job.delivery_package.as_ref(),
            return_package: job.return_package.as_ref(),
            diagnostics_path: &job.diagnostics_path,
            log_level: job.log_level.word(),
            backup_drive_manifest: job.backup_drive_manifest,
            state: job.state.word(),
            cancel_requested: job.cancel_requested,
            percent_complete: job.percent_complete(),
            incomplete_blob_list_uri: job.incomplete_blob_list_uri.as_deref(),
            drive_list,
            export: job.export.as_ref().map(ExportBody::of),
            provisioning_state: "Succeeded",
            encryption_key: &job.encryption_key,
        }
    }
}

impl<'a> ShippingInformation<'a> {
    fn of(location: &'a Location) -> Self {
        let it = &location.properties;
        Self {
            recipient_name: &it.recipient_name,
            street_address1: &it.street_address1,
            street_address2: &it.street_address2,
            city: &it.city,
            state_or_province: &it.state_or_province,
            postal_code: &it.postal_code,
            country_or_region: &it.country_or_region,
            phone: &it.phone,
            additional_information: &it.additional_shipping_information,
        }
    }
}

impl<'a> DriveStatus<'a> {
    /// The contract has no word for a faulted drive; it is told as the state it left.
    fn of(drive: &'a Drive) -> Self {
        let begun = drive.copied;
        Self {
            drive_id: drive.serial.as_str(),
            manifest_file: drive.manifest_file.as_ref().map(|it| it.as_str()),
            manifest_hash: drive.manifest_hash.as_ref().map(|it| it.as_str()),
            drive_header_hash: drive.drive_header_hash.as_ref().map_or("", |it| it.as_str()),
            state: match *drive.state {
                DriveState::Faulted if drive.has_begun() => DriveState::Transferring.word(),
                DriveState::Faulted => DriveState::Received.word(),
                state => state.word(),
            },
            copy_status: drive.copy_status.as_deref(),
            percent_complete: begun.map(|copied| copied.percent),
            verbose_log_uri: drive.logs.verbose_log_uri.as_deref(),
            error_log_uri: drive.logs.error_log_uri.as_deref(),
            manifest_uri: drive.logs.manifest_uri.as_deref(),
            bytes_succeeded: begun.map(|copied| copied.bytes),
        }
    }
}

impl<'a> ExportBody<'a> {
    fn of(export: &'a Export) -> Self {
        let listed = !export.blob_path.is_empty() || !export.blob_path_prefix.is_empty();
        let list = BlobListBody { blob_path: &export.blob_path, blob_path_prefix: &export.blob_path_prefix };
        Self { blob_list: listed.then_some(list), blob_list_blob_path: export.blob_list_blob_path.as_deref() }
    }
}
