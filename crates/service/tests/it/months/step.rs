//! One step of a story: a request is made, and what it did is done in the domain, at the same moment.

use serde_json::{Value, json};
use waybill_domain::arrival::{Arrival, ArrivalEvent};
use waybill_domain::deadlines::ClockAct;
use waybill_domain::event::{Event, JobUpdate};
use waybill_domain::job::{Act, Job, JobId, Time};
use waybill_domain::role::Role;
use waybill_domain::wire::{PackageLook, PackageScan, PutJobParameters, Verdict};

use super::acts::{ANN, MIKAEL, act, drive};
use super::reference::{Actor, Reference};
use super::service::Service;
use super::{Dice, NAMES};
use crate::patience::found;
use crate::world::*;

const RECEIVING: &str = "/v1/operations/receiving";
const CLOCK: Actor = Actor { role: Role::Clock, name: "" };

/// What a request does once it is accepted.
enum Change {
    Create(Value),
    Job(Event),
    Arrival(usize, ArrivalEvent),
    Scan(PackageLook, PackageScan),
}

struct Asked {
    by: Actor,
    method: &'static str,
    path: String,
    body: Value,
    change: Change,
}

pub(super) fn kept(service: &mut Service, name: &str) -> Option<Job> {
    let (status, body) = service.get(&v1(name));
    (status == 200).then(|| serde_json::from_value(body).unwrap())
}

pub(super) fn arrival(service: &mut Service, id: &str) -> Arrival {
    serde_json::from_value(service.get(&format!("/v1/operations/arrivals/{id}")).1).unwrap()
}

/// All that wait.
pub(super) fn arrivals(service: &mut Service) -> Vec<Arrival> {
    let (mut all, mut next) = (Vec::new(), Some("/v1/operations/arrivals".to_owned()));
    while let Some(path) = next {
        let page = service.get(&path).1;
        all.extend(serde_json::from_value::<Vec<Arrival>>(page["value"].clone()).unwrap());
        next = page["nextLink"].as_str().map(str::to_owned);
    }
    all
}

fn id_of(name: &str) -> JobId {
    serde_json::from_value(json!({"subscription": CONTOSO, "group": "media", "name": name})).unwrap()
}

pub(super) fn step(service: &mut Service, dice: &mut Dice, reference: &mut Reference) {
    let name = dice.of(&NAMES);
    let Some(Asked { by, method, path, body, change }) = ask(service, dice, reference, name) else { return };
    let token = match by.role {
        Role::Operator => service.operator.clone(),
        Role::Support => service.support.clone(),
        Role::Customer | Role::Administrator | Role::Clock => service.customer.clone(),
    };
    match service.call(&token, method, &path, Some(&body)) {
        Some((200..=299, _)) => {}
        Some((status, answer)) => {
            assert!([400, 403, 409].contains(&status), "{method} {path}: {status} {answer}");
            let refused = is_refused(reference, name, by, &change, service.now());
            assert!(refused, "only the service refuses {body}: {answer}");
            reference.refused += 1;
            return;
        }
        // It died before it said so: either all of it was done, or nothing.
        None if !was_done(service, reference, name, &change) => return,
        None => {}
    }
    reference.accepted += 1;
    follow(service, reference, name, by, change);
}

fn ask(service: &mut Service, dice: &mut Dice, reference: &Reference, name: &str) -> Option<Asked> {
    let asked = |by, method, path: String, body, change| Some(Asked { by, method, path, body, change });
    if !reference.jobs.contains_key(name) {
        let tail = name.to_uppercase().repeat(4);
        let mut body = import(&[&format!("{tail}1"), &format!("{tail}2")]);
        body["location"] = json!("West Europe");
        return asked(ANN, "PUT", job(name), body.clone(), Change::Create(body));
    }
    let update = |body, update| asked(ANN, "PATCH", job(name), body, Change::Job(Event::Update(Box::new(update))));
    match dice.below(10) {
        0 | 1 => {
            let delivery_package = Some(serde_json::from_value(package()).unwrap());
            update(ship(), JobUpdate { ship: true, delivery_package, ..JobUpdate::default() })
        }
        2 => match dice.below(12) {
            0 => asked(ANN, "DELETE", job(name), Value::Null, Change::Job(Event::Delete)),
            1 | 2 => {
                let body = json!({"properties": {"cancelRequested": true}});
                update(body, JobUpdate { cancel: true, ..JobUpdate::default() })
            }
            _ => {
                let tags = json!({"round": dice.below(100).to_string()});
                let known = Some(serde_json::from_value(tags.clone()).unwrap());
                update(json!({ "tags": tags }), JobUpdate { tags: known, ..JobUpdate::default() })
            }
        },
        3 | 4 => scan(service, dice),
        5 => {
            let at = dice.below(reference.arrivals.len().max(1));
            let before = reference.arrivals.get(at)?;
            let event = match dice.below(4) {
                0 | 1 => json!({"act": "match", "job": id_of(name), "decided": before.drives}),
                2 => json!({"act": "answered", "text": "soon"}),
                _ => json!({"act": "sendBack", "package": package()}),
            };
            let known = serde_json::from_value(event.clone()).unwrap();
            let path = format!("/v1/operations/arrivals/{}", before.id);
            asked(MIKAEL, "POST", path, event, Change::Arrival(at, known))
        }
        _ => {
            let job = &reference.jobs[name].0;
            let now = service.now();
            // Some are refused, but not most.
            let drawn: Vec<_> = (0..4).map(|_| act(dice, name)).collect();
            let fits = |(by, _, event): &(Actor, Value, Event)| job.apply(event.clone(), by.role, now).is_ok();
            let (by, body, event) = drawn.iter().find(|it| fits(it)).or(drawn.first())?.clone();
            asked(by, "POST", format!("{}/actions", v1(name)), body, Change::Job(event))
        }
    }
}

/// Some drives come, all in the one box that all jobs' labels name. What they mean is asked first, and what is ambiguous
/// decided.
fn scan(service: &mut Service, dice: &mut Dice) -> Option<Asked> {
    let mut drives: Vec<String> = NAMES.iter().map(|name| drive(dice, name)).collect();
    drives.truncate(1 + dice.below(3));
    drives.push(format!("STRAY{}", dice.below(5)));
    let number = package()["trackingNumber"].clone();
    let mut body = json!({"trackingNumber": number, "drives": drives, "complete": dice.below(2) == 0});
    let token = service.operator.clone();
    let mut look = |body: &Value| {
        let (_, look) = service.call(&token, "POST", &format!("{RECEIVING}/look"), Some(body))?;
        Some(serde_json::from_value::<PackageLook>(look).unwrap())
    };
    let mut seen = look(&body)?;
    let open = seen.scanned.iter().filter(|it| it.verdict == Verdict::Ambiguous);
    let decided: Vec<Value> =
        open.map(|it| json!({"drive": it.serial, "job": it.candidates[dice.below(it.candidates.len())].job})).collect();
    if !decided.is_empty() {
        body["decisions"] = json!(decided);
        seen = look(&body)?;
    }
    let change = Change::Scan(seen, serde_json::from_value(body.clone()).unwrap());
    Some(Asked { by: MIKAEL, method: "POST", path: RECEIVING.to_owned(), body, change })
}

fn is_refused(reference: &Reference, name: &str, by: Actor, change: &Change, now: Time) -> bool {
    let job = reference.jobs.get(name).map(|it| &it.0);
    match change {
        Change::Create(_) | Change::Scan(..) => false,
        Change::Job(event) => job.unwrap().apply(told(reference, name, event), by.role, now).is_err(),
        Change::Arrival(at, event) => {
            let refused = reference.arrivals[*at].apply(event.clone(), by.role, by.name, now).is_err();
            refused || job.unwrap().permits(Act::BookIn, by.role, now).is_err()
        }
    }
}

/// The event, with what the service would add to it about other jobs.
fn told(reference: &Reference, name: &str, event: &Event) -> Event {
    let mut event = event.clone();
    if let Event::BookIn { drives, also_claimed, .. } = &mut event {
        let jobs = reference.jobs.values().map(|(job, _)| job);
        *also_claimed = waybill_domain::desk::also_claimed(jobs, &id_of(name), drives);
    }
    event
}

fn was_done(service: &mut Service, reference: &Reference, name: &str, change: &Change) -> bool {
    let mut differs = |name: &str| kept(service, name) != reference.jobs.get(name).map(|it| it.0.clone());
    match change {
        Change::Create(_) | Change::Job(_) => differs(name),
        Change::Arrival(at, _) => arrival(service, &reference.arrivals[*at].id) != reference.arrivals[*at],
        Change::Scan(..) => {
            NAMES.iter().any(|name| differs(name)) || !super::scan::fresh(service, reference).is_empty()
        }
    }
}

fn follow(service: &mut Service, reference: &mut Reference, name: &str, by: Actor, change: Change) {
    let at = kept(service, name).map_or_else(|| service.now(), |job| job.changed);
    match change {
        Change::Create(body) => {
            let read: PutJobParameters = serde_json::from_value(body).unwrap();
            reference.create(read.read(id_of(name)).unwrap(), at);
        }
        Change::Job(event) => reference.put(name, event, by, at),
        Change::Arrival(place, event) => {
            let after = arrival(service, &reference.arrivals[place].id);
            super::scan::moved(reference, place, event, by, after.notes.last().unwrap().at);
        }
        Change::Scan(look, scan) => super::scan::booked(service, reference, &look, &scan),
    }
}

/// What the clock has to do, in the reference with the moments at which the service did it.
pub(super) fn clock(service: &mut Service, reference: &mut Reference) {
    while clock_once(service, reference) {}
}

fn clock_once(service: &mut Service, reference: &mut Reference) -> bool {
    let now = service.now();
    let due = |(name, (job, _)): (&String, &(Job, _))| job.due_now(now).map(|act| (name.clone(), act));
    let jobs: Vec<(String, ClockAct)> = reference.jobs.iter().filter_map(due).collect();
    for (name, act) in &jobs {
        let before = reference.jobs[name].0.clone();
        let done =
            found(|| kept(service, name).is_none_or(|job| job.changed != before.changed).then(|| kept(service, name)));
        reference.put(name, act.event(), CLOCK, done.map_or(now, |job| job.changed));
        reference.clock += 1;
    }
    let places: Vec<usize> = (0..reference.arrivals.len())
        .filter(|at| reference.arrivals[*at].due().is_some_and(|due| due.at <= now))
        .collect();
    for place in &places {
        let before = reference.arrivals[*place].clone();
        let notes = before.notes.len();
        let after = found(|| Some(arrival(service, &before.id)).filter(|it| it.notes.len() > notes));
        let fallen: Arrival = before.apply(ArrivalEvent::FallDue, Role::Clock, "", after.notes[notes].at).unwrap();
        reference.tell_of(&fallen);
        reference.arrivals[*place] = fallen;
        reference.clock += 1;
    }
    !jobs.is_empty() || !places.is_empty()
}
