//! The receiving desk over HTTP.

use axum::Json;
use axum::extract::State;
use waybill_domain::bounds::SCANNED_MAX;
use waybill_domain::said;
use waybill_domain::wire::{PackageBooked, PackageLook, PackageScan};

use super::book;
use crate::App;
use crate::auth::{Asker, no_such_job};
use crate::body::Wire;
use crate::disclosure::Impersonal;
use crate::failure::Failure;
use crate::store::{Asked, Found};

/// What a package means. Nothing is written.
pub(crate) async fn look(
    State(app): State<App>,
    _: Asker,
    Wire(scan): Wire<PackageScan>,
) -> Result<Impersonal<Json<PackageLook>>, Failure> {
    let found = app.store.look_up(&asked(&scan)?).await?;
    there(&scan, &found)?;
    Ok(Impersonal(Json(found.desk(&scan, app.clock.now()).look())))
}

/// Books a package in: every drive of it, in one transaction, or nothing. What was booked in before stays as it is, so
/// a scanner that sends twice does no harm.
pub(crate) async fn confirm(
    State(app): State<App>,
    asker: Asker,
    Wire(scan): Wire<PackageScan>,
) -> Result<Impersonal<Json<PackageBooked>>, Failure> {
    let asked = asked(&scan)?;
    let decide = |found: &Found| {
        there(&scan, found)?;
        book::plan(found, &scan, &asker.name, app.clock.now())
    };
    app.store.together(&asked, decide).await.map(Json).map(Impersonal)
}

fn asked(scan: &PackageScan) -> Result<Asked, Failure> {
    if scan.drives.len() > SCANNED_MAX || scan.decisions.len() > SCANNED_MAX {
        let target = if scan.drives.len() > SCANNED_MAX { "drives" } else { "decisions" };
        return Err(Failure::problem(
            target,
            said!("Scan at most {SCANNED_MAX} drives at once", "Skanna högst {SCANNED_MAX} diskar på en gång"),
        ));
    }
    if scan.tracking_number.is_none() && scan.drives.is_empty() {
        return Err(Failure::problem(
            "trackingNumber",
            said!("Scan the package's tracking number, or a drive", "Skanna paketets spårningsnummer, eller en disk"),
        ));
    }
    let (tracking, serials) = (scan.tracking_number.clone(), scan.drives.clone());
    Ok(Asked { tracking, serials, job: scan.job.clone(), ..Asked::default() })
}

/// A job that is named must be there.
fn there(scan: &PackageScan, found: &Found) -> Result<(), Failure> {
    match &scan.job {
        Some(id) if found.named().is_none() => Err(Failure::problem("job", no_such_job(id).said())),
        _ => Ok(()),
    }
}
