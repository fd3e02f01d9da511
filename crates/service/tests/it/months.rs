//! Random months: events by everybody, packages that come, and a clock that leaps, on several jobs at once. What the
//! service keeps is at every step what the domain's own rules make of the same accepted events.

use std::collections::BTreeMap;

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use waybill_domain::arrival::{Arrival, ArrivalEvent};
use waybill_domain::deadlines::ClockAct;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::{Event, JobUpdate};
use waybill_domain::happening::Happening;
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::role::Role;
use waybill_domain::wire::{PackageBooked, Verdict};

use crate::deadlines::until;
use crate::world::*;

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// A small generator: the same months on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// What the domain says.
#[derive(Default)]
struct Reference {
    jobs: BTreeMap<String, (Job, Vec<Happening>)>,
    arrivals: Vec<Arrival>,
    accepted: usize,
    refused: usize,
    clock: usize,
}

impl Reference {
    fn put(&mut self, name: &str, event: Event, by: Role, who: &str, at: Time) {
        let (job, told) = self.jobs.get_mut(name).unwrap();
        let applied = job.apply(event, by, at).unwrap();
        told.extend(applied.happened);
        *job = applied.job;
        if by != Role::Clock {
            who.clone_into(&mut job.changed_by);
        }
        if applied.gone {
            self.jobs.remove(name);
        }
    }
}

fn drive(dice: &mut Dice, name: &str) -> String {
    format!("{}{}", name.to_uppercase().repeat(4), 1 + dice.below(2))
}

fn act(dice: &mut Dice, name: &str) -> (Role, Value) {
    let drive = drive(dice, name);
    let (customer, operator) = (Role::Customer, Role::Operator);
    match dice.below(16) {
        0 => (operator, json!({"act": "bookIn", "drives": [drive], "complete": dice.below(2) == 0})),
        1 | 2 => (operator, json!({"act": "start", "drive": drive})),
        3 => (operator, json!({"act": "report", "drive": drive, "percent": dice.below(101), "bytes": 7})),
        4 | 5 => (operator, json!({"act": "finish", "drive": drive, "outcome": dice.of(&["clean", "errors"])})),
        6 => (operator, json!({"act": "shipBack", "package": package()})),
        7 => (operator, json!({"act": "faultDrive", "drive": drive, "reason": "does not spin"})),
        8 => (operator, json!({"act": "resolveDrive", "drive": drive, "how": dice.of(&["goOn", "restart", "giveUp"])})),
        9 => (operator, json!({"act": "close"})),
        10 => (Role::Support, json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "asked"})),
        11 => (customer, json!({"act": "answer", "text": "wait"})),
        12 => (operator, json!({"act": "reportAddress", "reason": "nobody lives there"})),
        13 => (operator, json!({"act": "markForDestruction", "drive": drive})),
        14 => (operator, json!({"act": "destroy", "drive": drive})),
        _ => (customer, json!({"act": "sendFurtherPackage", "package": package()})),
    }
}

fn token(world: &World, role: Role) -> (&str, &'static str) {
    match role {
        Role::Operator => (&world.operator, "Mikael"),
        Role::Support => (&world.support, "Lena"),
        Role::Customer | Role::Administrator | Role::Clock => (&world.customer, "Ann"),
    }
}

async fn kept(world: &World, name: &str) -> Option<Job> {
    let answer = world.get(&world.operator, &v1(name)).await;
    (answer.status == 200).then(|| serde_json::from_value(answer.body).unwrap())
}

async fn step(world: &World, dice: &mut Dice, reference: &mut Reference, now: Time) {
    let name = dice.of(&NAMES);
    if !reference.jobs.contains_key(name) {
        let tail = name.to_uppercase().repeat(4);
        let drives = [format!("{tail}1"), format!("{tail}2")];
        world.put(name, import(&[&drives[0], &drives[1]])).await.is(201);
        reference.jobs.insert(name.to_owned(), (kept(world, name).await.unwrap(), vec![Happening::Created]));
        return;
    }
    match dice.below(8) {
        0 | 1 => ship_it(world, reference, name).await,
        2 | 3 => scan(world, dice, reference).await,
        4 => arrival(world, dice, reference, name, now).await,
        _ => {
            let (role, event) = act(dice, name);
            let (token, who) = token(world, role);
            let path = format!("{}/actions", v1(name));
            let answer = world.call(token, "POST", &path, Some(event.clone())).await;
            let event: Event = serde_json::from_value(event).unwrap();
            let job = &reference.jobs[name].0;
            if answer.status == 200 {
                let after: Job = serde_json::from_value(answer.body).unwrap();
                reference.accepted += 1;
                reference.put(name, event, role, who, after.changed);
            } else {
                assert!(job.apply(event, role, now).is_err(), "{name} is refused only by the service: {}", answer.text);
                reference.refused += 1;
            }
        }
    }
}

async fn ship_it(world: &World, reference: &mut Reference, name: &str) {
    let answer = world.patch(name, ship()).await;
    if answer.status == 200 {
        let package = serde_json::from_value(package()).unwrap();
        let update = JobUpdate { ship: true, delivery_package: Some(package), ..JobUpdate::default() };
        let at = kept(world, name).await.unwrap().changed;
        reference.put(name, Event::Update(Box::new(update)), Role::Customer, "Ann", at);
        reference.accepted += 1;
    }
}

/// Some drives come, all in the one box that all jobs' labels name.
async fn scan(world: &World, dice: &mut Dice, reference: &mut Reference) {
    let mut drives: Vec<String> = NAMES.iter().map(|name| drive(dice, name)).filter(|it| it.len() > 1).collect();
    drives.truncate(1 + dice.below(3));
    drives.push(format!("STRAY{}", dice.below(5)));
    let complete = dice.below(2) == 0;
    let scan = json!({"trackingNumber": "9400 1111 8995 6223 4512", "drives": drives, "complete": complete});
    let answer = world.call(&world.operator, "POST", "/v1/operations/receiving", Some(scan)).await.is(200);
    let booked: PackageBooked = serde_json::from_value(answer.body).unwrap();
    let written: Vec<String> = booked.jobs.iter().map(|row| row.id.name.as_str().to_owned()).collect();
    let arrivals: Vec<Arrival> = booked.arrival.into_iter().chain(booked.further_arrivals).collect();
    for name in written {
        let at = kept(world, &name).await.unwrap().changed;
        let of_job = |id: &Option<JobId>| id.as_ref().is_some_and(|id| id.name.as_str() == name);
        let event = match arrivals.iter().find(|it| of_job(&it.job)) {
            Some(arrival) => Event::HoldDrives { drives: arrival.drives.clone() },
            None => {
                let taken = [Verdict::Expected, Verdict::Late, Verdict::OtherJob, Verdict::Extra];
                let mine = booked.look.scanned.iter().filter(|it| of_job(&it.job) && taken.contains(&it.verdict));
                let complete = complete && booked.look.jobs.iter().any(|it| it.id.name.as_str() == name);
                Event::BookIn { drives: mine.map(|it| it.serial.clone()).collect(), complete }
            }
        };
        reference.put(&name, event, Role::Operator, "Mikael", at);
        reference.accepted += 1;
    }
    reference.arrivals.extend(arrivals);
}

async fn arrival(world: &World, dice: &mut Dice, reference: &mut Reference, name: &str, now: Time) {
    if reference.arrivals.is_empty() {
        return;
    }
    let at = dice.below(reference.arrivals.len());
    let before = reference.arrivals[at].clone();
    let id = json!({"subscription": CONTOSO, "group": "media", "name": name});
    let event = match dice.below(4) {
        0 | 1 => json!({"act": "match", "job": id}),
        2 => json!({"act": "answered", "text": "soon"}),
        _ => json!({"act": "sendBack", "package": package()}),
    };
    let path = format!("/v1/operations/arrivals/{}", before.id);
    let answer = world.call(&world.operator, "POST", &path, Some(event.clone())).await;
    let event: ArrivalEvent = serde_json::from_value(event).unwrap();
    if answer.status != 200 {
        let job = &reference.jobs[name].0;
        let takes = job.permits(waybill_domain::job::Act::BookIn, Role::Operator, now).is_ok();
        let refused = before.apply(event, Role::Operator, "Mikael", now).is_err();
        assert!(refused || !takes, "only the service refuses: {}", answer.text);
        reference.refused += 1;
        return;
    }
    let after: Arrival = serde_json::from_value(answer.body).unwrap();
    let moment = after.notes.last().unwrap().at;
    reference.arrivals[at] = before.apply(event.clone(), Role::Operator, "Mikael", moment).unwrap();
    reference.accepted += 1;
    if matches!(event, ArrivalEvent::Match { .. }) {
        let job = &reference.jobs[name].0;
        let comes = |serial: &&waybill_domain::fields::DriveSerial| {
            let extra = job.extra_drives.iter().any(|it| it.serial == **serial);
            let listed = job.drive(serial.as_str()).map(|it| it.state);
            !extra && listed.is_none_or(|it| matches!(it, DriveState::Specified | DriveState::NeverReceived))
        };
        let drives: Vec<_> = before.drives.iter().filter(comes).cloned().collect();
        if !drives.is_empty() {
            reference.put(name, Event::BookIn { drives, complete: false }, Role::Operator, "Mikael", moment);
        }
        release(reference, name, &after, moment);
    }
    if let Some(kept_for) = before.job.as_ref().filter(|_| after.state.has_ended()) {
        release(reference, kept_for.name.as_str(), &after, moment);
    }
}

fn release(reference: &mut Reference, name: &str, ended: &Arrival, at: Time) {
    let waits = |it: &Arrival| !it.state.has_ended() && it.job.as_ref().is_some_and(|id| id.name.as_str() == name);
    let others = reference.arrivals.iter().any(waits);
    if reference.jobs.get(name).is_some_and(|(job, _)| job.drives_wait) && !others {
        let event = Event::ReleaseDrives { to: ended.state, package: ended.return_package.clone() };
        reference.put(name, event, Role::Operator, "Mikael", at);
    }
}

/// What the clock has to do, in the reference with the moments at which the service did it.
async fn clock(world: &World, reference: &mut Reference, now: Time) {
    let names: Vec<String> = reference.jobs.keys().cloned().collect();
    for name in names {
        let Some(due) = reference.jobs[&name].0.due().filter(|due| due.at <= now) else { continue };
        let before = reference.jobs[&name].0.clone();
        until("the clock", async || kept(world, &name).await.is_none_or(|job| job.changed != before.changed)).await;
        let event = match due.act {
            ClockAct::Expire => Event::Expire,
            ClockAct::BecomeOverdue => Event::BecomeOverdue,
            ClockAct::FallDue => Event::FallDue,
            ClockAct::Purge => Event::Purge,
        };
        let at = kept(world, &name).await.map_or(now, |job| job.changed);
        reference.put(&name, event, Role::Clock, "", at);
        reference.clock += 1;
    }
    for arrival in &mut reference.arrivals {
        while arrival.due().is_some_and(|due| due.at <= now) {
            let path = format!("/v1/operations/arrivals/{}", arrival.id);
            let notes = arrival.notes.len();
            let read = async || -> Arrival {
                serde_json::from_value(world.get(&world.operator, &path).await.is(200).body).unwrap()
            };
            until("the arrival's clock", async || read().await.notes.len() > notes).await;
            let at = read().await.notes[notes].at;
            *arrival = arrival.apply(ArrivalEvent::FallDue, Role::Clock, "", at).unwrap();
            reference.clock += 1;
        }
    }
}

async fn compare(world: &World, reference: &Reference) {
    for name in NAMES {
        let job = kept(world, name).await;
        let (is, should) = (serde_json::to_value(&job), serde_json::to_value(reference.jobs.get(name).map(|it| &it.0)));
        let (is, should) = (is.unwrap(), should.unwrap());
        let differs = |field: &&String| is[*field] != should[*field];
        let fields = is.as_object().into_iter().flat_map(serde_json::Map::keys).filter(differs);
        assert_eq!(is, should, "{name} in {:?}", fields.collect::<Vec<_>>());
        let Some((_, told)) = reference.jobs.get(name) else { continue };
        let timeline = world.get(&world.customer, &format!("{}/timeline.json", v1(name))).await.is(200).body;
        let rows = timeline["value"].as_array().unwrap();
        let written: Vec<Value> = rows.iter().rev().map(|row| row["what"].clone()).collect();
        let told: Vec<Value> = told.iter().map(|it| serde_json::to_value(it).unwrap()).collect();
        assert_eq!(written, told, "the timeline of {name}");
    }
    for arrival in &reference.arrivals {
        let path = format!("/v1/operations/arrivals/{}", arrival.id);
        let read: Arrival = serde_json::from_value(world.get(&world.support, &path).await.is(200).body).unwrap();
        assert_eq!(&read, arrival);
    }
}

async fn months(seed: u64) -> Reference {
    let (mut world, mut dice, mut ahead) = (World::new().await, Dice(seed), TimeDelta::zero());
    let mut reference = Reference::default();
    for _ in 0..14 {
        for _ in 0..25 {
            step(&world, &mut dice, &mut reference, Utc::now() + ahead).await;
        }
        compare(&world, &reference).await;
        ahead += TimeDelta::days([2, 5, 15, 31, 92][dice.below(5)]);
        world = world.later(ahead).await;
        world.app.start().await.unwrap();
        clock(&world, &mut reference, Utc::now() + ahead).await;
        compare(&world, &reference).await;
    }
    reference
}

#[tokio::test]
async fn random_months_end_as_the_domain_says() {
    let mut all = (0, 0, 0, 0);
    for seed in [1, 2, 3, 4] {
        let it = months(seed).await;
        all = (all.0 + it.accepted, all.1 + it.refused, all.2 + it.clock, all.3 + it.arrivals.len());
    }
    assert!(all.0 > 200 && all.1 > 50 && all.2 > 20 && all.3 > 10, "too little happened: {all:?}");
}
