//! Where the copy of a demo's drive would have left its logs: the contract's naming, on a host that cannot exist.

use waybill_domain::job::{Job, LogLevel, Time};

/// The URIs of a finished drive: the verbose log and the manifest only if the job asks for them, the error log if
/// something is in it. As the JSON of an event has them.
pub(super) fn of_finished(job: &Job, serial: &str, at: Time, with_errors: bool) -> serde_json::Value {
    let uri =
        |kind: &str| blob(job, &format!("{}_{serial}_{}_{kind}.xml", job.id.name, at.format("%Y%m%d-%H%M%S-%3f")));
    serde_json::json!({
        "errorLogUri": with_errors.then(|| uri("error")),
        "verboseLogUri": (job.log_level == LogLevel::Verbose).then(|| uri("verbose")),
        "manifestUri": job.backup_drive_manifest.then(|| uri("manifest")),
    })
}

/// The list of blobs that did not fit.
pub(super) fn incomplete_blobs(job: &Job, at: Time) -> String {
    blob(job, &format!("{}_{}_incomplete_blobs.xml", job.id.name, at.format("%Y%m%d-%H%M%S-%3f")))
}

fn blob(job: &Job, name: &str) -> String {
    let account = job.storage_account_id.account_name();
    format!("https://{account}.blob.storage.example/{}/waies/{}", job.diagnostics_path, percent_encoded(name))
}

/// A job's name may be Japanese; a URI may not.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_japanese_name_fits_into_a_uri() {
        assert_eq!(super::percent_encoded("å 写_1.xml"), "%C3%A5%20%E5%86%99_1.xml");
    }
}
