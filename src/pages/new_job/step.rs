//! The steps of creating a job, and which field belongs to which.

use crate::words as w;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Basics,
    /// Drives of an import, blobs of an export.
    Data,
    Logs,
    Back,
    Check,
}

impl Step {
    pub(super) const ALL: [Self; 5] = [Self::Basics, Self::Data, Self::Logs, Self::Back, Self::Check];

    pub(super) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// As the URL has it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Data => "data",
            Self::Logs => "logs",
            Self::Back => "return",
            Self::Check => "check",
        }
    }

    pub(super) fn next(self) -> Self {
        Self::ALL.into_iter().find(|it| *it > self).unwrap_or(Self::Check)
    }

    /// Which step asks for what stands at a path of the JSON.
    pub(super) fn of(target: &str) -> Self {
        match target.strip_prefix("properties.") {
            Some(it) if it.starts_with("driveList") || it.starts_with("export") => Self::Data,
            Some(it) if it.starts_with("return") => Self::Back,
            Some("logLevel" | "backupDriveManifest" | "diagnosticsPath") => Self::Logs,
            Some(_) | None => Self::Basics,
        }
    }

    pub(super) fn name(self, is_export: bool) -> &'static str {
        match self {
            Self::Basics => w::new_job::step_basics(),
            Self::Data if is_export => w::new_job::step_blobs(),
            Self::Data => w::new_job::step_drives(),
            Self::Logs => w::new_job::step_logs(),
            Self::Back => w::new_job::step_back(),
            Self::Check => w::new_job::step_check(),
        }
    }

    /// The question that the step asks.
    pub(super) fn title(self, is_export: bool) -> &'static str {
        match self {
            Self::Basics => w::new_job::title_basics(),
            Self::Data if is_export => w::new_job::title_blobs(),
            Self::Data => w::new_job::title_drives(),
            Self::Logs => w::new_job::title_logs(),
            Self::Back => w::new_job::title_back(),
            Self::Check => w::new_job::title_check(),
        }
    }

    /// What the button says that ends the step.
    pub(super) fn go_on(self, is_export: bool) -> &'static str {
        match self {
            Self::Basics if is_export => w::new_job::to_blobs(),
            Self::Basics => w::new_job::to_drives(),
            Self::Data => w::new_job::to_logs(),
            Self::Logs => w::new_job::to_back(),
            Self::Back => w::new_job::to_check(),
            Self::Check => w::new_job::create(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_leads_to_the_step_that_asks_for_it() {
        let rows = [
            ("name", Step::Basics),
            ("location", Step::Basics),
            ("properties.storageAccountId", Step::Basics),
            ("properties.driveList[3].bitLockerKey", Step::Data),
            ("properties.export.blobList.blobPath[1]", Step::Data),
            ("properties.logLevel", Step::Logs),
            ("properties.returnAddress.city", Step::Back),
            ("properties.returnShipping.carrierName", Step::Back),
        ];
        for (target, step) in rows {
            assert!(Step::of(target) == step, "{target}");
        }
    }
}
