//! `waybill seed`: very many made-up jobs in every state, for benchmarks. The same number gives the same jobs; each went
//! through the tables like any other, so none is in a condition that a real one cannot reach. Keys are left out.

mod people;
mod told;

use waybill_domain::fields::SubscriptionId;
use waybill_domain::job::Time;

use crate::store::{PreparedRow, Store, StoreProblem};
use people::Firm;

/// Jobs that are made and written at once.
const AT_ONCE: u64 = 5000;
/// Jobs that one company has, on average.
const JOBS_OF_ONE: u64 = 200;

/// Why there are no made-up jobs.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SeedProblem {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error("made-up job {0} cannot be: {1}")]
    ImpossibleJob(u64, String),
    #[error("the work was broken off")]
    BrokenOff,
}

/// How many jobs, from which number, as they are when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SeedOptions {
    pub(crate) jobs: u64,
    pub(crate) seed: u64,
    pub(crate) now: Time,
}

impl SeedOptions {
    fn firms(self) -> u64 {
        (self.jobs / JOBS_OF_ONE).max(3)
    }

    fn firm(self, at: u64) -> Firm {
        Firm::of(self.seed, at)
    }
}

/// Fills a store that holds no jobs; `tell` hears how many there are so far.
pub(crate) async fn fill(store: &Store, options: SeedOptions, tell: impl Fn(u64)) -> Result<(), SeedProblem> {
    for at in 0..options.firms() {
        let firm = options.firm(at);
        let id =
            firm.subscription.parse::<SubscriptionId>().map_err(|it| SeedProblem::ImpossibleJob(at, it.to_string()))?;
        store.add_subscription(&id, Some(&firm.company), Some(&firm.contact)).await?;
    }
    let indexes = store.begin_bulk().await?;
    // One thread makes jobs while another writes them.
    let (give, mut take) = tokio::sync::mpsc::channel::<Result<Vec<PreparedRow>, SeedProblem>>(2);
    tokio::task::spawn_blocking(move || make(options, &give));
    let mut done = 0;
    while let Some(jobs) = take.recv().await {
        let jobs = jobs?;
        store.bulk(&jobs).await?;
        done += u64::try_from(jobs.len()).unwrap_or_default();
        tell(done);
    }
    if done < options.jobs {
        return Err(SeedProblem::BrokenOff);
    }
    Ok(store.end_bulk(indexes).await?)
}

fn make(options: SeedOptions, give: &tokio::sync::mpsc::Sender<Result<Vec<PreparedRow>, SeedProblem>>) {
    let mut from = 1;
    while from <= options.jobs {
        let to = (from + AT_ONCE - 1).min(options.jobs);
        let some = (from..=to).map(|at| told::job(options, at)).collect::<Result<Vec<_>, _>>();
        let failed = some.is_err();
        if give.blocking_send(some).is_err() || failed {
            return;
        }
        from = to + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn made_up_jobs_are_there_and_are_found_and_are_the_same_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let now = crate::clock::wall();
        let options = SeedOptions { jobs: 600, seed: 7, now };
        fill(&store, options, |_| {}).await.unwrap();
        let states = store.jobs_by_state().await.unwrap();
        assert_eq!(states.len(), waybill_domain::job_state::JobState::ALL.len(), "{states:?}");
        assert_eq!(states.iter().map(|(_, count)| count).sum::<i64>(), 600);
        let drives: usize = (1..=600).map(|at| told::tale(options, at).unwrap().0.drives.len()).sum();
        assert_eq!(drives, 1800);
        assert_eq!(told::tale(options, 77).unwrap().0, told::tale(options, 77).unwrap().0);
        let queues = store.queue_counts(now).await.unwrap();
        assert!(queues.iter().filter(|queue| queue.count > 0).count() >= 4, "{queues:?}");
    }
}
