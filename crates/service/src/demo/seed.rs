//! All jobs of the demo, told relative to now: about fifty, in every state and oddity that a job or drive can be in.

use waybill_domain::job::Time;

use super::scenario::{ImpossibleScenario, Scenario};
use super::scenario_builder::ScenarioBuilder;
use super::{before, ended, faulted, here};

/// The demo's jobs, as they are `now`.
///
/// # Errors
/// A story that the rules refuse, which the tests would have found.
pub(crate) fn scenarios(now: Time) -> Result<Vec<Scenario>, ImpossibleScenario> {
    let tell = ScenarioBuilder { now };
    let parts = [
        before::creating,
        before::shipping,
        before::overdue,
        here::received,
        here::transferring,
        here::packaging,
        faulted::jobs,
        ended::completed,
        ended::closed,
    ];
    parts.into_iter().flat_map(|part| part(tell)).map(|story| story.told()).collect()
}
