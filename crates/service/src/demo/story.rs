//! How a demo's job came to be as it is: put as a customer puts it, then moved by events at times past, through the
//! same readers and tables as everything else. So no demo job can be in a condition that a real one cannot reach.

use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::event::{Event, NewJob};
use waybill_domain::fields::{DriveSerial, JobName, KnownCarrier, ResourceGroup, SubscriptionId};
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::problem::Problems;
use waybill_domain::role::Role;
use waybill_domain::wire::{PutJobParameters, UpdateJobParameters};

use super::made_up;
use super::people::{Company, NIGHT_OPERATOR, OPERATOR};
use super::scenario::{ImpossibleScenario, Scenario};

/// Jobs with this tag stay as they were told: the simulated data center leaves them alone.
pub(super) const STILL: &str = "still";
/// Jobs with this one are worked on, but at the pace of a real data center.
pub(super) const SLOW: &str = "slow";
/// The tag's name.
pub(super) const TAG: &str = "demo";

/// A job under way from its creation to now.
pub(super) struct Story {
    whose: Company,
    name: String,
    now: Time,
    at: Time,
    scenario: Result<Scenario, String>,
}

impl Story {
    /// A job that a customer puts at `begun` with this body, over what the company always writes.
    pub(super) fn begin(whose: Company, name: &str, body: Value, begun: Time, now: Time) -> Self {
        let scenario = put(whose, name, body).and_then(|new| {
            let applied = Job::create(new, whose.contact, begun).map_err(|refusal| refusal.to_string())?;
            Ok(Scenario::begin(applied, begun, whose.contact))
        });
        Self { whose, name: name.to_owned(), now, at: begun, scenario }
    }

    /// The end of the telling: the job as it is now.
    ///
    /// # Errors
    /// The first event that the rules refused, or that lies in the future.
    pub(super) fn told(self) -> Result<Scenario, ImpossibleScenario> {
        let Self { name, now, at, scenario, .. } = self;
        let late = at > now;
        let scenario =
            scenario.and_then(|scenario| if late { Err("it ends in the future".to_owned()) } else { Ok(scenario) });
        scenario.map_err(|why| ImpossibleScenario { name, why })
    }

    pub(super) fn hours(mut self, hours: i64) -> Self {
        self.at += TimeDelta::hours(hours);
        self
    }

    pub(super) fn days(self, days: i64) -> Self {
        self.hours(24 * days)
    }

    pub(super) fn seconds(mut self, seconds: i64) -> Self {
        self.at += TimeDelta::seconds(seconds);
        self
    }

    pub(super) fn hours_before_now(self, hours: i64) -> Self {
        self.seconds_before_now(3600 * hours)
    }

    /// So lately that a copy under way still knows its rate.
    pub(super) fn moments_ago(self) -> Self {
        self.seconds_before_now(75)
    }

    /// Never back in time: what comes later in the story is later.
    fn seconds_before_now(mut self, seconds: i64) -> Self {
        self.at = self.at.max(self.now - TimeDelta::seconds(seconds));
        self
    }

    /// An update, as the contract has it; `properties` only.
    pub(super) fn update(self, properties: Value) -> Self {
        let event = serde_json::from_value::<UpdateJobParameters>(json!({ "properties": properties }));
        let event = event.map_err(|problem| problem.to_string()).and_then(|body| {
            body.read().map_err(|problems| problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        });
        let who = self.whose.contact;
        self.put(Role::Customer, who, event.map(|update| Event::Update(Box::new(update))))
    }

    /// Handed to a carrier, with a number made of the job's name.
    pub(super) fn ship(self, carrier: KnownCarrier) -> Self {
        let number = made_up::tracking(carrier, &self.name);
        self.ship_as(carrier.name(), &number)
    }

    pub(super) fn ship_as(self, carrier: &str, number: &str) -> Self {
        let count = self.scenario.as_ref().map_or(0, |scenario| scenario.job.drives.len());
        // Of an export job the customer says how many empty drives are in the box.
        let count = if count == 0 { 2 } else { count };
        let address = self.whose.address();
        let date = self.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let missing = self.scenario.as_ref().is_ok_and(|scenario| scenario.job.return_address.is_none());
        let mut change = json!({
            "state": "Shipping",
            "deliveryPackage": {"carrierName": carrier, "trackingNumber": number, "driveCount": count, "shipDate": date},
        });
        if missing && let Some(change) = change.as_object_mut() {
            change.insert("returnAddress".to_owned(), address);
        }
        self.update(change)
    }

    pub(super) fn cancel(self) -> Self {
        self.update(json!({"cancelRequested": true}))
    }

    /// An act of the customer's that is no update.
    pub(super) fn customer(self, event: Value) -> Self {
        let who = self.whose.contact;
        self.put(Role::Customer, who, read(event))
    }

    /// An act of an operator's; by night it is the other one.
    pub(super) fn operator(self, event: Value) -> Self {
        let hour: u32 = self.at.format("%H").to_string().parse().unwrap_or(0);
        let who = if (6..18).contains(&hour) { OPERATOR } else { NIGHT_OPERATOR };
        self.put(Role::Operator, who, read(event))
    }

    pub(super) fn by(self, role: Role, who: &str, event: Value) -> Self {
        self.put(role, who, read(event))
    }

    /// What the clock does, which has no JSON.
    pub(super) fn clock(self, event: Event) -> Self {
        self.put(Role::Clock, "", Ok(event))
    }

    /// Its drives come while it does not wait for any, which has no JSON either.
    pub(super) fn held(self) -> Self {
        let drives = self.job().map(|job| job.drives.iter().map(|drive| drive.serial.clone()).collect());
        let event = Event::HoldDrives { drives: drives.unwrap_or_default() };
        self.put(Role::Operator, OPERATOR, Ok(event))
    }

    /// The job as it is by now, for what depends on it.
    pub(super) fn job(&self) -> Option<&Job> {
        self.scenario.as_ref().ok().map(|scenario| &scenario.job)
    }

    /// The serial number of the job's drive at this place of its list.
    pub(super) fn serial(&self, at: usize) -> String {
        let serial = |job: &Job| job.drives.get(at).map(|drive| DriveSerial::as_str(&drive.serial).to_owned());
        self.job().and_then(serial).unwrap_or_else(|| made_up::serial(&self.name, at))
    }

    pub(super) const fn now_told(&self) -> Time {
        self.at
    }

    fn put(mut self, role: Role, who: &str, event: Result<Event, String>) -> Self {
        let at = self.at;
        self.scenario = self.scenario.and_then(|scenario| {
            let applied = scenario.job.apply(event?, role, at).map_err(|refusal| refusal.to_string())?;
            Ok(scenario.with(applied, at, role, who))
        });
        self
    }
}

fn read(event: Value) -> Result<Event, String> {
    serde_json::from_value(event).map_err(|problem| problem.to_string())
}

fn put(whose: Company, name: &str, body: Value) -> Result<NewJob, String> {
    let words = |problem: &dyn std::fmt::Display| problem.to_string();
    let id = JobId {
        subscription: SubscriptionId::parse(whose.subscription).map_err(|it| words(&it))?,
        group: ResourceGroup::parse(whose.group).map_err(|it| words(&it))?,
        name: JobName::parse(name).map_err(|it| words(&it))?,
    };
    let body: PutJobParameters = serde_json::from_value(body).map_err(|it| words(&it))?;
    let all =
        |problems: Problems| problems.0.iter().map(|it| format!("{}: {it}", it.target)).collect::<Vec<_>>().join(", ");
    body.read(id).map_err(all)
}
