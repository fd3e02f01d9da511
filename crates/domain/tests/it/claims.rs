//! Random sets of live jobs of several companies, with serial and tracking numbers that overlap, and random scans: no
//! drive is ever booked in for a job that is not the only live one to claim it, unless the operator decided so; and the
//! order in which the jobs were read decides nothing.

use proptest::prelude::*;
use waybill_domain::desk::{Desk, OwnedJob};
use waybill_domain::drive::Drive;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, JobId};
use waybill_domain::wire::{DriveDecision, PackageScan};

use crate::world::*;

const SERIALS: [&str; 5] = ["AAAA1", "BBBB2", "CCCC3", "DDDD4", "EEEE5"];
const NUMBERS: [&str; 2] = ["1Z999AA10123456784", "794644790132"];
const COMPANIES: [&str; 3] = ["Contoso", "Fabrikam", "Northwind"];

#[derive(Debug, Clone)]
struct Made {
    company: usize,
    number: usize,
    drives: Vec<&'static str>,
    /// Put; shipped; one drive booked in; shipped back.
    far: u8,
    export: bool,
}

fn any_job() -> impl Strategy<Value = Made> {
    let drives = prop::sample::subsequence(SERIALS.to_vec(), 1..4);
    (0..COMPANIES.len(), 0..NUMBERS.len(), drives, 0..4_u8, prop::bool::weighted(0.2))
        .prop_map(|(company, number, drives, far, export)| Made { company, number, drives, far, export })
}

fn made(at: usize, it: &Made) -> (Job, &'static str) {
    let mut job = if it.export { export() } else { import(&it.drives) };
    job.id = id(&format!("job-{at}"));
    job.id.subscription = COMPANIES[it.company].to_lowercase().parse().unwrap();
    let put = |job: Job, event: Event| try_put(&job, event, 1).map(|applied| applied.job).unwrap_or(job);
    if it.far > 0 {
        let package = serde_json::json!({"carrierName": "UPS", "trackingNumber": NUMBERS[it.number]});
        job = put(job, update(serde_json::json!({"properties": {"state": "Shipping", "deliveryPackage": package}})));
    }
    if it.far > 1 {
        job = put(job, book_in(&it.drives[..1], it.far > 2));
    }
    if it.far > 2 {
        job = put(job, start(it.drives[0]));
        job = put(job, finish(it.drives[0], waybill_domain::drive::Outcome::Clean));
        job = put(job, ship_back());
    }
    (job, COMPANIES[it.company])
}

#[derive(Debug, Clone)]
struct Scan {
    number: Option<usize>,
    drives: Vec<&'static str>,
    complete: bool,
    named: Option<usize>,
    decisions: Vec<(&'static str, Option<usize>)>,
}

fn any_scan() -> impl Strategy<Value = Scan> {
    let number = prop::option::weighted(0.7, 0..NUMBERS.len());
    let drives = prop::sample::subsequence(SERIALS.to_vec(), 1..5);
    let job = || 0..6_usize;
    let named = prop::option::weighted(0.3, job());
    let one = (prop::sample::select(SERIALS.as_slice()), prop::option::weighted(0.8, job()));
    (number, drives, any::<bool>(), named, prop::collection::vec(one, 0..4))
        .prop_map(|(number, drives, complete, named, decisions)| Scan { number, drives, complete, named, decisions })
}

fn number_of(job: &Job) -> Option<String> {
    job.delivery_package.as_ref().map(|it| it.tracking_number.key())
}

/// Whether a job names the drive and it was not sent back: said here once more, by other means.
fn claims(job: &Job, serial: &DriveSerial) -> bool {
    let lists = |drive: &&Drive| drive.serial == *serial && drive.state.word() != "ShippedBack";
    let extra = job.extra_drives.iter().any(|it| it.serial == *serial && it.shipped_back.is_none());
    let has_ended = ["Completed", "Closed"].contains(&job.state.word());
    !has_ended && (extra || job.drives.iter().any(|drive| lists(&drive)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn no_drive_is_booked_in_that_another_job_may_claim_without_a_decision(
        jobs in prop::collection::vec(any_job(), 1..6), scan in any_scan(),
    ) {
        let jobs: Vec<(Job, &str)> = jobs.iter().enumerate().map(|(at, it)| made(at, it)).collect();
        let name = |at: usize| jobs.get(at).map(|(job, _)| job.id.clone());
        let decisions = scan.decisions.iter().filter_map(|(drive, job)| {
            let job = match job { Some(at) => Some(name(*at)?), None => None };
            Some(DriveDecision { drive: serial(drive), job })
        });
        let asked = PackageScan {
            tracking_number: scan.number.map(|at| NUMBERS[at].parse().unwrap()),
            carrier_name: None,
            drives: scan.drives.iter().map(|it| serial(it)).collect(),
            complete: scan.complete,
            job: scan.named.and_then(name),
            decisions: decisions.collect(),
        };
        let owned = || jobs.iter().map(|(job, company)| OwnedJob { job, company });
        let key = asked.tracking_number.as_ref().map(|it| it.key());
        let names = |it: &OwnedJob<'_>| asked.drives.iter().any(|drive| it.job.drive(drive.as_str()).is_some());
        let mut desk = Desk {
            package: owned().filter(|it| key.is_some() && number_of(it.job) == key).collect(),
            listing: owned().filter(names).collect(),
            named: asked.job.as_ref().and_then(|id| owned().find(|it| it.job.id == *id)),
            arrivals: &[],
            scan: &asked,
            now: day(2),
        };
        let look = desk.look();
        let booked = desk.bookings(&look);
        desk.package.reverse();
        desk.listing.reverse();
        prop_assert_eq!(&desk.look(), &look, "the order of jobs decides nothing");
        prop_assert_eq!(&desk.bookings(&look), &booked);
        let Ok(booked) = booked else { return Ok(()) };

        let live = |it: &OwnedJob<'_>| it.job.ended().is_none();
        let in_package: Vec<OwnedJob<'_>> = desk.package.iter().copied().filter(live).collect();
        let decided = |drive: &DriveSerial, id: &JobId| {
            let last_word = asked.decisions.iter().find(|it| it.drive == *drive);
            last_word.map_or(asked.job.as_ref() == Some(id), |it| it.job.as_ref() == Some(id))
        };
        for (id, event) in booked {
            let (job, company) = jobs.iter().find(|(job, _)| job.id == id).unwrap();
            let Event::BookIn { drives, complete, .. } = event.clone() else { panic!("{event:?}") };
            for drive in &drives {
                let others = jobs.iter().any(|(other, _)| other.id != id && claims(other, drive));
                prop_assert!(!others || decided(drive, &id), "{drive} went to {}", id.name);
                let unnamed = !claims(job, drive);
                let others = unnamed && in_package.iter().any(|it| it.company != *company);
                prop_assert!(!others || decided(drive, &id), "{drive} is on no list, and went to {}", id.name);
            }
            let foreign = in_package.iter().any(|it| it.company != *company);
            let is_said = asked.job.as_ref().is_some_and(|said| said.subscription == id.subscription);
            prop_assert!(!complete || !foreign || is_said, "{} is taken as complete", id.name);
            let applied = job.apply(event, waybill_domain::role::Role::Operator, day(2));
            prop_assert!(applied.is_ok(), "{:?}", applied.err());
        }
    }
}
