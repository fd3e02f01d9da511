//! The provider's operations, by the contract's names.

use axum::Json;
use serde::Serialize;
use waybill_domain::wire::ListBody;

use super::version::Version;
use crate::auth::Asker;
use crate::disclosure::Impersonal;

/// Name, resource, operation, description.
const OPERATIONS: [(&str, &str, &str, &str); 6] = [
    ("locations/read", "Locations", "Read locations", "Reads one location that drives are sent to, or lists them all."),
    ("jobs/write", "Jobs", "Create or update a job", "Creates a job, or changes its shipping, its drives or its tags."),
    ("jobs/read", "Jobs", "Read jobs", "Reads one job, or lists those of a subscription or a resource group."),
    ("jobs/listBitLockerKeys/action", "Jobs", "Read BitLocker keys", "Reads the BitLocker keys of a job's drives."),
    ("jobs/delete", "Jobs", "Delete a job", "Deletes a job that was not shipped, or that has ended."),
    ("register/action", "Import/export service", "Register", "Lets a subscription create import and export jobs."),
];

/// An operation, in the contract's words.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    name: String,
    display: Display,
}

#[derive(Debug, Serialize)]
struct Display {
    provider: &'static str,
    resource: &'static str,
    operation: &'static str,
    description: &'static str,
}

pub(crate) async fn list(_: Asker, _: Version) -> Impersonal<Json<ListBody<Operation>>> {
    let operation = |(name, resource, operation, description)| Operation {
        name: format!("Microsoft.ImportExport/{name}"),
        display: Display { provider: "Waybill", resource, operation, description },
    };
    Impersonal(Json(ListBody { value: OPERATIONS.into_iter().map(operation).collect(), next_link: None }))
}
