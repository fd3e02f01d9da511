//! Sends odd values in place of right ones, and reads back what was taken.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::expected::in_stages;
use super::figures::Figures;
use super::fixture::{Fixture, Subject};
use super::json::leaves;
use super::samples::Sample;
use super::values::{self, Extent};
use super::verdict::{Verdict, refused_in_its_place, verdict};
use super::views;

/// The views in which the right value of each field was found.
type Places = BTreeMap<String, BTreeSet<&'static str>>;

struct Run {
    fixture: Fixture,
    extent: Extent,
    figures: Figures,
    wrong: Vec<String>,
}

/// Odd values in each field of the samples.
pub(super) async fn run(samples: Vec<Sample>, extent: Extent) -> Figures {
    let mut run = Run { fixture: Fixture::new().await, extent, figures: Figures::default(), wrong: Vec::new() };
    let mut told = 0;
    for sample in in_stages(samples, extent) {
        run.sample(&sample).await;
        if extent == Extent::All {
            let (sent, wrong) = (run.figures.sent, run.wrong.len());
            println!("{} in {:?}: {sent} values sent so far, {wrong} wrong", sample.name, sample.stage);
            run.wrong.iter().skip(told).for_each(|problem| println!("  {problem}"));
            told = wrong;
            // Lists grow no longer than what one sample leaves in them.
            let ended = std::mem::replace(&mut run.fixture, Fixture::new().await);
            ended.close().await;
        }
    }
    let Run { figures, wrong, .. } = run;
    assert!(wrong.is_empty(), "{figures}{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    figures
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
            if !sample.may_be_refused(answer.status) {
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
