//! Sends odd values in place of right ones, and reads back what was taken.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::fixture::{Fixture, Subject};
use super::json::leaves;
use super::samples::{Sample, samples};
use super::stage::{STAGES, Stage};
use super::values::{self, Extent};
use super::verdict::{Verdict, refused_in_its_place, verdict};
use super::views;

/// What is refused by the state of the job, whatever the value: its shape is tried all the same.
const REFUSED_NOW: [&str; 2] = ["act markForDestruction", "act destroy"];
/// These keep no value, or no second one within a minute.
const KEEP_NOTHING: [&str; 4] =
    ["POST /v1/settings/mail/confirm", "POST /v1/sign-in/mail", "POST /v1/session", "PUT /v1/settings/mail"];
/// These change nothing that is shown; nor do decisions on drives that are not there.
const SHOWN_NOWHERE: [&str; 2] = ["POST /v1/notices/read", "POST /v1/operations/receiving/look"];

/// The views in which the right value of each field was found.
type Places = BTreeMap<String, BTreeSet<&'static str>>;

/// What was sent, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) sent: usize,
    pub(super) refused: usize,
    pub(super) taken: usize,
    /// How many values were compared in each view.
    pub(super) read_back: BTreeMap<&'static str, usize>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, refused, taken, read_back } = self;
        let times: usize = read_back.values().sum();
        writeln!(f, "{sent} values sent, {refused} refused, {taken} taken and read back {times} times:")?;
        read_back.iter().try_for_each(|(view, times)| writeln!(f, "  {times:>5} in {view}"))
    }
}

struct Run {
    fixture: Fixture,
    extent: Extent,
    figures: Figures,
    wrong: Vec<String>,
}

/// Odd values in each field of the samples.
pub(super) async fn run(samples: Vec<Sample>, extent: Extent) -> Figures {
    let mut run = Run { fixture: Fixture::new().await, extent, figures: Figures::default(), wrong: Vec::new() };
    for sample in in_stages(samples, extent) {
        run.sample(&sample).await;
        if extent == Extent::All {
            println!("{} in {:?}: {} values sent so far", sample.name, sample.stage, run.figures.sent);
            // Lists grow no longer than what one sample leaves in them.
            run.fixture = Fixture::new().await;
        }
    }
    let Run { figures, wrong, .. } = run;
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), figures.sent, wrong.join("\n"));
    figures
}

/// The samples in their own stages, or in all.
fn in_stages(samples: Vec<Sample>, extent: Extent) -> Vec<Sample> {
    let elsewhere = |sample: &Sample| {
        let is_moved = extent == Extent::All && sample.is_about_a_job();
        let stages = STAGES.into_iter().filter(|stage| is_moved && *stage != sample.stage);
        stages.map(|stage| Sample { stage, ..sample.clone() }).collect::<Vec<_>>()
    };
    samples.into_iter().flat_map(|sample| [vec![sample.clone()], elsewhere(&sample)].concat()).collect()
}

impl Run {
    async fn sample(&mut self, sample: &Sample) {
        let places = self.places(sample).await;
        let mut subject = self.fixture.prepare(sample).await;
        for (turn, (at, there)) in leaves(&sample.body).into_iter().enumerate() {
            let since = self.fixture.world.app.store.last_change().await.unwrap();
            let mut taken = Vec::new();
            for odd in values::of(&there, turn, self.extent) {
                match self.send(sample, &subject, (&at, &odd), places.is_none()).await {
                    Ok(None) => continue,
                    Ok(Some(changed)) => taken.push((changed, odd)),
                    Err(problem) => self.wrong.push(problem),
                }
                subject = self.fixture.prepare(sample).await;
            }
            if !taken.is_empty() {
                let empty = Places::default();
                let places = places.as_ref().unwrap_or(&empty).get(&at).cloned().unwrap_or_default();
                self.read_back(sample, &at, &taken, &places, since).await;
            }
        }
    }

    /// Where the right body is shown; `None` if it is refused in this stage.
    async fn places(&mut self, sample: &Sample) -> Option<Places> {
        let since = self.fixture.world.app.store.last_change().await.unwrap();
        let mut subject = self.fixture.prepare(sample).await;
        let body = Fixture::body(sample, &subject);
        let answer = self.fixture.send(sample, &subject, &body).await;
        if answer.status >= 300 || refused_in_its_place(&answer) {
            // Its own stage takes it; what others refuse, they refuse for the stage.
            let is_right = sample.is_elsewhere() && [403, 404, 409, 200].contains(&answer.status);
            if !is_right && !REFUSED_NOW.contains(&sample.name) && !KEEP_NOTHING.contains(&sample.name) {
                let (name, stage) = (sample.name, sample.stage);
                self.wrong
                    .push(format!("the body is not right: {name} in {stage:?}: {} {}", answer.status, answer.text));
            }
            return None;
        }
        subject.learn(&answer);
        let (seen, wrong) = views::read(&self.fixture, &[&subject], since).await;
        self.wrong.extend(wrong.into_iter().map(|problem| format!("{}: {problem}", sample.name)));
        let shows = |at: &str, value: &Value| {
            let found = seen.iter().filter(|(_, shown)| shown[0].has(value)).map(|(view, _)| *view);
            found.filter(|view| sample.shows(at, view)).collect()
        };
        let plain = |value: &Value| value.is_boolean() || value.as_str().is_some_and(|text| text.len() < 3);
        let fields = leaves(&body).into_iter().filter(|(_, value)| !plain(value));
        Some(fields.map(|(at, value)| (at.clone(), shows(&at, &value))).collect())
    }

    /// The subject as it is with the value, if that was taken.
    async fn send(
        &mut self,
        sample: &Sample,
        subject: &Subject,
        (at, odd): (&str, &Value),
        by_state: bool,
    ) -> Result<Option<Subject>, String> {
        let mut body = Fixture::body(sample, subject);
        *body.pointer_mut(at).unwrap() = odd.clone();
        let answer = self.fixture.send(sample, subject, &body).await;
        self.figures.sent += 1;
        match verdict(sample, (at, odd), &answer, by_state)? {
            Verdict::Refused => {
                self.figures.refused += 1;
                Ok(None)
            }
            Verdict::Taken => {
                self.figures.taken += 1;
                let mut subject = subject.clone();
                subject.learn(&answer);
                Ok(Some(subject))
            }
        }
    }

    /// Each value that was taken is in all places that showed the right one.
    async fn read_back(
        &mut self,
        sample: &Sample,
        at: &str,
        taken: &[(Subject, Value)],
        places: &BTreeSet<&'static str>,
        since: i64,
    ) {
        let subjects: Vec<&Subject> = taken.iter().map(|(subject, _)| subject).collect();
        let (seen, wrong) = views::read(&self.fixture, &subjects, since).await;
        self.wrong.extend(wrong.into_iter().map(|problem| format!("{} {at}: {problem}", sample.name)));
        for place in places {
            let Some(all) = seen.get(place) else { continue };
            for ((_, odd), shown) in taken.iter().zip(all).filter(|((_, odd), _)| values::says_something(odd)) {
                *self.figures.read_back.entry(place).or_default() += 1;
                if !shown.has(odd) {
                    let odd = odd.to_string();
                    self.wrong.push(format!("not read back in {place}: {} {at} = {odd:.60}", sample.name));
                }
            }
        }
    }
}

impl Sample {
    fn is_about_a_job(&self) -> bool {
        self.path.contains("{job}") && self.stage != Stage::NoJob
    }

    /// Whether it was moved to another stage than its own.
    fn is_elsewhere(&self) -> bool {
        samples().iter().any(|own| own.name == self.name && own.stage != self.stage)
    }

    /// Whether what a view shows of the field's right value, it shows of any other.
    fn shows(&self, at: &str, view: &str) -> bool {
        // A drive that the job does not name is no drive of the job.
        let of_its_own = self.name != "act bookIn" || view == "timeline";
        // The end of a serial number may be that of something else, which links do not tell.
        let is_told = view != "share links" || at.contains("/drive") || at.ends_with("/percent");
        of_its_own && is_told && !SHOWN_NOWHERE.contains(&self.name) && !at.starts_with("/deci")
    }
}
