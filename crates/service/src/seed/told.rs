//! How a made-up job came to be as it is: put, then moved by events at times past.

use std::fmt::Display;

use chrono::TimeDelta;
use waybill_domain::drive::{LogUris, Outcome};
use waybill_domain::event::{Event, JobUpdate, NewDrive, NewJob};
use waybill_domain::fields::{AddressInput, BitLockerKey, DriveSerial, KnownCarrier};
use waybill_domain::happening::Happening;
use waybill_domain::job::{EncryptionKey, Export, Job, JobId, JobType, LogLevel, Package, ReturnShipping, Time};
use waybill_domain::role::Role;
use waybill_domain::search::Owner;

use super::people::{Firm, PLACES, one, person};
use super::{SeedOptions, SeedProblem};
use crate::demo::made_up::{self, Dice};
use crate::store::PreparedRow;

const TOPICS: [&str; 24] = [
    "archive",
    "backup",
    "rushes",
    "survey",
    "scans",
    "genome",
    "seismic",
    "footage",
    "payroll",
    "x-ray",
    "lidar",
    "tapes",
    "masters",
    "ledger",
    "satellite",
    "tiles",
    "photos",
    "records",
    "logs",
    "models",
    "sonar",
    "court",
    "film",
    "mail",
];
const PARTS: [&str; 12] =
    ["north", "south", "studio", "ward", "q1", "q2", "q3", "q4", "raw", "final", "site-b", "retry"];
const GROUPS: [&str; 6] = ["media", "archive", "field-data", "migration", "backup", "research"];
const LOCATIONS: [&str; 5] = ["West Europe", "Sweden Central", "East US", "West US", "Southeast Asia"];
const CARRIERS: [KnownCarrier; 4] = [KnownCarrier::Ups, KnownCarrier::FedEx, KnownCarrier::Dhl, KnownCarrier::PostNord];
const KEY: &str = "238810-662376-448998-450120-652806-203390-606320-483076";

/// How far a job has come.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Far {
    Put,
    Shipped,
    Overdue,
    Answered,
    Received,
    Copying,
    DriveFaulted,
    JobFaulted,
    Packing,
    Ended,
    EndedBadly,
}

/// A job, and what its timeline begins and ends with.
type Told = (Job, Vec<(Time, Role, Happening)>);

/// The job of this number, ready to be written.
pub(super) fn job(options: SeedOptions, at: u64) -> Result<PreparedRow, SeedProblem> {
    let (job, past) = tale(options, at)?;
    let firm = options.firm(firm_of(options, at));
    let past = past.into_iter().map(|(time, role, what)| (time, role, who(role, &firm), what)).collect();
    let owner = Owner { company: &firm.company, contact: &firm.contact };
    Ok(PreparedRow::of(i64::try_from(at).unwrap_or(i64::MAX), &job, owner, past, options.now)?)
}

fn who(role: Role, firm: &Firm) -> &str {
    match role {
        Role::Customer => &firm.contact,
        Role::Operator => "Mikael Ström",
        Role::Support => "Lena Fischer",
        Role::Administrator | Role::Clock => "",
    }
}

/// Some companies have many jobs, most have few.
fn firm_of(options: SeedOptions, at: u64) -> u64 {
    let mut dice = Dice::of(&format!("whose {} {at}", options.seed));
    let most = options.firms();
    dice.below(most).min(dice.below(most))
}

pub(super) fn tale(options: SeedOptions, at: u64) -> Result<Told, SeedProblem> {
    let mut dice = Dice::of(&format!("job {} {at}", options.seed));
    let firm = options.firm(firm_of(options, at));
    let untrue = |why: String| SeedProblem::ImpossibleJob(at, why);
    let far = far(dice.below(100));
    let is_export = far >= Far::Received && dice.below(10) == 0;
    let new = new_job(&mut dice, &firm, at, is_export).map_err(untrue)?;
    let begun = options.now - TimeDelta::minutes(minutes_ago(&mut dice, far));
    let applied = Job::create(new, &firm.contact, begun).map_err(|refusal| untrue(refusal.to_string()))?;
    let past = applied.happened.into_iter().map(|what| (begun, Role::Customer, what)).collect();
    let mut telling = Telling { job: applied.job, at: begun, past };
    telling.go(&mut dice, far).map_err(untrue)?;
    let Telling { job, past, .. } = telling;
    // The whole of a million timelines would be most of the store.
    let (first, last) = (past.first().cloned(), past.last().cloned().filter(|_| past.len() > 1));
    Ok((job, first.into_iter().chain(last).collect()))
}

const fn far(dice: u64) -> Far {
    match dice {
        0..8 => Far::Put,
        8..18 => Far::Shipped,
        18..20 => Far::Overdue,
        20 => Far::Answered,
        21..27 => Far::Received,
        27..34 => Far::Copying,
        34 => Far::DriveFaulted,
        35 => Far::JobFaulted,
        36..41 => Far::Packing,
        41..90 => Far::Ended,
        _ => Far::EndedBadly,
    }
}

/// So long ago that everything up to now fits in, and nothing is due.
fn minutes_ago(dice: &mut Dice, far: Far) -> i64 {
    let days = |from: i64, most: u64, dice: &mut Dice| {
        from * 1440 + i64::try_from(dice.below(most * 1440)).unwrap_or_default()
    };
    match far {
        Far::Put => days(0, 13, dice),
        Far::Shipped => days(2, 11, dice),
        Far::Overdue | Far::Answered => days(17, 25, dice),
        Far::Received | Far::Copying | Far::DriveFaulted | Far::JobFaulted | Far::Packing => days(9, 30, dice),
        Far::Ended | Far::EndedBadly => days(12, 75, dice),
    }
}

fn new_job(dice: &mut Dice, firm: &Firm, at: u64, is_export: bool) -> Result<NewJob, String> {
    fn words(it: impl Display) -> String {
        it.to_string()
    }
    let (topic, part, group) = (one(dice, &TOPICS), one(dice, &PARTS), one(dice, &GROUPS));
    let year = 2019 + dice.below(8);
    let name = format!("{topic}-{part}-{year}-{at:07}");
    let id = JobId {
        subscription: firm.subscription.parse().map_err(words)?,
        group: group.parse().map_err(words)?,
        name: name.parse().map_err(words)?,
    };
    let account = format!(
        "/subscriptions/{}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/store{group}",
        firm.subscription
    )
    .replace("field-data", "fielddata");
    let (city, code, country, phone) = one(dice, &PLACES);
    let who = if dice.below(3) == 0 { person(dice) } else { firm.contact.clone() };
    let address = AddressInput {
        recipient_name: format!("{who}, {}", firm.company),
        street_address1: format!("Long Street {}", 1 + dice.below(300)),
        city: city.to_owned(),
        postal_code: code.to_owned(),
        country_or_region: country.to_owned(),
        phone: format!("{phone}{:03} {:04}", dice.below(1000), dice.below(10_000)),
        email: format!("{}@{}", who.to_lowercase().replace(' ', "."), firm.domain),
        ..AddressInput::default()
    };
    let key = KEY.parse::<BitLockerKey>().map_err(words)?;
    let drive = |serial: DriveSerial| NewDrive {
        serial,
        key: Some(key.clone()),
        manifest_file: "\\DriveManifest.xml".parse().ok(),
        manifest_hash: "109B21108597EF36D5785F08303F3638".parse().ok(),
        drive_header_hash: None,
    };
    let drives = if is_export { Vec::new() } else { serials(at)?.into_iter().map(drive).collect() };
    let carrier = one(dice, &CARRIERS.map(KnownCarrier::name));
    Ok(NewJob {
        id,
        job_type: if is_export { JobType::Export } else { JobType::Import },
        location: one(dice, &LOCATIONS).to_owned(),
        storage_account_id: account.parse().map_err(words)?,
        tags: [("project".to_owned(), topic.to_owned())].into(),
        return_address: Some(address.read().map_err(|problems| format!("{problems:?}"))?),
        return_shipping: Some(ReturnShipping {
            carrier_name: carrier.parse().map_err(words)?,
            carrier_account_number: format!("{:09}", dice.below(1_000_000_000)).parse().map_err(words)?,
        }),
        delivery_package: None,
        diagnostics_path: waybill_domain::wire::DIAGNOSTICS_PATH.to_owned(),
        log_level: LogLevel::Error,
        backup_drive_manifest: true,
        drives,
        export: is_export.then(|| Export { blob_path_prefix: vec!["/".to_owned()], ..Export::default() }),
        encryption_key: EncryptionKey::default(),
    })
}

/// One to five drives, three on average.
fn serials(at: u64) -> Result<Vec<DriveSerial>, String> {
    let name = format!("seeded {at}");
    let count = usize::try_from(1 + at % 5).unwrap_or(1);
    let serial = |drive: usize| made_up::serial(&name, drive).parse::<DriveSerial>().map_err(|it| it.to_string());
    (0..count).map(serial).collect()
}

struct Telling {
    job: Job,
    at: Time,
    past: Vec<(Time, Role, Happening)>,
}

impl Telling {
    fn go(&mut self, dice: &mut Dice, far: Far) -> Result<(), String> {
        let carrier = one(dice, &[0, 1, 2, 3]);
        let carrier = CARRIERS.get(carrier).copied().unwrap_or(KnownCarrier::Ups);
        let name = self.job.id.name.to_string();
        let package = |words: &str| -> Result<Package, String> {
            let number = made_up::tracking(carrier, words).parse();
            let number = number.map_err(|it: waybill_domain::fields::TrackingNumberProblem| it.to_string())?;
            let carrier_name =
                carrier.name().parse().map_err(|it: waybill_domain::fields::CarrierProblem| it.to_string())?;
            Ok(Package { carrier_name, tracking_number: number, drive_count: None, ship_date: None })
        };
        if far == Far::Put {
            return Ok(());
        }
        let update = JobUpdate { ship: true, delivery_package: Some(package(&name)?), ..JobUpdate::default() };
        self.put(24, Role::Customer, Event::Update(Box::new(update)))?;
        if matches!(far, Far::Overdue | Far::Answered) {
            self.put(14 * 24, Role::Clock, Event::BecomeOverdue)?;
            if far == Far::Answered {
                let text = "The carrier found the parcel; it should arrive on Thursday.".to_owned();
                self.put(20, Role::Customer, Event::Answer { text })?;
            }
        }
        if far < Far::Received {
            return Ok(());
        }
        let number: u64 = name.rsplit('-').next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let mut drives = serials(number)?;
        self.put(72, Role::Operator, book_in(&drives))?;
        self.here(dice, far, &drives)?;
        if far >= Far::Ended {
            drives.clear();
            let package = package(&format!("back {name}"))?;
            self.put(
                20,
                Role::Operator,
                Event::ShipBack { package, drives: None, confirmed: Vec::new(), uses: Vec::new() },
            )?;
        }
        Ok(())
    }

    /// What happens at the data center between booking in and shipping back.
    fn here(&mut self, dice: &mut Dice, far: Far, drives: &[DriveSerial]) -> Result<(), String> {
        match far {
            Far::Received => return Ok(()),
            Far::JobFaulted => {
                let reason = "The storage account refuses the key.".to_owned();
                self.put(5, Role::Operator, Event::FaultJob { reason })?;
                return self.maybe_answer(dice);
            }
            _ => {}
        }
        let goes_on = far >= Far::Packing;
        for (at, drive) in drives.iter().enumerate() {
            let size = made_up::size(drive.as_str());
            self.put(1, Role::Operator, Event::Start { drive: drive.clone(), bytes_total: Some(size) })?;
            if !goes_on {
                let percent = u8::try_from(1 + dice.below(98)).unwrap_or(50);
                let bytes = size / 100 * u64::from(percent);
                self.put(4, Role::Operator, report(drive, percent, bytes))?;
                break;
            }
            let bad = far == Far::EndedBadly && at == 0;
            self.put(6, Role::Operator, finish(drive, bad, self.job.job_type)?)?;
        }
        if far == Far::DriveFaulted
            && let Some(drive) = drives.first().cloned()
        {
            let reason = "The drive clicks and does not spin up.".to_owned();
            self.put(2, Role::Operator, Event::FaultDrive { drive, reason })?;
            return self.maybe_answer(dice);
        }
        Ok(())
    }

    fn maybe_answer(&mut self, dice: &mut Dice) -> Result<(), String> {
        if dice.below(3) > 0 {
            return Ok(());
        }
        let text = "Please try once more; the key was wrong.".to_owned();
        self.put(3, Role::Customer, Event::Answer { text })
    }

    fn put(&mut self, hours: i64, role: Role, event: Event) -> Result<(), String> {
        self.at += TimeDelta::hours(hours);
        let applied = self.job.apply(event, role, self.at).map_err(|refusal| refusal.to_string())?;
        self.job = applied.job;
        self.past.extend(applied.happened.into_iter().map(|what| (self.at, role, what)));
        Ok(())
    }
}

fn report(drive: &DriveSerial, percent: u8, bytes: u64) -> Event {
    let drive = drive.clone();
    Event::Report { drive, percent, bytes, bytes_total: None, copy_status: None, logs: LogUris::default() }
}

fn finish(drive: &DriveSerial, bad: bool, job_type: JobType) -> Result<Event, String> {
    let key = (job_type == JobType::Export).then(|| KEY.parse::<BitLockerKey>().map_err(|it| it.to_string()));
    Ok(Event::Finish {
        drive: drive.clone(),
        outcome: if bad { Outcome::Errors } else { Outcome::Clean },
        bytes: None,
        copy_status: None,
        key: key.transpose()?,
        incomplete_blob_list_uri: None,
        logs: LogUris::default(),
    })
}

/// A package is booked in whole.
fn book_in(drives: &[DriveSerial]) -> Event {
    Event::BookIn { drives: drives.to_vec(), complete: true, decided: Vec::new(), also_claimed: Vec::new() }
}
