//! What the form becomes in the JSON, and what is wrong with it: the service's own reading, told where it is typed.

use waybill_domain::fields::{BlobPathProblem, JobName, ResourceGroup, SubscriptionId};
use waybill_domain::job::JobId;
use waybill_domain::lang::Said as Words;
use waybill_domain::problem::{Problem, Problems};
use waybill_domain::wire::{BlobListInput, DriveInput, ExportInput, JobDetails, PutJobParameters, Subscription};

use super::drive_list::{any_id, serial};
use super::step::Step;
use crate::draft::Texts;
use crate::pages::form::pick::{self, picked};
use crate::pages::form::{address, logs, return_shipping};
use crate::words as w;

pub(super) const NAME: &str = "name";
pub(super) const SUBSCRIPTION: &str = "subscription";
pub(super) const GROUP: &str = "resourceGroup";
pub(super) const KIND: &str = "properties.jobType";
pub(super) const LOCATION: &str = "location";
pub(super) const ACCOUNT: &str = "properties.storageAccountId";
pub(super) const CONTAINER: &str = "properties.diagnosticsPath";
/// How the blobs are chosen.
pub(super) const BLOBS: &str = "properties.export";
pub(super) const ALL_BLOBS: &str = "all";
pub(super) const SOME_BLOBS: &str = "some";
pub(super) const LISTED_BLOBS: &str = "listed";
pub(super) const PREFIXES: &str = "properties.export.blobList.blobPathPrefix";
pub(super) const PATHS: &str = "properties.export.blobList.blobPath";
pub(super) const LIST_BLOB: &str = "properties.export.blobListBlobPath";
/// Under the step of the blobs, though no part of the PUT: it goes with the shipping details.
pub(super) const COUNT: &str = "properties.export.driveCount";

pub(super) const EXPORT: &str = "Export";
pub(super) const IMPORT: &str = "Import";

/// All that the form says, at one moment.
pub(super) struct Said<'a> {
    pub(super) texts: &'a Texts,
    /// Drives with their keys.
    pub(super) drives: Vec<DriveInput>,
    /// What the person may create jobs in.
    pub(super) subscriptions: &'a [Subscription],
}

impl Said<'_> {
    pub(super) fn is_export(&self) -> bool {
        self.texts.get(KIND) == EXPORT
    }

    /// Which job it is, or what is wrong with its name.
    pub(super) fn id(&self) -> Result<JobId, Problems> {
        let mut all = Problems::default();
        let name = all.take(NAME, self.texts.get(NAME).parse::<JobName>());
        let subscription = match self.subscription() {
            "" => Err(Words::as_is(w::new_job::choose_subscription())),
            id => id.parse::<SubscriptionId>().map_err(|problem| Words::of(&problem)),
        };
        let subscription = all.take(SUBSCRIPTION, subscription);
        let group = all.take(GROUP, picked(self.texts, GROUP).parse::<ResourceGroup>());
        let id = name.zip(subscription).zip(group);
        all.or(id.map(|((name, subscription), group)| JobId { subscription, group, name }))
    }

    fn subscription(&self) -> &str {
        match self.subscriptions {
            [only] => &only.id,
            _ => self.texts.get(SUBSCRIPTION),
        }
    }

    /// Whose job it will be.
    pub(super) fn owner(&self) -> Option<&Subscription> {
        self.subscriptions.iter().find(|it| it.id == self.subscription())
    }

    /// The body of the PUT.
    pub(super) fn body(&self) -> PutJobParameters {
        let is_export = self.is_export();
        let details = JobDetails {
            storage_account_id: Some(self.account()),
            job_type: self.texts.some(KIND),
            return_address: address::typed(self.texts),
            return_shipping: return_shipping::typed(self.texts),
            diagnostics_path: self.texts.some(CONTAINER),
            log_level: logs::level(self.texts),
            backup_drive_manifest: logs::backup(self.texts),
            drive_list: (!is_export).then(|| self.drives.clone()),
            export: is_export.then(|| self.export()),
            ..JobDetails::default()
        };
        PutJobParameters { location: self.texts.some(LOCATION), properties: details, ..PutJobParameters::default() }
    }

    /// The storage account's resource id, also where only its name is typed.
    fn account(&self) -> String {
        let typed = picked(self.texts, ACCOUNT);
        if typed.is_empty() || typed.contains('/') {
            return typed.to_owned();
        }
        let used = self.subscriptions.iter().flat_map(|it| &it.storage_accounts);
        let named = |id: &&String| id.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(typed));
        match used.into_iter().find(named) {
            Some(known) => known.clone(),
            None => account_id(self.subscription(), picked(self.texts, GROUP), typed),
        }
    }

    fn export(&self) -> ExportInput {
        let lines = |field| -> Option<Vec<String>> {
            Some(lines(self.texts.get(field)).map(|(_, line)| line.to_owned()).collect())
        };
        let list = |blob_path, blob_path_prefix| ExportInput {
            blob_list: Some(BlobListInput { blob_path, blob_path_prefix }),
            blob_list_blob_path: None,
        };
        match self.texts.get(BLOBS) {
            ALL_BLOBS => list(None, Some(vec!["/".to_owned()])),
            SOME_BLOBS => list(lines(PATHS), lines(PREFIXES)),
            LISTED_BLOBS => ExportInput { blob_list: None, blob_list_blob_path: self.texts.some(LIST_BLOB) },
            _ => ExportInput::default(),
        }
    }

    /// Everything that is wrong, each at the field where it is typed.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Problems::default();
        let id = self.id().map_err(|problems| found.0.extend(problems.0)).ok().or_else(any_id);
        if let Some(Err(problems)) = id.map(|id| self.body().read(id)) {
            found.0.extend(problems.0);
        }
        if !self.is_export() {
            // The service may hold a key for a drive of a job that is put again; a new job's keys are all here.
            let missing = self.drives.iter().enumerate().filter(|(_, drive)| drive.bit_locker_key.is_none());
            missing.for_each(|(at, drive)| {
                found.0.push(Problem::told(key_field(at), w::new_job::key_wanted(&serial(drive))))
            });
        }
        let count = self.texts.get(COUNT).trim();
        if self.is_export() && !count.is_empty() && count.parse::<u32>().is_err() {
            found.0.push(Problem::told(COUNT, w::new_job::count_whole()));
        }
        let mut found = found.0;
        self.place(&mut found);
        found
    }

    /// The problems of one step.
    pub(super) fn problems_of(&self, step: Step) -> Vec<Problem> {
        let is_of_step = |it: &Problem| step == Step::Check || Step::of(&it.target) == step;
        self.problems().into_iter().filter(is_of_step).collect()
    }

    /// Puts problems to the fields that are shown.
    pub(super) fn place(&self, problems: &mut [Problem]) {
        return_shipping::place(problems, self.texts);
        let mine = self.owner();
        let (groups, accounts) = mine.map_or((0, 0), |it| (it.groups.len(), it.storage_accounts.len()));
        pick::place(problems, self.texts, GROUP, groups > 0, w::new_job::choose_group());
        pick::place(problems, self.texts, ACCOUNT, accounts > 0, w::new_job::choose_account());
        for problem in problems.iter_mut().filter(|problem| problem.target == BLOBS) {
            match self.texts.get(BLOBS) {
                SOME_BLOBS => PREFIXES.clone_into(&mut problem.target),
                LISTED_BLOBS => {
                    LIST_BLOB.clone_into(&mut problem.target);
                    problem.message = Words::of(&BlobPathProblem::Empty);
                }
                _ => {}
            }
        }
        for field in [PATHS, PREFIXES] {
            problems.iter_mut().for_each(|problem| to_line(problem, field, self.texts.get(field)));
        }
    }
}

/// Where the key of a drive is typed.
pub(super) fn key_field(at: usize) -> String {
    ["properties.driveList[", &at.to_string(), "].bitLockerKey"].concat()
}

/// A storage account of that name in the group.
pub(super) fn account_id(subscription: &str, group: &str, name: &str) -> String {
    let parts = ["/subscriptions/", subscription, "/resourceGroups/", group];
    [&parts.concat(), "/providers/Microsoft.Storage/storageAccounts/", name].concat()
}

/// Lines that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).map(|(number, line)| (number, line.trim())).filter(|(_, line)| !line.is_empty())
}

/// A problem with the third path of a list is one with a line of the text it is typed in.
fn to_line(problem: &mut Problem, field: &str, text: &str) {
    let Some(at) = problem.target.strip_prefix(field).and_then(|it| it.strip_prefix('[')) else { return };
    let Some(at) = at.strip_suffix(']').and_then(|at| at.parse::<usize>().ok()) else { return };
    let number = lines(text).nth(at).map_or(at + 1, |(number, _)| number);
    problem.message = Words::as_is(w::new_job::line(&number.to_string(), &problem.to_string()));
    field.clone_into(&mut problem.target);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(texts: &[(&str, &str)], drives: Vec<DriveInput>, step: Step) -> Vec<String> {
        let texts = Texts::of(texts);
        let said = Said { texts: &texts, drives, subscriptions: &[] };
        said.problems_of(step).into_iter().map(|it| it.target).collect()
    }

    #[test]
    fn an_empty_form_asks_for_each_field_of_its_step() {
        let asked = [NAME, SUBSCRIPTION, "resourceGroup.other", LOCATION, "properties.storageAccountId.other", KIND];
        assert_eq!(targets(&[], Vec::new(), Step::Basics), asked);
        assert_eq!(targets(&[(KIND, IMPORT)], Vec::new(), Step::Data), ["properties.driveList"]);
        assert_eq!(targets(&[(KIND, EXPORT)], Vec::new(), Step::Data), ["properties.export"]);
        assert!(targets(&[], Vec::new(), Step::Back).is_empty());
    }

    #[test]
    fn a_new_drive_needs_its_key() {
        let drive = DriveInput { drive_id: Some("S1".to_owned()), ..DriveInput::default() };
        assert_eq!(targets(&[(KIND, IMPORT)], vec![drive], Step::Data), ["properties.driveList[0].bitLockerKey"]);
    }

    #[test]
    fn paths_are_told_by_the_line_they_stand_in() {
        let texts = [(KIND, EXPORT), (BLOBS, SOME_BLOBS), (PATHS, "music/a\n\n/music/b"), (PREFIXES, "/music/")];
        let texts = Texts::of(&texts);
        let said = Said { texts: &texts, drives: Vec::new(), subscriptions: &[] };
        let problems = said.problems_of(Step::Data);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].target, PATHS);
        assert!(problems[0].to_string().starts_with("Line 3: Leave out the slash"), "{}", problems[0]);
    }

    #[test]
    fn a_name_alone_becomes_a_resource_id() {
        let texts =
            [(SUBSCRIPTION, "sub"), ("resourceGroup.other", "rg"), ("properties.storageAccountId.other", "films")];
        let texts = Texts::of(&texts);
        let said = Said { texts: &texts, drives: Vec::new(), subscriptions: &[] };
        let id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/films";
        assert_eq!(said.body().properties.storage_account_id.as_deref(), Some(id));
    }
}
