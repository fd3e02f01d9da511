//! What is expected of a sample: in which stages it is tried, where it may be refused, and where its values are shown.

use super::samples::{Sample, samples};
use super::stage::{STAGES, Stage};
use super::values::Extent;

/// What is refused by the state of the job, whatever the value: its shape is tried all the same.
const REFUSED_NOW: [&str; 2] = ["act markForDestruction", "act destroy"];
/// These keep no value, or no second one within a minute.
const KEEP_NOTHING: [&str; 4] =
    ["POST /v1/settings/mail/confirm", "POST /v1/sign-in/mail", "POST /v1/session", "PUT /v1/settings/mail"];
/// These change nothing that is shown; nor do decisions on drives that are not there.
const SHOWN_NOWHERE: [&str; 2] = ["POST /v1/notices/read", "POST /v1/operations/receiving/look"];

/// The samples in their own stages, or in all.
pub(super) fn in_stages(samples: Vec<Sample>, extent: Extent) -> Vec<Sample> {
    let elsewhere = |sample: &Sample| {
        let is_moved = extent == Extent::All && sample.is_about_a_job();
        let stages = STAGES.into_iter().filter(|stage| is_moved && *stage != sample.stage);
        stages.map(|stage| Sample { stage, ..sample.clone() }).collect::<Vec<_>>()
    };
    samples.into_iter().flat_map(|sample| [vec![sample.clone()], elsewhere(&sample)].concat()).collect()
}

impl Sample {
    fn is_about_a_job(&self) -> bool {
        self.path.contains("{job}") && self.stage != Stage::NoJob
    }

    /// Whether such an answer to the right body is right: its own stage takes it, and others refuse it for the stage.
    pub(super) fn may_be_refused(&self, status: u16) -> bool {
        let for_the_stage = self.is_elsewhere() && [200, 403, 404, 409].contains(&status);
        for_the_stage || REFUSED_NOW.contains(&self.name) || KEEP_NOTHING.contains(&self.name)
    }

    /// Whether it was moved to another stage than its own.
    fn is_elsewhere(&self) -> bool {
        samples().iter().any(|own| own.name == self.name && own.stage != self.stage)
    }

    /// Whether what a view shows of the field's right value, it shows of any other.
    pub(super) fn shows(&self, at: &str, view: &str) -> bool {
        // A drive that the job does not name is no drive of the job.
        let of_its_own = self.name != "act bookIn" || view == "timeline";
        // The end of a serial number may be that of something else, which links do not tell.
        let is_told = view != "share links" || at.contains("/drive") || at.ends_with("/percent");
        of_its_own && is_told && !SHOWN_NOWHERE.contains(&self.name) && !at.starts_with("/deci")
    }
}
