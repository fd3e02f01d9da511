//! The logs of the demo's drives. Manifests and lists of incomplete blobs are said to lie in the customer's storage, on a
//! host that cannot exist; error and verbose logs are made up and held here, so that they can be read.

mod written;

use waybill_domain::event::Event;
use waybill_domain::job::{Job, LogLevel, Time};
use waybill_domain::role::Role;

use super::install::SeedProblem;
use super::seed;
use crate::store::{Decision, JobKey};
use crate::{App, percent, v1};
pub(super) use written::{of_copy, of_job};

/// Gives the demo's drives their logs, as if they had come when their copies ended. Drives that have them get them again.
pub(super) async fn keep_all(app: &App) -> Result<(), SeedProblem> {
    for scenario in seed::scenarios(app.clock.now())? {
        let key = JobKey::from(&scenario.job.id);
        let Some(job) = app.store.job(&key).await? else { continue };
        for (serial, kind, received, xml) in of_job(&job) {
            let log =
                v1::read_log(&serial, kind, received, xml.as_bytes()).map_err(|it| SeedProblem::Log(it.to_string()))?;
            let uri = v1::log_uri(&app.settings, &job.id, &serial, kind);
            let event = Event::KeepLog { drive: serial, kind, uri };
            let decide = |job: Option<&Job>| {
                let job = job.ok_or_else(|| SeedProblem::Log("its job is gone".to_owned()))?;
                // As of its last change: a job that nobody has touched since stays untouched.
                let (at, who) = (job.changed, job.changed_by.clone());
                let applied =
                    job.apply(event.clone(), Role::Operator, at).map_err(|it| SeedProblem::Log(it.to_string()))?;
                Ok::<_, SeedProblem>(Decision { applied, by: Role::Operator, who, at })
            };
            app.store.keep_log(&key, &log, decide).await?;
        }
    }
    Ok(())
}

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
    format!("https://{account}.blob.storage.example/{}/waies/{}", job.diagnostics_path, percent::encoded(name))
}
