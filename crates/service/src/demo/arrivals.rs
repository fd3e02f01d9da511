//! What waits on the demo's shelf: the drives that came for jobs that do not wait for any, and packages of nobody's.

use chrono::TimeDelta;
use uuid::Uuid;
use waybill_domain::arrival::Arrival;
use waybill_domain::fields::KnownCarrier::{self, Dhl, FedEx, Ups};
use waybill_domain::fields::{Carrier, DriveSerial, TrackingNumber};
use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};

use super::install::SeedProblem;
use super::made_up;
use super::people::OPERATOR;
use super::scenario::Scenario;
use super::seed;
use crate::App;
use crate::store::{Asked, Found, Plan};

/// Puts them on the shelf, if it is empty.
pub(super) async fn keep_all(app: &App) -> Result<(), SeedProblem> {
    if !app.store.arrivals(true, None).await?.0.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    let scenarios = seed::scenarios(now)?;
    let mut all: Vec<Arrival> = scenarios.iter().filter_map(kept_for).chain(of_nobody(now)).collect();
    all.sort_by_key(|it| it.recorded);
    let plan = |_: &Found| Ok::<_, SeedProblem>(Plan { jobs: Vec::new(), arrivals: all.clone(), at: now, answer: () });
    app.store.together(&Asked::default(), plan).await
}

/// The drives that a tale says are kept for its job.
fn kept_for(scenario: &Scenario) -> Option<Arrival> {
    let waits = scenario.past.iter().rev().find_map(|past| match &past.what {
        Happening::DrivesWait { drives } if scenario.job.drives_wait => Some((past.at, drives.clone())),
        _ => None,
    });
    let (at, drives) = waits?;
    let words = format!("{} too early or too late", scenario.job.id.name);
    Some(arrival(Dhl, &words, drives, Some(scenario.job.id.clone()), at))
}

/// One that just came without a drive scanned, and one that nobody has answered for: the clock says what it is due for.
fn of_nobody(now: Time) -> [Arrival; 2] {
    let drives = |words: &str| made_up::serial(words, 0).parse().into_iter().collect();
    let ago = |days| now - TimeDelta::days(days);
    [
        arrival(Ups, "a box of nobody's", Vec::new(), None, ago(2)),
        arrival(FedEx, "a drive of nobody's", drives("a drive of nobody's"), None, ago(16)),
    ]
}

fn arrival(carrier: KnownCarrier, words: &str, drives: Vec<DriveSerial>, job: Option<JobId>, at: Time) -> Arrival {
    let label = made_up::tracking(carrier, words).parse::<TrackingNumber>().ok();
    Arrival::record(
        Uuid::new_v4().to_string(),
        label,
        carrier.name().parse::<Carrier>().ok(),
        drives,
        job,
        OPERATOR,
        at,
    )
}
