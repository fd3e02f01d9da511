//! The body of a PATCH.

use crate::said;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::JobUpdate;
use crate::fields::AddressInput;
use crate::problem::Problems;
use crate::wire::put::{
    DriveInput, PackageInput, ReturnShippingInput, filled, read_address, read_drives, read_log_level,
};

/// `UpdateJobParameters` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateJobParameters {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<UpdateDetails>,
}

/// What an update may name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_requested: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_address: Option<AddressInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_shipping: Option<ReturnShippingInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_package: Option<PackageInput>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_drive_manifest: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive_list: Option<Vec<DriveInput>>,
}

impl UpdateJobParameters {
    /// Reads the whole body. An empty `state` means absent: the contract's own examples send it.
    ///
    /// # Errors
    /// All problems, each with the path of its field.
    pub fn read(&self) -> Result<JobUpdate, Problems> {
        let mut problems = Problems::default();
        let all = &mut problems;
        let none = UpdateDetails::default();
        let it = self.properties.as_ref().unwrap_or(&none);
        all.tags(self.tags.as_ref().unwrap_or(&BTreeMap::new()));
        if it.cancel_requested == Some(false) {
            all.add(
                "properties.cancelRequested",
                said!(
                    "A cancellation cannot be taken back: the value may only be true",
                    "Ett avbrott kan inte tas tillbaka: värdet får bara vara true"
                ),
            );
        }
        let state = filled(it.state.as_deref());
        if state.is_some_and(|state| !state.eq_ignore_ascii_case("Shipping")) {
            all.add(
                "properties.state",
                said!(
                    "A customer may ask for the state Shipping only. The data center sets the others",
                    "En kund får bara begära status Shipping. Datacentret sätter de andra"
                ),
            );
        }
        let update = JobUpdate {
            tags: self.tags.clone(),
            ship: state.is_some(),
            cancel: it.cancel_requested == Some(true),
            return_address: it.return_address.as_ref().and_then(|input| read_address(all, input)),
            return_shipping: it.return_shipping.as_ref().and_then(|input| input.read(all)),
            delivery_package: it
                .delivery_package
                .as_ref()
                .and_then(|input| input.read(all, "properties.deliveryPackage")),
            log_level: read_log_level(all, it.log_level.as_deref()),
            backup_drive_manifest: it.backup_drive_manifest,
            drives: it.drive_list.as_deref().map(|list| {
                if list.is_empty() {
                    all.add("properties.driveList", said!("Name at least one drive", "Ange minst en disk"));
                }
                read_drives(all, list)
            }),
        };
        problems.or(Some(update))
    }
}
