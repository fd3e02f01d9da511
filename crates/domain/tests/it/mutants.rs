//! Other rules in place of Waybill's: each row is changed in one thing at a time, and an answer changes with it. Guards
//! against a row that nobody asks, and a guard that stands beside the table.

use expect_test::expect;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::job::{ACTS, Act, Applied, Job, Permit};
use waybill_domain::job_state::{JobState, JobTrigger};
use waybill_domain::machine::{Edge, Machine};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;
use waybill_domain::rules::{RULES, Rules};
use waybill_domain::set::{Listed, Set};

use crate::everything::{asked, cell, cells, worlds};
use crate::world::*;

/// Everything that is asked of everything, once for all mutants.
struct Cells(Vec<(Job, i64)>);

impl Cells {
    fn all() -> Self {
        let (states, drives) = cells();
        let of = |state: &'static str| drives.map(|drive| (state, drive));
        let pairs: Vec<_> = states.into_iter().flat_map(of).collect();
        let each = |world| pairs.iter().map(move |(state, drive)| cell(world, state, drive));
        Self(worlds().into_iter().flat_map(each).collect())
    }

    /// Whether these rules answer one of the events otherwise than Waybill's.
    fn differ(&self, rules: &'static Rules, events: &[Event]) -> bool {
        self.0.iter().any(|(job, at)| {
            events.iter().any(|event| {
                Role::ALL.iter().any(|by| {
                    let answer = |rules| job.apply_by(rules, event.clone(), *by, day(*at));
                    !same(&answer(rules), &answer(&RULES))
                })
            })
        })
    }
}

/// Whether two answers are the same but for their words.
fn same(one: &Result<Applied, Refusal>, other: &Result<Applied, Refusal>) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => one == other,
        (Err(_), Err(_)) => true,
        _ => false,
    }
}

fn leaked<T>(all: Vec<T>) -> &'static [T] {
    Vec::leak(all)
}

fn with_acts(acts: Vec<Permit>) -> &'static Rules {
    Box::leak(Box::new(Rules { acts: leaked(acts), ..RULES }))
}

/// The table with the row at `at` in another form.
fn changed(at: usize, change: impl FnOnce(&mut Permit)) -> &'static Rules {
    let mut acts = ACTS.to_vec();
    change(&mut acts[at]);
    with_acts(acts)
}

fn without<T: Listed + PartialEq>(all: Set<T>, one: T) -> Set<T> {
    all.iter().filter(|it| *it != one).collect()
}

/// The mutants of a row, each with what was changed.
fn mutants(at: usize, row: &Permit) -> Vec<(String, &'static Rules)> {
    let mut all: Vec<(String, &'static Rules)> = Vec::new();
    let mut add = |what: String, rules| all.push((format!("{} {what}", row.act), rules));
    for role in row.by.iter() {
        add(format!("without {role}"), changed(at, |it| it.by = without(row.by, role)));
    }
    for state in row.states.iter() {
        add(format!("not in {state}"), changed(at, |it| it.states = without(row.states, state)));
    }
    for drive in row.drives.iter() {
        add(format!("not of a drive in {drive}"), changed(at, |it| it.drives = without(row.drives, drive)));
    }
    for need in row.needs.iter() {
        add(format!("without {need}"), changed(at, |it| it.needs = without(row.needs, need)));
    }
    for on in row.job_edges.iter() {
        add(format!("that does not take {on}"), changed(at, |it| it.job_edges = without(row.job_edges, on)));
    }
    for on in row.drive_edges.iter() {
        add(format!("that does not take {on}"), changed(at, |it| it.drive_edges = without(row.drive_edges, on)));
    }
    for state in JobState::ALL.iter().filter(|it| !row.states.contains(**it)) {
        add(format!("also in {state}"), changed(at, |it| it.states = row.states.union(JobState::set(&[*state]))));
    }
    all
}

/// The events of an act.
fn events_of(act: Act) -> Vec<Event> {
    let of = |(name, _): &(&'static str, Event)| name.split(' ').next() == Some(act.word());
    asked().into_iter().filter(of).map(|(_, event)| event).collect()
}

/// The mutants that no answer shows.
fn unseen(mutants: Vec<(String, &'static Rules)>, events: &[Event], cells: &Cells) -> Vec<String> {
    let unseen = |(_, rules): &(String, &'static Rules)| !cells.differ(rules, events);
    mutants.into_iter().filter(unseen).map(|(name, _)| name).collect()
}

/// Where the state of a job that an act moves has no edge for it, the graph stops it too: a state more changes nothing.
fn is_stopped_by_the_graph(row: &Permit, mutant: &str) -> bool {
    let moves_the_job = row.job_edges.iter().any(|on| on != JobTrigger::Update);
    moves_the_job && mutant.contains(" also in ")
}

/// The list is what no answer shows yet; it may only become shorter. Either something else says the same: a faulted job has
/// the rights of the state it left, deadlines are the need `nearlyUp` too, a key is replaced and a drive destroyed only if
/// the drive itself is in the state. Or the cells lack the case: a job without its address or its package, one that is
/// overdue and was answered for. Or the rule is asked elsewhere: `Job::may_read_key` has no events.
#[test]
fn every_change_of_a_row_changes_an_answer() {
    let cells = Cells::all();
    let of = |(at, row): (usize, &Permit)| {
        let mut all = mutants(at, row);
        all.retain(|(name, _)| !is_stopped_by_the_graph(row, name));
        unseen(all, &events_of(row.act), &cells)
    };
    let rows: Vec<(usize, &Permit)> = ACTS.iter().enumerate().collect();
    let unseen: Vec<String> = std::thread::scope(|all| {
        let parts: Vec<_> = rows
            .chunks(12)
            .map(|part| all.spawn(|| part.iter().flat_map(|row| of(*row)).collect::<Vec<_>>()))
            .collect();
        parts.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    expect![[r#"
        ship without returnAddress
        ship without deliveryPackage
        changeReturnAddress also in Faulted
        replaceKey without driveFaulted
        answer not in Faulted
        share not in Faulted
        revokeShare not in Faulted
        readKeys not in Faulted
        readKeys not of a drive in Specified
        readKeys not of a drive in Received
        readKeys not of a drive in NeverReceived
        readKeys not of a drive in Transferring
        readKeys not of a drive in Completed
        readKeys not of a drive in CompletedMoreInfo
        readKeys not of a drive in ShippedBack
        readKeys not of a drive in Faulted
        readKeys not of a drive in Received
        readKeys not of a drive in Transferring
        changeTags not in Faulted
        close without noAnswerOrCancelled
        releaseDrives not in Creating
        releaseDrives not in Faulted
        markForDestruction also in Creating
        markForDestruction also in Shipping
        markForDestruction also in Received
        markForDestruction also in Completed
        markForDestruction also in Closed
        markForDestruction also in Faulted
        destroy without driveToDestroy
        noteContact not in Faulted
        warnOfEnd without clock
        warnOfEnd not in Creating
        warnOfEnd not in Shipping
        warnOfEnd also in Received
        warnOfEnd also in Transferring
        warnOfEnd also in Packaging
        warnOfEnd also in Completed
        warnOfEnd also in Closed
        warnOfEnd also in Faulted
        expire without noDriveWaits
        fallDue also in Creating
        fallDue also in Shipping
        fallDue also in Received
        fallDue also in Completed
        fallDue also in Closed
        fallDue also in Faulted"#]]
    .assert_eq(&unseen.join("\n"));
}

/// An edge that is gone, or leads elsewhere.
fn edges_changed<M: Machine>(put: impl Fn(&'static [Edge<M>]) -> Rules) -> Vec<(String, &'static Rules)> {
    let rules = |edges: Vec<Edge<M>>| -> &'static Rules { Box::leak(Box::new(put(leaked(edges)))) };
    let of = |(at, edge): (usize, &Edge<M>)| {
        let mut gone = M::EDGES.to_vec();
        gone.remove(at);
        let mut turned = M::EDGES.to_vec();
        turned[at].to = M::ALL.iter().copied().rfind(|state| Some(*state) != edge.to && Some(*state) != edge.from);
        [(format!("no {edge:?}"), rules(gone)), (format!("elsewhere: {edge:?}"), rules(turned))]
    };
    M::EDGES.iter().enumerate().filter(|(_, edge)| edge.from.is_some()).flat_map(of).collect()
}

#[test]
fn every_change_of_the_graph_changes_an_answer() {
    let (cells, events) = (Cells::all(), asked().into_iter().map(|(_, event)| event).collect::<Vec<_>>());
    let mut all = edges_changed::<JobState>(|jobs| Rules { jobs, ..RULES });
    all.extend(edges_changed::<DriveState>(|drives| Rules { drives, ..RULES }));
    assert_eq!(unseen(all, &events, &cells), [""; 0]);
}
