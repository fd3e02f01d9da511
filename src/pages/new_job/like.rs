//! A job like another: everything is filled in but what is each job's own, its name and drives.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::{Export, Job};

use super::body::{
    ACCOUNT, ALL_BLOBS, BLOBS, CONTAINER, GROUP, KIND, LIST_BLOB, LISTED_BLOBS, LOCATION, PATHS, PREFIXES, SOME_BLOBS,
    SUBSCRIPTION,
};
use super::form::Form;
use crate::api;
use crate::pages::form::{address, logs, pick, return_shipping};
use crate::route::Route;
use crate::words as w;

/// Fills the form in, if it is empty, and says so. `like` is subscription, group and name with slashes between.
pub(super) fn fill(like: &str, form: Form) -> AnyView {
    let Route::Job(id) = Route::read(&["/jobs/", like].concat()) else { return ().into_any() };
    let name = id.name.to_string();
    let said = RwSignal::new(w::new_job::like(&name));
    if form.draft.is_clean() {
        spawn_local(async move {
            match api::job(&id).await {
                Ok(job) => {
                    // The page may be gone by now.
                    if said.try_get_untracked().is_some() {
                        propose(&job, form);
                    }
                }
                Err(error) => drop(said.try_set(w::new_job::like_failed(&name, &error.message))),
            }
        });
    }
    view! { <p class="quiet" role="status">{said}</p> }.into_any()
}

fn propose(job: &Job, form: Form) {
    let draft = form.draft;
    draft.propose(SUBSCRIPTION, job.id.subscription.as_str());
    draft.propose(KIND, job.job_type.word());
    draft.propose(LOCATION, &job.location);
    draft.propose(CONTAINER, &job.diagnostics_path);
    let mine = form.subscriptions().into_iter().find(|it| it.id == job.id.subscription.as_str());
    let same = |known: Vec<String>| known.into_iter().map(|it| (it, String::new())).collect::<Vec<_>>();
    let (groups, accounts) = mine.map(|it| (same(it.groups), same(it.storage_accounts))).unwrap_or_default();
    pick::propose(draft, GROUP, job.id.group.as_str(), &groups);
    pick::propose(draft, ACCOUNT, job.storage_account_id.as_str(), &accounts);
    logs::propose(draft, job.log_level.word(), job.backup_drive_manifest);
    if let Some(export) = &job.export {
        propose_blobs(export, form);
    }
    if let Some(known) = &job.return_address {
        address::propose(draft, known.input());
    }
    if let Some(known) = &job.return_shipping {
        return_shipping::propose(draft, known, &[]);
    }
}

fn propose_blobs(export: &Export, form: Form) {
    let draft = form.draft;
    if let Some(blob) = &export.blob_list_blob_path {
        draft.propose(BLOBS, LISTED_BLOBS);
        draft.propose(LIST_BLOB, blob);
    } else if export.blob_path.is_empty() && export.blob_path_prefix.iter().all(|it| it == "/") {
        draft.propose(BLOBS, ALL_BLOBS);
    } else {
        draft.propose(BLOBS, SOME_BLOBS);
        draft.propose(PATHS, &export.blob_path.join("\n"));
        draft.propose(PREFIXES, &export.blob_path_prefix.join("\n"));
    }
}
