//! A job, and its drives, as pictures: the domain's coordinates with this job's dates, counts and words in them.

use waybill_domain::diagram::{Anchor, Diagram, Drawn, Form, Standing};
use waybill_domain::drive::Drive;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::{Job, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::machine::Edge;

use crate::ui::diagram::{Picture, Stop, Way};
use crate::words::{job as w, machines};
use crate::{browser, time};

/// The job's road. `pressed` is the state whose meaning is shown. Without a job it is the road of any.
pub(crate) fn job_picture(form: Form, job: Option<&Job>, pressed: Option<JobState>, now: Time) -> Picture {
    let plan = JobState::diagram(form);
    let stop = |state: JobState| {
        let standing = job.map_or(Standing::Open, |job| job.standing(state));
        let here = standing == Standing::Now;
        let percent = job.filter(|_| here && state == JobState::Transferring).and_then(Job::percent_complete);
        let name = match percent {
            Some(percent) => w::name_percent(machines::job_state(state), &percent.to_string()),
            None => machines::job_state(state).to_owned(),
        };
        let lines = job.map(|job| stop_lines(form, job, state, standing, now)).unwrap_or_default();
        Stop {
            key: state.word(),
            mood: if here { job.map_or(state.mood(), Job::mood) } else { state.mood() }.word(),
            standing: if job.is_some() { standing.word() } else { "" },
            spoken: spoken(&name, &lines, job.map(|_| standing)),
            name,
            lines,
            percent,
            pressed: pressed == Some(state),
            ..Stop::default()
        }
    };
    let course = |edge: &Edge<JobState>| job.map_or("open", |job| job.course(edge).word());
    paint(&plan, stop, course, |edge| edge_words(form, edge))
}

/// The drives' road, with how many drives are where; the road of the picked drive is lit.
pub(crate) fn drives_picture(
    form: Form,
    job: Option<&Job>,
    picked: Option<&Drive>,
    pressed: Option<DriveState>,
) -> Picture {
    let plan = DriveState::diagram(form);
    let stop = |state: DriveState| {
        let here = job.map_or(0, |job| job.drives.iter().filter(|drive| drive.state == state).count());
        let standing = job.map_or("", |job| job.drives_standing(state).word());
        let name = machines::drive_state(state).to_owned();
        let count = job.map(|_| here);
        let spoken = match count {
            None => name.clone(),
            Some(0) => w::no_drives_here(&name),
            Some(1) => w::one_drive_here(&name),
            Some(count) => w::drives_here(&count.to_string(), &name),
        };
        let mood = state.mood().word();
        Stop {
            key: state.word(),
            mood,
            standing,
            spoken,
            name,
            count,
            pressed: pressed == Some(state),
            ..Stop::default()
        }
    };
    let course = |edge: &Edge<DriveState>| match (job, picked) {
        (_, Some(drive)) if drive.went(edge) => "picked",
        (Some(job), _) => job.drives_course(edge).word(),
        (None, _) => "open",
    };
    paint(&plan, stop, course, |edge| machines::drive_trigger(edge.on).to_owned())
}

/// Puts the words and standings into the places of a plan.
fn paint<M: Drawn>(
    plan: &Diagram<M>,
    stop: impl Fn(M) -> Stop,
    course: impl Fn(&Edge<M>) -> &'static str,
    words: impl Fn(&Edge<M>) -> String,
) -> Picture {
    let anchor = |anchor| match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let stops = plan.stops.iter().map(|place| Stop {
        x: place.x,
        y: place.y,
        name_at: place.name,
        anchor: anchor(place.anchor),
        halo: place.halo,
        ..stop(place.state)
    });
    let ways = plan.ways.iter().map(|way| Way {
        edges: way.edges.iter().map(|edge| edge_key(edge)).collect::<Vec<_>>().join(" "),
        path: way.path,
        course: foremost(way.edges.iter().map(|edge| course(edge))),
        is_main: way.is_main,
        begins: way.begins,
        head: way.head.map(|head| (head.x, head.y, head.turn, head.ends)),
        labels: way.labels.iter().map(|it| (it.x, it.y, anchor(it.anchor), words(it.edge))).collect(),
    });
    Picture { width: plan.width, height: plan.height, stops: stops.collect(), ways: ways.collect() }
}

/// An edge as tests know it: `Creating-Shipping`.
fn edge_key<M: Drawn>(edge: &Edge<M>) -> String {
    let word = |state: Option<M>| state.map_or("*", M::word);
    [word(edge.from), "-", word(edge.to)].concat()
}

/// A stroke that stands for several edges shows the one that says most.
fn foremost(courses: impl Iterator<Item = &'static str>) -> &'static str {
    let rank = |course: &&str| ["gone", "open", "passed", "picked"].iter().position(|it| it == course);
    courses.max_by_key(rank).unwrap_or("gone")
}

/// What a stroke says. Two edges share a trigger, and the tall drawing has less room.
fn edge_words(form: Form, edge: &Edge<JobState>) -> String {
    let words = match (form, edge.from, edge.to) {
        (_, Some(JobState::Packaging), Some(JobState::Completed)) => w::sent_back_clean(),
        (Form::Tall, Some(JobState::Packaging), Some(JobState::Closed)) => w::errors_or_overdue(),
        (_, Some(JobState::Packaging), Some(JobState::Closed)) => w::sent_back_errors(),
        (_, Some(JobState::Creating), None) => w::untouched(),
        _ => machines::job_trigger(edge.on),
    };
    words.to_owned()
}

/// When the job came here and how long it stayed, or what is to be said of a state it has not been in. What there is no
/// room for, the list beside the picture tells.
fn stop_lines(form: Form, job: &Job, state: JobState, standing: Standing, now: Time) -> Vec<String> {
    let at = job.visits.iter().rposition(|visit| visit.state == state);
    let Some((at, visit)) = at.and_then(|at| job.visits.get(at).map(|visit| (at, visit))) else {
        return promise(job, state, standing).into_iter().collect();
    };
    let entered = time::exact_words(time::ms(visit.at));
    let until = job.visits.get(at + 1).map_or(now, |next| next.at);
    let stayed = time::length(time::ms(until) - time::ms(visit.at));
    let is_now = standing == Standing::Now;
    let so_far = if is_now { w::so_far(&stayed) } else { stayed.clone() };
    match (form, state) {
        // Beside the side road is room for one short line.
        (Form::Tall, JobState::Faulted) => vec![stayed],
        // A second line would lie on the words of the brace below it.
        (Form::Wide, JobState::Faulted) => vec![w::dot(&entered, &so_far)],
        (Form::Wide, JobState::Closed) if is_now => vec![browser::day(time::ms(visit.at), time::ms(now))],
        _ if is_now && job.ended().is_some() => vec![entered],
        _ => vec![entered, so_far],
    }
}

fn promise(job: &Job, state: JobState, standing: Standing) -> Option<String> {
    match (state, standing) {
        (_, Standing::Gone) => None,
        (JobState::Completed, _) => Some(w::then_kept().to_owned()),
        (JobState::Closed, _) => Some(w::possible().to_owned()),
        (JobState::Shipping, _) if job.state == JobState::Creating => Some(w::next().to_owned()),
        _ => None,
    }
}

fn spoken(name: &str, lines: &[String], standing: Option<Standing>) -> String {
    let words = core::iter::once(name).chain(lines.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let standing = match standing {
        Some(Standing::Passed) => w::is_passed(),
        Some(Standing::Now) => w::is_now(),
        Some(Standing::Open) => w::is_open(),
        Some(Standing::Gone) => w::is_gone(),
        None => return words,
    };
    [&words, ", ", standing].concat()
}
