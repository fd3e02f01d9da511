//! Jobs that name a drive or a package that another live job names too: read for staff, and told to them when the later
//! of the two names it.

use sqlx::AnyConnection;
use waybill_domain::desk::{OwnedJob, Shared, numbers, shared};
use waybill_domain::fields::{DriveSerial, TrackingNumber};
use waybill_domain::happening::Happening;
use waybill_domain::job::Job;
use waybill_domain::role::Role;
use waybill_domain::wire::AlsoNamed;

use super::desk::Found;
use super::{Decision, JobKey, Store, StoreProblem, desk, notices};

impl Store {
    /// The other live jobs that name a drive or a package of this one.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn also_named(&self, job: &Job) -> Result<Vec<AlsoNamed>, StoreProblem> {
        let mut reader = self.read.acquire().await?;
        let serials: Vec<&DriveSerial> = job.drives.iter().map(|drive| &drive.serial).collect();
        let numbers: Vec<&TrackingNumber> = numbers(job).collect();
        let found = desk::naming(&mut reader, job, &serials, &numbers).await?;
        let told = |(other, Shared { drives, packages }): (OwnedJob<'_>, Shared)| AlsoNamed {
            job: other.job.id.clone(),
            company: other.company.to_owned(),
            location: other.job.location.clone(),
            state: *other.job.state,
            drives,
            packages,
        };
        Ok(others(&found, job).into_iter().map(told).collect())
    }

    /// Tells staff if a customer's job now names what another live job names.
    pub(super) async fn tell_of_shared(
        &self,
        tx: &mut AnyConnection,
        before: Option<&Job>,
        by: &Decision,
    ) -> Result<(), StoreProblem> {
        let job = &by.applied.job;
        let knew_drive = |serial: &DriveSerial| before.is_some_and(|before| before.drive(serial.as_str()).is_some());
        let knew = |number: &TrackingNumber| {
            before.is_some_and(|before| numbers(before).any(|it| it.look_alike_key() == number.look_alike_key()))
        };
        let serials: Vec<&DriveSerial> =
            job.drives.iter().map(|drive| &drive.serial).filter(|it| !knew_drive(it)).collect();
        let new: Vec<&TrackingNumber> = numbers(job).filter(|it| !knew(it)).collect();
        if by.by != Role::Customer || serials.is_empty() && new.is_empty() {
            return Ok(());
        }
        let found = desk::naming(tx, job, &serials, &new).await?;
        let mut all = Shared::default();
        for (_, it) in others(&found, job) {
            all.drives.extend(it.drives.into_iter().filter(|drive| serials.contains(&drive)));
            all.packages.extend(it.packages.into_iter().filter(|number| new.contains(&number)));
        }
        all.drives.sort_by_key(DriveSerial::key);
        all.drives.dedup();
        if all.is_empty() {
            return Ok(());
        }
        let what = Happening::AlsoNamed { drives: all.drives, number: all.packages.into_iter().next() };
        notices::append(tx, notices::STAFF, Some(&job.id), (by.at, by.by, &by.who), &what).await?;
        self.mail_staff(tx, None, (Some(&job.id), by.at), &what).await
    }
}

/// The jobs that share something with this one.
fn others<'a>(found: &'a Found, job: &'a Job) -> Vec<(OwnedJob<'a>, Shared)> {
    let own = OwnedJob { job, company: found.company_of(&job.id) };
    let others = found.all().filter(|other| JobKey::from(&other.job.id) != JobKey::from(&job.id));
    others.map(|other| (other, shared(own, other))).filter(|(_, it)| !it.is_empty()).collect()
}
