//! What the rules answer, for every act × role × job state × drive state, and for packages of no job: a change that is to
//! change no answer leaves `answers.txt` as it is. Guards against a rule that changes without anybody having meant it.

use expect_test::expect_file;
use serde_json::json;
use waybill_domain::arrival::{Arrival, ArrivalEvent, ArrivalState};
use waybill_domain::event::Event;
use waybill_domain::job::{Job, WhyNot};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;

use crate::everything::{asked, cell, cells, worlds};
use crate::world::*;

/// One answer in few words. `=` is a state that stays as it was.
fn answer(before: &Job, event: Event, by: Role, at: i64) -> String {
    let same = |from: &str, to: &str| if from == to { "=".to_owned() } else { to.to_owned() };
    match before.apply(event, by, day(at)) {
        Ok(applied) => {
            let job = same(before.state.word(), if applied.gone { "gone" } else { applied.job.state.word() });
            let drive = |job: &Job| job.drives.first().map_or("none", |it| it.state.word());
            let drives = same(drive(before), drive(&applied.job));
            let extra = if applied.job.extra_drives.len() > before.extra_drives.len() { "+extra" } else { "" };
            format!("{job}/{drives}{extra}")
        }
        Err(Refusal::NotAllowed { why: WhyNot::NotYours { .. }, .. }) => "theirs".to_owned(),
        Err(Refusal::NotAllowed { why: WhyNot::State { .. }, .. }) => "-".to_owned(),
        Err(Refusal::NotAllowed { why: WhyNot::Missing { needs, .. }, .. }) => {
            let words: Vec<&str> = needs.iter().map(|need| need.word()).collect();
            format!("needs {}", words.join("+"))
        }
        Err(Refusal::DriveState { allowed_in, .. }) => {
            let words: Vec<&str> = allowed_in.iter().map(|state| state.word()).collect();
            format!("only {}", words.join("|"))
        }
        Err(Refusal::DriveNeed { missing, .. }) => format!("drive needs {}", missing.word()),
        Err(Refusal::Problems(problems)) => format!("problem {}", problems[0].target),
        Err(other) => format!("{other}"),
    }
}

/// Names with the same value, together: in the order in which the values were first seen.
fn grouped(all: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in all {
        match groups.iter_mut().find(|(it, _)| *it == value) {
            Some((_, names)) => names.push(name),
            None => groups.push((value, vec![name])),
        }
    }
    groups.into_iter().map(|(value, names)| (names.join(" "), value)).collect()
}

/// A job in each state, with its drive in each: by name, and the day on which it is asked.
type Cells = Vec<(&'static str, Vec<(&'static str, Job, i64)>)>;

fn made(world: &str) -> Cells {
    let (states, drives) = cells();
    let of = |state: &'static str| {
        let one = |drive: &'static str| {
            let (job, at) = cell(world, state, drive);
            (drive, job, at)
        };
        (state, drives.into_iter().map(one).collect())
    };
    states.into_iter().map(of).collect()
}

/// One line for each group of states of the job with the same answers.
fn lines(cells: &Cells, event: &Event, by: Role) -> String {
    let of = |drives: &[(&'static str, Job, i64)]| {
        let one =
            |(drive, job, at): &(&'static str, Job, i64)| ((*drive).to_owned(), answer(job, event.clone(), by, *at));
        let groups = grouped(drives.iter().map(one).collect());
        match groups.as_slice() {
            [(_, only)] => only.clone(),
            _ => groups.iter().map(|(drives, answer)| format!("[{drives}] {answer}")).collect::<Vec<_>>().join("; "),
        }
    };
    let groups = grouped(cells.iter().map(|(state, drives)| ((*state).to_owned(), of(drives))).collect());
    groups.iter().map(|(states, answers)| format!("    {states}: {answers}\n")).collect()
}

/// Acts and roles whose answers are all the same stand together.
fn of_jobs(world: &str) -> String {
    let cells = made(world);
    let mut all = Vec::new();
    for (name, event) in asked() {
        for by in Role::ALL {
            let lines = lines(&cells, &event, *by);
            if !lines.ends_with(": theirs\n") || lines.lines().count() > 1 {
                all.push((format!("{name} by {by},"), lines));
            }
        }
    }
    let groups = grouped(all).into_iter().map(|(names, lines)| format!("{}\n{lines}", names.trim_end_matches(',')));
    format!("\n## {world}\n{}", groups.collect::<String>())
}

fn arrival(state: ArrivalState) -> Arrival {
    let drives = vec![serial("A")];
    let number = "1Z999AA10123456784".parse().ok();
    let it = Arrival::record("a".to_owned(), number, None, drives, None, "Olga", day(0));
    let mut json = serde_json::to_value(&it).unwrap();
    json["state"] = json!(state.word());
    serde_json::from_value(json).unwrap()
}

fn of_arrivals() -> String {
    let events = [
        ("match", ArrivalEvent::Match { job: id("job"), decided: Vec::new() }),
        ("sendBack", ArrivalEvent::SendBack { package: package("1Z999AA10123456784") }),
        ("destroy", ArrivalEvent::Destroy),
        ("noteContact", ArrivalEvent::NoteContact { how: "mail".into(), whom: "Ann".into(), said: "soon".into() }),
        ("answered", ArrivalEvent::Answered { text: "ours".into() }),
        ("fallDue", ArrivalEvent::FallDue),
    ];
    let mut text = "\n## packages of no job\n".to_owned();
    for (name, event) in events {
        for at in [1, 20, 100] {
            let of = |by: &Role| {
                let one = |state: &ArrivalState| {
                    let said = match arrival(*state).apply(event.clone(), *by, "", day(at)) {
                        Ok(after) if after.state == *state => "=".to_owned(),
                        Ok(after) => after.state.word().to_owned(),
                        Err(refusal) => refusal.to_string(),
                    };
                    (state.word().to_owned(), said)
                };
                let groups = grouped(ArrivalState::ALL.iter().map(one).collect());
                let lines = groups.iter().map(|(states, said)| format!("    {states}: {said}\n"));
                (by.word().to_owned(), lines.collect::<String>())
            };
            for (roles, lines) in grouped(Role::ALL.iter().map(of).collect()) {
                text.push_str(&format!("{name} on day {at}, {roles}\n{lines}"));
            }
        }
    }
    text
}

#[test]
fn every_answer_is_as_it_was() {
    let head = "# What the rules answer\n\nWritten by the test `product::every_answer_is_as_it_was` (UPDATE_EXPECT=1); do not edit.\n\n\
        Acts and who does them; then job states, and in brackets states of the job's drive, with the answer: what job and drive\n\
        become (`=`: they stay), `-` not in this state of the job, else what is missing. Who is not named may not.\n";
    let jobs: String = std::thread::scope(|all| {
        let worlds: Vec<_> = worlds().map(|world| all.spawn(move || of_jobs(world))).into();
        worlds.into_iter().map(|it| it.join().unwrap()).collect()
    });
    expect_file!["answers.txt"].assert_eq(&[head, &jobs, &of_arrivals()].concat());
}
