//! The body of a PUT: every field as text, read all at once so that all problems are told together.

use crate::lang::Said;
use crate::said;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bounds::{PATH_MAX, URI_MAX, WORDS_MAX};
use crate::event::{NewDrive, NewJob};
use crate::fields::{
    AddressInput, BitLockerKey, BlobPath, BlobPathPrefix, Carrier, CarrierAccount, DriveHeaderHash, DriveSerial,
    ManifestFile, ManifestHash, ReturnAddress, StorageAccountId, TrackingNumber,
};
use crate::job::{EncryptionKey, Export, JobId, JobType, LogLevel, Package, ReturnShipping};
use crate::problem::Problems;
use crate::wire::{BLOB_LIST_MAX, DIAGNOSTICS_PATH, DRIVES_MAX};

/// `PutJobParameters` of the contract. What the service owns may be sent and is ignored, as is what it does not know.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PutJobParameters {
    pub location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    pub properties: JobDetails,
}

/// `JobDetails` of the contract, as a customer may send it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct JobDetails {
    pub storage_account_id: Option<String>,
    pub job_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_address: Option<AddressInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_shipping: Option<ReturnShippingInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_package: Option<PackageInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnostics_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_drive_manifest: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive_list: Option<Vec<DriveInput>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export: Option<ExportInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_key: Option<EncryptionKeyInput>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReturnShippingInput {
    pub carrier_name: Option<String>,
    pub carrier_account_number: Option<String>,
}

/// A delivery package, or a return package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PackageInput {
    pub carrier_name: Option<String>,
    pub tracking_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ship_date: Option<String>,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DriveInput {
    pub drive_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bit_locker_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest_file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive_header_hash: Option<String>,
}

/// Says nothing of the key: a request that is logged by accident must not tell it.
impl core::fmt::Debug for DriveInput {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("DriveInput").field("drive_id", &self.drive_id).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportInput {
    #[serde(rename = "blobList", skip_serializing_if = "Option::is_none")]
    pub blob_list: Option<BlobListInput>,
    #[serde(rename = "blobListBlobPath", alias = "blobListblobPath", skip_serializing_if = "Option::is_none")]
    pub blob_list_blob_path: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BlobListInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blob_path: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blob_path_prefix: Option<Vec<String>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EncryptionKeyInput {
    pub kek_type: Option<String>,
    pub kek_url: Option<String>,
    #[serde(rename = "kekVaultResourceID")]
    pub kek_vault_resource_id: Option<String>,
}

impl PutJobParameters {
    /// Reads the whole body.
    ///
    /// # Errors
    /// All problems, each with the path of its field.
    pub fn read(&self, id: JobId) -> Result<NewJob, Problems> {
        let mut problems = Problems::default();
        let all = &mut problems;
        let it = &self.properties;
        let location = required(
            all,
            "location",
            self.location.as_deref(),
            said!("Choose the data center’s location", "Välj datacentrets plats"),
        );
        let account = required(
            all,
            "properties.storageAccountId",
            it.storage_account_id.as_deref(),
            said!("Enter the storage account", "Ange lagringskontot"),
        );
        all.text("properties.storageAccountId", account, PATH_MAX);
        let account =
            account.and_then(|text| all.take("properties.storageAccountId", text.parse::<StorageAccountId>()));
        let job_type = required(
            all,
            "properties.jobType",
            it.job_type.as_deref(),
            said!("Choose whether to import or to export", "Välj om du vill importera eller exportera"),
        );
        let job_type = job_type.and_then(|text| all.take("properties.jobType", text.parse::<JobType>()));
        if it.state.as_deref().is_some_and(|state| !state.is_empty() && state != "Creating") {
            all.add(
                "properties.state",
                said!(
                    "A new job is Creating. Ask for Shipping in an update, when the drives are on their way",
                    "Ett nytt jobb är Creating. Begär Shipping i en ändring, när diskarna är på väg"
                ),
            );
        }
        let address = it.return_address.as_ref().and_then(|input| read_address(all, input));
        let shipping = it.return_shipping.as_ref().and_then(|input| input.read(all));
        let package = it.delivery_package.as_ref().and_then(|input| input.read(all, "properties.deliveryPackage"));
        let log_level = read_log_level(all, it.log_level.as_deref()).unwrap_or(LogLevel::Error);
        let drives = self.read_drives(all, job_type);
        let export = self.read_export(all, job_type);
        let encryption_key = it.encryption_key.as_ref().map_or_else(EncryptionKey::default, |key| key.read(all));
        all.tags(self.tags.as_ref().unwrap_or(&BTreeMap::new()));
        all.text("location", self.location.as_deref(), WORDS_MAX);
        all.text("properties.diagnosticsPath", it.diagnostics_path.as_deref(), PATH_MAX);
        let diagnostics = it.diagnostics_path.as_deref().map(str::trim).filter(|path| !path.is_empty());
        let new = location.zip(account).zip(job_type).map(|((location, storage_account_id), job_type)| NewJob {
            id,
            job_type,
            location: location.to_owned(),
            storage_account_id,
            tags: self.tags.clone().unwrap_or_default(),
            return_address: address,
            return_shipping: shipping,
            delivery_package: package,
            diagnostics_path: diagnostics.unwrap_or(DIAGNOSTICS_PATH).to_owned(),
            log_level,
            backup_drive_manifest: it.backup_drive_manifest.unwrap_or(false),
            drives,
            export,
            encryption_key,
        });
        problems.or(new)
    }

    fn read_drives(&self, all: &mut Problems, job_type: Option<JobType>) -> Vec<NewDrive> {
        let target = "properties.driveList";
        let list = self.properties.drive_list.as_deref().unwrap_or_default();
        match job_type {
            Some(JobType::Import) if list.is_empty() => {
                all.add(
                    target,
                    said!(
                        "Name at least one drive: an import job lists the drives that you send",
                        "Ange minst en disk: ett importjobb listar diskarna som du skickar"
                    ),
                );
            }
            Some(JobType::Export) if !list.is_empty() => {
                all.add(
                    target,
                    said!(
                        "An export job names no drives: they become known when they arrive",
                        "Ett exportjobb anger inga diskar: de blir kända när de kommer"
                    ),
                );
            }
            Some(_) | None => {}
        }
        read_drives(all, list)
    }

    fn read_export(&self, all: &mut Problems, job_type: Option<JobType>) -> Option<Export> {
        match (job_type, &self.properties.export) {
            (Some(JobType::Export), Some(input)) => input.read(all),
            (Some(JobType::Export), None) => {
                all.add(
                    "properties.export",
                    said!("Say which blobs to export", "Ange vilka blobar som ska exporteras"),
                );
                None
            }
            (Some(JobType::Import), Some(_)) => {
                all.add(
                    "properties.export",
                    said!("An import job exports no blobs", "Ett importjobb exporterar inga blobar"),
                );
                None
            }
            (Some(JobType::Import) | None, _) => None,
        }
    }
}

/// Reads a drive list: at most ten, none twice.
pub(super) fn read_drives(all: &mut Problems, list: &[DriveInput]) -> Vec<NewDrive> {
    let too_long = || {
        said!(
            "Name at most {DRIVES_MAX} drives; this list has {have}. Make another job for the rest",
            "Ange högst {DRIVES_MAX} diskar; listan har {have}. Skapa ett jobb till för resten",
            have = list.len()
        )
    };
    let list = all.list("properties.driveList", list, DRIVES_MAX, too_long);
    let mut drives: Vec<NewDrive> = Vec::new();
    for (at, input) in list.iter().enumerate() {
        let target = format!("properties.driveList[{at}]");
        let Some(drive) = input.read(all, &target) else { continue };
        if drives.iter().any(|other| other.serial.key() == drive.serial.key()) {
            all.add(
                format!("{target}.driveId"),
                said!(
                    "Drive {serial} is on the list twice",
                    "Disk {serial} står två gånger i listan",
                    serial = drive.serial
                ),
            );
        }
        drives.push(drive);
    }
    drives
}

impl DriveInput {
    fn read(&self, all: &mut Problems, target: &str) -> Option<NewDrive> {
        let at = |field: &str| format!("{target}.{field}");
        let serial = all.take(at("driveId"), self.drive_id.as_deref().unwrap_or_default().parse::<DriveSerial>());
        let key = filled(self.bit_locker_key.as_deref());
        let key = key.and_then(|text| all.take(at("bitLockerKey"), text.parse::<BitLockerKey>()));
        let file = filled(self.manifest_file.as_deref());
        let file = file.and_then(|text| all.take(at("manifestFile"), text.parse::<ManifestFile>()));
        let hash = filled(self.manifest_hash.as_deref());
        let hash = hash.and_then(|text| all.take(at("manifestHash"), text.parse::<ManifestHash>()));
        let header = filled(self.drive_header_hash.as_deref());
        all.text(&at("driveHeaderHash"), header, DriveHeaderHash::MAX);
        let header = header.and_then(|text| all.take(at("driveHeaderHash"), text.parse::<DriveHeaderHash>()));
        let new =
            NewDrive { serial: serial?, key, manifest_file: file, manifest_hash: hash, drive_header_hash: header };
        Some(new)
    }
}

impl ExportInput {
    fn read(&self, all: &mut Problems) -> Option<Export> {
        let (paths, prefixes) = self.blob_list.as_ref().map_or((&[][..], &[][..]), BlobListInput::lists);
        let in_blob = filled(self.blob_list_blob_path.as_deref());
        let in_blob = in_blob.and_then(|text| all.take("properties.export.blobListBlobPath", text.parse::<BlobPath>()));
        if BlobListInput::is_too_long(paths, prefixes) {
            all.add(
                "properties.export.blobList",
                said!(
                    "The blob list is over 32 KB. Put it into a blob and name that blob",
                    "Bloblistan är större än 32 KB. Lägg den i en blob och ange den bloben"
                ),
            );
            return None;
        }
        for (at, path) in paths.iter().enumerate() {
            all.take(format!("properties.export.blobList.blobPath[{at}]"), path.parse::<BlobPath>());
        }
        for (at, prefix) in prefixes.iter().enumerate() {
            all.take(format!("properties.export.blobList.blobPathPrefix[{at}]"), prefix.parse::<BlobPathPrefix>());
        }
        if paths.is_empty() && prefixes.is_empty() && in_blob.is_none() {
            all.add("properties.export", said!("Say which blobs to export", "Ange vilka blobar som ska exporteras"));
            return None;
        }
        let blob_list_blob_path = in_blob.map(|path| path.to_string());
        Some(Export { blob_path: paths.to_vec(), blob_path_prefix: prefixes.to_vec(), blob_list_blob_path })
    }
}

impl BlobListInput {
    fn lists(&self) -> (&[String], &[String]) {
        (self.blob_path.as_deref().unwrap_or_default(), self.blob_path_prefix.as_deref().unwrap_or_default())
    }

    /// Whether it is over 32 KB of JSON: told by its number of entries where that is enough, before any is looked at.
    fn is_too_long(paths: &[String], prefixes: &[String]) -> bool {
        let most = BLOB_LIST_MAX / 3;
        let entries = || paths.iter().chain(prefixes).map(|path| path.len().saturating_add(3));
        paths.len() > most || prefixes.len() > most || entries().fold(0, usize::saturating_add) > BLOB_LIST_MAX
    }
}

impl ReturnShippingInput {
    pub(super) fn read(&self, all: &mut Problems) -> Option<ReturnShipping> {
        let carrier = self.carrier_name.as_deref().unwrap_or_default().parse::<Carrier>();
        let account = self.carrier_account_number.as_deref().unwrap_or_default().parse::<CarrierAccount>();
        let carrier = all.take("properties.returnShipping.carrierName", carrier);
        let account = all.take("properties.returnShipping.carrierAccountNumber", account);
        Some(ReturnShipping { carrier_name: carrier?, carrier_account_number: account? })
    }
}

impl PackageInput {
    /// Reads a package whose JSON stands at `target`.
    pub fn read(&self, all: &mut Problems, target: &str) -> Option<Package> {
        let carrier = self.carrier_name.as_deref().unwrap_or_default().parse::<Carrier>();
        let tracking = self.tracking_number.as_deref().unwrap_or_default().parse::<TrackingNumber>();
        let carrier = all.take(format!("{target}.carrierName"), carrier);
        let tracking = all.take(format!("{target}.trackingNumber"), tracking);
        let count = self.drive_count.map(|count| {
            u32::try_from(count).map_err(|_| {
                said!(
                    "Enter the number of drives in the package, 0 or more",
                    "Ange antalet diskar i paketet, 0 eller fler"
                )
            })
        });
        let count = count.and_then(|count| all.take(format!("{target}.driveCount"), count));
        let ship_date = filled(self.ship_date.as_deref()).map(str::to_owned);
        all.text(&format!("{target}.shipDate"), ship_date.as_deref(), WORDS_MAX);
        Some(Package { carrier_name: carrier?, tracking_number: tracking?, drive_count: count, ship_date })
    }
}

impl EncryptionKeyInput {
    fn read(&self, all: &mut Problems) -> EncryptionKey {
        let kek_type = filled(self.kek_type.as_deref()).unwrap_or("MicrosoftManaged");
        let known =
            ["MicrosoftManaged", "CustomerManaged"].into_iter().find(|word| word.eq_ignore_ascii_case(kek_type));
        if known.is_none() {
            all.add(
                "properties.encryptionKey.kekType",
                said!("Use MicrosoftManaged or CustomerManaged", "Använd MicrosoftManaged eller CustomerManaged"),
            );
        }
        all.text("properties.encryptionKey.kekUrl", self.kek_url.as_deref(), URI_MAX);
        all.text("properties.encryptionKey.kekVaultResourceID", self.kek_vault_resource_id.as_deref(), URI_MAX);
        EncryptionKey {
            kek_type: known.unwrap_or_default().to_owned(),
            kek_url: filled(self.kek_url.as_deref()).map(str::to_owned),
            kek_vault_resource_id: filled(self.kek_vault_resource_id.as_deref()).map(str::to_owned),
        }
    }
}

pub(super) fn read_address(all: &mut Problems, input: &AddressInput) -> Option<ReturnAddress> {
    match input.read() {
        Ok(address) => Some(address),
        Err(problems) => {
            for (field, problem) in problems {
                all.add(format!("properties.returnAddress.{}", field.wire_name()), problem);
            }
            None
        }
    }
}

pub(super) fn read_log_level(all: &mut Problems, text: Option<&str>) -> Option<LogLevel> {
    all.take("properties.logLevel", filled(text)?.parse::<LogLevel>())
}

/// A text that says something. The contract's clients send empty strings for what they leave out.
pub(super) fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn required<'a>(all: &mut Problems, target: &str, text: Option<&'a str>, missing: Said) -> Option<&'a str> {
    let text = filled(text);
    if text.is_none() {
        all.add(target, missing);
    }
    text
}
