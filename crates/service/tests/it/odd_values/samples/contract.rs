//! The bodies of the contract's own operations.

use serde_json::{Value, json};

use super::Who::Customer;
use super::{CONTRACT, Sample, parcel, whole_address};
use crate::odd_values::stage::Stage;
use crate::world::{KEY, export, import};

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("PUT import", Customer, CONTRACT, Stage::NoJob, whole_import()),
        Sample::new("PUT export", Customer, CONTRACT, Stage::NoJob, whole_export()),
        Sample::new("PATCH", Customer, CONTRACT, Stage::Creating, whole_patch()),
        Sample::new("PATCH later", Customer, CONTRACT, Stage::Transferring, later_patch()),
    ]
}

fn whole_import() -> Value {
    let mut body = import(&["ODD@"]);
    body["tags"] = json!({"odd key": "odd tag"});
    let it = &mut body["properties"];
    it["returnAddress"] = whole_address("First");
    it["returnShipping"] = json!({"carrierName": "Return Carrier", "carrierAccountNumber": "998877665"});
    it["deliveryPackage"] = parcel("THERE");
    it["diagnosticsPath"] = json!("odd-logs");
    it["logLevel"] = json!("Verbose");
    it["backupDriveManifest"] = json!(true);
    it["state"] = json!("Creating");
    it["encryptionKey"] = json!({"kekType": "CustomerManaged", "kekUrl": "https://vault.example/odd",
        "kekVaultResourceID": "/odd/vault"});
    it["driveList"][0]["driveHeaderHash"] = json!(format!("0:4096:{}", "0A".repeat(64)));
    body
}

fn whole_export() -> Value {
    let mut body = export();
    body["properties"]["export"] = json!({"blobListBlobPath": "odd/list.xml",
        "blobList": {"blobPath": ["odd/path.bin"], "blobPathPrefix": ["/odd-prefix"]}});
    body
}

fn whole_patch() -> Value {
    let mut body = later_patch();
    let it = &mut body["properties"];
    it["deliveryPackage"] = parcel("LATER");
    it["driveList"] = json!([{"driveId": "ODD@", "bitLockerKey": KEY, "manifestFile": "\\Other.xml",
        "manifestHash": "209B21108597EF36D5785F08303F3638", "driveHeaderHash": format!("0:4096:{}", "1B".repeat(64))}]);
    body
}

/// What can still be changed once the drives have come.
fn later_patch() -> Value {
    json!({"tags": {"other key": "other tag"}, "properties": {"returnAddress": whole_address("Second"),
        "logLevel": "Error", "backupDriveManifest": false,
        "returnShipping": {"carrierName": "Other Carrier", "carrierAccountNumber": "112233445"}}})
}
