//! The bodies of acts on a job.

use serde_json::{Value, json};

use super::Who::{Customer, Operator, Support};
use super::{ACTIONS, Sample, Who, parcel, whole_address};
use crate::odd_values::stage::Stage;
use crate::world::KEY;

fn act(name: &'static str, who: Who, stage: Stage, body: Value) -> Sample {
    Sample::new(name, who, ACTIONS, stage, body)
}

pub(super) fn of_operators() -> Vec<Sample> {
    let of = |name, stage, body| act(name, Operator, stage, body);
    let book_in = json!({"act": "bookIn", "drives": ["ODD@"], "complete": false, "decided": ["ODD@"]});
    let ship_back = json!({"act": "shipBack", "package": parcel("BACK"), "drives": ["ODD@"], "confirmed": ["inbound"]});
    let fault_drive = json!({"act": "faultDrive", "drive": "ODD@", "reason": "the drive clicks"});
    let address = json!({"act": "changeReturnAddress", "address": whole_address("Corrected")});
    vec![
        of("act bookIn", Stage::Shipping, book_in),
        of("act start", Stage::Received, json!({"act": "start", "drive": "ODD@", "bytesTotal": 47_111_213})),
        of("act report", Stage::Transferring, progress("report")),
        of("act finish", Stage::ExportTransferring, finish()),
        of("act shipBack", Stage::Packaging, ship_back),
        of("act faultDrive", Stage::Transferring, fault_drive),
        of("act resolveDrive", Stage::DriveFaulted, json!({"act": "resolveDrive", "drive": "ODD@", "how": "goOn"})),
        of("act faultJob", Stage::Received, json!({"act": "faultJob", "reason": "the rack burns"})),
        of("act extend", Stage::Shipping, json!({"act": "extend", "until": "2041-04-05T06:07:08Z"})),
        of("act changeReturnAddress", Stage::AddressWrong, address),
        of("act reportAddress", Stage::Transferring, json!({"act": "reportAddress", "reason": "nobody lives there"})),
        of("act markForDestruction", Stage::Received, json!({"act": "markForDestruction", "drive": "ODD@"})),
        of("act destroy", Stage::Received, json!({"act": "destroy", "drive": "ODD@"})),
    ]
}

pub(super) fn of_others() -> Vec<Sample> {
    let contact = json!({"act": "noteContact", "how": "by carrier pigeon", "whom": "Pelle Svan", "said": "we called",
        "awaitsUntil": "2042-04-05T06:07:08Z"});
    let further = json!({"act": "sendFurtherPackage", "package": parcel("MORE")});
    let key = json!({"act": "replaceKey", "drive": "ODD@", "key": KEY});
    let share = json!({"drive": "ODD@", "tells": "drives", "expires": "2043-04-05T06:07:08Z",
        "sites": ["https://wiki@.example"], "note": "for the wiki"});
    let shares = "POST /v1/jobs/{subscription}/{group}/{name}/shares";
    vec![
        act("act noteContact", Support, Stage::Shipping, contact),
        act("act sendFurtherPackage", Customer, Stage::OneDriveMissing, further),
        act("act replaceKey", Customer, Stage::DriveFaulted, key),
        act("act answer", Customer, Stage::Shipping, json!({"act": "answer", "text": "it comes on Monday"})),
        Sample::new(shares, Customer, "/v1/jobs/contoso/media/{job}/shares", Stage::Transferring, share),
    ]
}

pub(super) fn progress(act: &str) -> Value {
    json!({"act": act, "drive": "ODD@", "percent": 37, "bytes": 37_373_737, "bytesTotal": 47_111_213,
        "copyStatus": "OddStatus", "errorLogUri": "https://logs.example/error",
        "verboseLogUri": "https://logs.example/verbose", "manifestUri": "https://logs.example/manifest"})
}

fn finish() -> Value {
    json!({"act": "finish", "drive": "ODD@", "outcome": "warnings", "bytes": 37_373_738, "copyStatus": "OddEnd",
        "key": KEY, "incompleteBlobListUri": "https://logs.example/incomplete",
        "errorLogUri": "https://logs.example/error2", "verboseLogUri": "https://logs.example/verbose2",
        "manifestUri": "https://logs.example/manifest2"})
}
