//! Reading an event, and naming the field that is wrong.

use serde::Deserialize;
use waybill_domain::drive::Outcome;
use waybill_domain::event::Event;
use waybill_domain::fields::{BitLockerKey, DriveSerial, LogUri, ReturnAddress};
use waybill_domain::job::Package;
use waybill_domain::moment::Sent;
use waybill_domain::parcel::ParcelDoubt;

use crate::failure::Failure;
use crate::tagged;

/// Reads an event.
///
/// # Errors
/// Names the field that is wrong or missing.
pub(super) fn event(bytes: &[u8]) -> Result<Event, Failure> {
    tagged::read::<Event, Fields>(bytes)
}

/// The fields of all events.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "read only to find out which field is wrong")]
struct Fields {
    drive: Option<DriveSerial>,
    drives: Option<Vec<DriveSerial>>,
    decided: Option<Vec<DriveSerial>>,
    confirmed: Option<Vec<ParcelDoubt>>,
    key: Option<BitLockerKey>,
    package: Option<Package>,
    address: Option<ReturnAddress>,
    outcome: Option<Outcome>,
    until: Option<Sent>,
    awaits_until: Option<Sent>,
    percent: Option<u8>,
    bytes: Option<u64>,
    bytes_total: Option<u64>,
    complete: Option<bool>,
    text: Option<String>,
    reason: Option<String>,
    copy_status: Option<String>,
    how: Option<String>,
    whom: Option<String>,
    said: Option<String>,
    error_log_uri: Option<LogUri>,
    verbose_log_uri: Option<LogUri>,
    manifest_uri: Option<LogUri>,
    incomplete_blob_list_uri: Option<LogUri>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, want: &str) {
        let got = match event(json.as_bytes()) {
            Ok(event) => format!("{event:?}"),
            Err(Failure::Unreadable { target, message }) => format!("{}: {message}", target.unwrap_or_default()),
            Err(other) => other.to_string(),
        };
        assert!(got.starts_with(want), "{got}");
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        check(r#"{"act":"close"}"#, "Close");
        check(r#"{"act":"start","drive":""}"#, "drive: ");
        check(r#"{"act":"bookIn","drives":["9CA995BB",""]}"#, "drives[1]: ");
        check(r#"{"act":"shipBack","package":{"carrierName":"","trackingNumber":"1"}}"#, "package.carrierName: ");
        check(r#"{"act":"report","drive":"9CA995BB","percent":300,"bytes":1}"#, "percent: invalid value");
        check(r#"{"act":"extend","until":"2027-06-30T23:59:60Z"}"#, "until: invalid value");
        check(
            r#"{"act":"noteContact","how":"a","whom":"b","said":"c","awaitsUntil":"2027-06-30T23:59:60Z"}"#,
            "awaitsUntil: invalid value",
        );
        let link = "errorLogUri: Give a URI that begins with https://";
        check(r#"{"act":"report","drive":"9CA995BB","percent":1,"bytes":1,"errorLogUri":"data:text/html,x"}"#, link);
        // A word, null and a number that the same field of another event takes.
        check(r#"{"act":"resolveDrive","drive":"9CA995BB","how":"perhaps"}"#, "how: unknown variant");
        check(r#"{"act":"bookIn","drives":["9CA995BB"],"complete":null}"#, "complete: invalid type");
        check(r#"{"act":"bookIn","drives":null}"#, "drives: invalid type");
        check(
            r#"{"act":"report","drive":"9CA995BB","percent":1,"bytes":null,"bytesTotal":null}"#,
            "bytes: invalid type",
        );
        check(r#"{"act":"report","drive":"9CA995BB","percent":1,"bytes":1e400}"#, "bytes: This number is out of range");
        check(r#"{"act":"start"}"#, "drive: missing field `drive`");
        check(r#"{"act":"replace"}"#, "act: unknown variant");
        check(r#"{"drive":"9CA995BB"}"#, "act: missing field `act`");
        check(r#"{"act":"close""#, ": The body is not JSON");
    }
}
