//! A data center that does not exist: it works on the demo's jobs as a real one would, by requests to the operations API
//! as an operator with a token. It knows a job only by what the service tells, so it may be killed at any time.

mod desk;
mod pace;
mod plan;

use std::collections::BTreeMap;

use waybill_domain::job::{Job, Time};
use waybill_domain::job_state::JobState;

use super::install;
use crate::App;
use crate::store::{Change, Filter, Sort, StateFilter, StoreProblem, Wanted};
use desk::{Desk, DeskProblem};
pub(crate) use pace::Pace;
use plan::{PlannedStep, Work};

/// How long a job is let be after the service refused something for it.
const REST: chrono::TimeDelta = chrono::TimeDelta::seconds(10);

/// Works until the service stops. What goes wrong is logged, and tried again.
pub(crate) async fn run(app: App, pace: Pace) {
    let mut center =
        DataCenter { desk: Desk::new(app.clone()), app, pace, seen: None, filled: None, jobs: BTreeMap::new() };
    loop {
        let wait = match center.turn().await {
            Ok(()) => center.pace.tick,
            Err(problem) => {
                tracing::warn!(%problem, "the simulated data center pauses");
                center.pace.tick * 10
            }
        };
        tokio::select! {
            () = center.app.stopped() => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

struct DataCenter {
    app: App,
    pace: Pace,
    desk: Desk,
    /// The last change that it has seen; none before it has looked around.
    seen: Option<i64>,
    /// When the demo was filled.
    filled: Option<Time>,
    /// The jobs that it may have work on.
    jobs: BTreeMap<String, OnDesk>,
}

struct OnDesk {
    job: Job,
    /// Let be until then.
    rests: Option<Time>,
}

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error(transparent)]
    Desk(#[from] DeskProblem),
}

impl DataCenter {
    async fn turn(&mut self) -> Result<(), Trouble> {
        self.look().await?;
        let now = self.app.clock.now();
        let mut reports = Vec::new();
        let mut steps = Vec::new();
        for (id, desk) in self.jobs.iter().filter(|(_, desk)| desk.rests.is_none_or(|until| until <= now)) {
            for step in plan::steps(&desk.job, now, &self.pace) {
                match step {
                    PlannedStep::Report(report) => reports.push(report),
                    PlannedStep::Do(work) => steps.push((id.clone(), work)),
                }
            }
        }
        if !reports.is_empty() {
            self.desk.report(reports).await?;
        }
        for (id, act) in steps {
            let Some(desk) = self.jobs.get_mut(&id) else { continue };
            let done = match act {
                Work::Act(act) => self.desk.act(&desk.job.id, &act).await,
                Work::Log { serial, kind, xml } => self.desk.send_log(&desk.job.id, &serial, kind, xml).await,
            };
            match done {
                Ok(Ok(())) => continue,
                // A person was quicker, or the job is gone; the next look tells.
                Ok(Err(refusal)) => tracing::debug!(job = id, refusal, "the simulated data center was refused"),
                Err(problem) => tracing::warn!(job = id, %problem, "the simulated data center could not act"),
            }
            // One job that cannot be worked on does not keep up the others.
            desk.rests = Some(now + REST);
        }
        Ok(())
    }

    /// Learns what has changed. Nothing has, most of the time, and finding that out reads one number.
    async fn look(&mut self) -> Result<(), Trouble> {
        let last = self.app.store.last_change().await?;
        let Some(seen) = self.seen else {
            self.filled = install::filled(&self.app.store).await?;
            self.look_around().await?;
            self.seen = Some(last);
            return Ok(());
        };
        let mut from = seen;
        while from < last {
            let (changes, upto) = self.app.store.changes_after(from, 500).await?;
            if upto == from {
                // What came between is no longer kept.
                self.look_around().await?;
                break;
            }
            changes.into_iter().for_each(|change| self.note(change));
            from = upto;
        }
        self.seen = Some(last);
        Ok(())
    }

    async fn look_around(&mut self) -> Result<(), StoreProblem> {
        let filter = Filter::default();
        let mut wanted = Wanted { filter, sort: Sort::Newest, after: None, top: 200 };
        for state in JobState::ALL.iter().copied().filter(|state| plan::has_work(*state)) {
            wanted.filter.state = Some(StateFilter::State(state));
            wanted.after = None;
            loop {
                let listing = self.app.store.list(&wanted).await?;
                listing.jobs.into_iter().for_each(|job| self.keep(job));
                wanted.after = listing.next;
                if wanted.after.is_none() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn note(&mut self, change: Change) {
        match change.job {
            Some(job) => self.keep(job),
            None => {
                let Change { subscription, group, name, .. } = change;
                self.jobs.retain(|_, desk| {
                    let id = &desk.job.id;
                    !(id.subscription.as_str().eq_ignore_ascii_case(&subscription)
                        && id.group.as_str() == group
                        && id.name.as_str() == name)
                });
            }
        }
    }

    fn keep(&mut self, job: Job) {
        let id = job.id.resource_id().to_lowercase();
        if plan::has_work(*job.state) && !plan::is_still(&job, self.filled) {
            // Whatever it was refused for may have changed.
            self.jobs.insert(id, OnDesk { job, rests: None });
        } else {
            self.jobs.remove(&id);
        }
    }
}
