//! The form's state: what is typed, which drives are on the list, how far one has come, and sending it.

use std::rc::Rc;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::JobId;
use waybill_domain::problem::Problem;
use waybill_domain::wire::{Location, Subscription};

use super::body::{self, Said};
use super::drive_list::DriveList;
use super::step::Step;
use super::typed_drive;
use crate::api::{self, ApiError, Failure, Load, load};
use crate::draft::{self, Draft, Keep};
use crate::pages::form::sending::Sending;
use crate::pages::form::{delivery, logs};
use crate::pages::ship;
use crate::route::{Route, encode};
use crate::session;
use crate::ui::toast::toast;
use crate::words as w;

/// How many steps are behind one.
const REACHED: &str = "reached";

/// A handle.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) draft: Draft,
    /// What is kept no longer than the tab.
    pub(super) secrets: Draft,
    pub(super) drives: DriveList,
    pub(super) locations: RwSignal<Load<Vec<Location>>>,
    pub(super) sending: Sending,
    /// Problems of the step that is being opened.
    waiting: StoredValue<Vec<Problem>>,
    like: StoredValue<String>,
}

impl Form {
    /// With what was typed before. A job like another has a draft of its own, so that neither overwrites the other.
    pub(super) fn open(like: &str) -> Self {
        let name = draft_name(like);
        let (draft, secrets) = (Draft::open(&name, Keep::Browser), Draft::open(&name, Keep::Tab));
        let locations = RwSignal::new(Load::Loading);
        let it = Self {
            draft,
            secrets,
            drives: DriveList::open(draft, secrets),
            locations,
            sending: Sending::default(),
            waiting: StoredValue::new(Vec::new()),
            like: StoredValue::new(like.to_owned()),
        };
        it.read_locations();
        if like.is_empty() {
            it.propose_usual();
        }
        it
    }

    pub(super) fn read_locations(self) {
        load(self.locations, api::locations());
    }

    /// What most people want: they can change it where they see it.
    pub(super) fn propose_usual(self) {
        logs::propose(self.draft, "Error", false);
        self.draft.propose(body::CONTAINER, waybill_domain::wire::DIAGNOSTICS_PATH);
        if let [only] = self.subscriptions().as_slice() {
            self.draft.propose(body::SUBSCRIPTION, &only.id);
        }
    }

    /// Where the person may create jobs.
    pub(super) fn subscriptions(self) -> Vec<Subscription> {
        untrack(session::session).map(|session| session.subscriptions).unwrap_or_default()
    }

    /// The subscription that is chosen; followed.
    pub(super) fn subscription(self) -> Option<Subscription> {
        let all = self.subscriptions();
        let chosen = self.draft.text(body::SUBSCRIPTION);
        match all.as_slice() {
            [only] => Some(only.clone()),
            _ => all.into_iter().find(|it| it.id == chosen),
        }
    }

    /// The location that is chosen, with all others; followed.
    pub(super) fn location(self) -> Option<(Location, Vec<Location>)> {
        let chosen = self.draft.text(body::LOCATION);
        let locations = self.locations.read();
        let all = locations.ready()?;
        all.iter().find(|it| it.name == chosen).map(|it| (it.clone(), all.clone()))
    }

    pub(super) fn is_export(self) -> bool {
        self.draft.text(body::KIND) == body::EXPORT
    }

    /// The furthest step that may be opened; followed.
    pub(super) fn reached(self) -> Step {
        let reached = self.draft.text(REACHED);
        Step::read(&reached).unwrap_or(Step::Basics)
    }

    /// A step's address.
    pub(super) fn path(self, step: Step) -> String {
        let like = self
            .like
            .with_value(|like| if like.is_empty() { String::new() } else { ["&like=", &encode(like)].concat() });
        [&Route::NewJob.path(), "?step=", step.word(), &like].concat()
    }

    /// What is to be told once a step is open.
    pub(super) fn take_waiting(self) -> Vec<Problem> {
        self.waiting.try_update_value(std::mem::take).unwrap_or_default()
    }

    pub(super) fn forget(self) {
        self.draft.forget();
        self.secrets.forget();
        self.drives.forget();
        self.propose_usual();
    }

    /// The step's button: goes on if nothing is wrong with the step; the last one creates the job.
    pub(super) fn complete(self, step: Step, go: Rc<dyn Fn(&str)>) {
        // A drive that is typed but not added is meant to be on the list.
        if step == Step::Data && !untrack(|| self.is_export()) && !typed_drive::settle(self) {
            return;
        }
        let texts = self.draft.texts();
        let subscriptions = self.subscriptions();
        let said = Said { texts: &texts, drives: self.drives.inputs(), subscriptions: &subscriptions };
        let problems = said.problems_of(step);
        if step == Step::Check {
            return match said.id() {
                Ok(id) if problems.is_empty() => self.create(id, &said, go),
                _ => self.lead_to(problems, &go),
            };
        }
        let is_right = problems.is_empty();
        self.sending.problems.set(problems);
        if is_right {
            let next = step.next();
            if next > untrack(|| self.reached()) {
                self.draft.field(REACHED).set(next.word().to_owned());
            }
            go(&self.path(next));
        }
    }

    fn create(self, id: JobId, said: &Said<'_>, go: Rc<dyn Fn(&str)>) {
        let (body, count) = (said.body(), said.texts.some(body::COUNT).filter(|_| said.is_export()));
        let name = self.like.with_value(|like| draft_name(like));
        self.sending.begin();
        spawn_local(async move {
            if let Err(error) = api::put_job(&id, &body, true).await {
                return self.refuse(&id, error, &go);
            }
            draft::discard(&name);
            if let Some(count) = count {
                draft::begin(&ship::draft_name(&id), delivery::COUNT, &count);
            }
            toast(&w::new_job::created(id.name.as_str()));
            go(&Route::Job(id).path());
        });
    }

    /// The service refused: its problems are told where the fields are.
    fn refuse(self, id: &JobId, error: ApiError, go: &Rc<dyn Fn(&str)>) {
        let mut found = error.problems.clone();
        if matches!(error.kind, Failure::Overtaken | Failure::Conflict) && found.is_empty() {
            // A new job meets no older one but by its name, whatever the service says of the older.
            let message = w::new_job::name_taken(id.name.as_str(), id.group.as_str());
            found.push(Problem::told(body::NAME, message));
        }
        if found.is_empty() {
            self.sending.fail(error, |_| {});
        } else if self.sending.end() {
            let texts = self.draft.texts();
            let subscriptions = self.subscriptions();
            Said { texts: &texts, drives: Vec::new(), subscriptions: &subscriptions }.place(&mut found);
            self.lead_to(found, go);
        }
    }

    /// Opens the first step that something is wrong with, and tells it there.
    fn lead_to(self, problems: Vec<Problem>, go: &Rc<dyn Fn(&str)>) {
        let Some(first) = problems.iter().map(|it| Step::of(&it.target)).min() else { return };
        let of_step = problems.into_iter().filter(|it| Step::of(&it.target) == first).collect();
        self.waiting.set_value(of_step);
        go(&self.path(first));
    }
}

fn draft_name(like: &str) -> String {
    if like.is_empty() { "new".to_owned() } else { ["new/", like].concat() }
}
