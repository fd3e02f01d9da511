//! What all parts of the page share: the job, kept up to date, and what the URL picks of it.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::{Job, JobId, Offer};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;
use waybill_domain::wire::Location;

use crate::api::{self, Failure, Load, load};
use crate::live::{self, Change};
use crate::route::encode;
use crate::router::{NavigateOptions, use_location, use_navigate, use_query};
use crate::{session, time};

/// The job as it is fetched and fetched again.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) id: StoredValue<JobId>,
    pub(super) job: RwSignal<Load<Job>>,
    /// It was there, and was deleted while the page was open.
    pub(super) gone: RwSignal<bool>,
    flight: StoredValue<Flight>,
}

/// At most one request at a time; what changes meanwhile is read once more after it.
#[derive(Clone, Copy, PartialEq)]
enum Flight {
    Idle,
    Reading,
    ReadingAgain,
}

impl Reading {
    pub(super) fn begin(id: JobId) -> Self {
        let reading = Self {
            id: StoredValue::new(id.clone()),
            job: RwSignal::new(Load::Loading),
            gone: RwSignal::new(false),
            flight: StoredValue::new(Flight::Idle),
        };
        reading.again();
        live::subscribe_to(id, move |change| match change {
            Change::Gone(_) => reading.gone.set(true),
            Change::Job(_) | Change::Arrival | Change::Reset => reading.again(),
        });
        reading
    }

    /// Reads the job once more.
    pub(super) fn again(self) {
        match self.flight.try_get_value() {
            None => return,
            Some(Flight::Idle) => self.flight.set_value(Flight::Reading),
            Some(Flight::Reading | Flight::ReadingAgain) => return self.flight.set_value(Flight::ReadingAgain),
        }
        let id = self.id.get_value();
        spawn_local(async move {
            let answer = api::job(&id).await;
            let Some(flight) = self.flight.try_get_value() else { return };
            match answer {
                Ok(job) => drop(self.job.try_set(Load::Ready(job))),
                Err(error) if error.kind == Failure::NotFound && self.is_ready() => drop(self.gone.try_set(true)),
                Err(_) if self.is_ready() => {}
                Err(error) => drop(self.job.try_set(Load::Failed(error))),
            }
            self.flight.set_value(Flight::Idle);
            if flight == Flight::ReadingAgain {
                self.again();
            }
        });
    }

    fn is_ready(self) -> bool {
        self.job.try_with_untracked(|job| job.ready().is_some()).unwrap_or(false)
    }
}

/// A job that is there.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Here {
    pub(in crate::pages) id: StoredValue<JobId>,
    pub(in crate::pages) job: JobSignal,
    /// Changes with everything but progress.
    pub(in crate::pages) revision: Memo<u64>,
    /// What the reader may do; nothing on staff's page, which has a part of its own for that.
    pub(super) offers: Memo<Vec<Offer>>,
    pub(super) locations: RwSignal<Load<Vec<Location>>>,
    /// `?state=`: the state whose meaning is shown; the current one if none is picked.
    pub(super) state: Memo<JobState>,
    /// `?drive=`: the drive that is open.
    pub(super) drive: Memo<Option<String>>,
    pub(in crate::pages) dialogs: Dialogs,
    /// The page's path: staff have one of their own.
    path: StoredValue<String>,
    /// The page is staff's: its customer's buttons have no place there.
    pub(super) is_of_staff: bool,
    reading: Reading,
}

/// The job, once it is there: it is never taken back to loading.
#[derive(Clone, Copy)]
pub(in crate::pages) struct JobSignal {
    load: RwSignal<Load<Job>>,
    first: StoredValue<Job>,
}

impl JobSignal {
    /// Reads the job, and follows it.
    pub(in crate::pages) fn with<T>(self, read: impl FnOnce(&Job) -> T) -> T {
        self.load.track();
        self.with_untracked(read)
    }

    pub(in crate::pages) fn with_untracked<T>(self, read: impl FnOnce(&Job) -> T) -> T {
        let load = self.load.read_untracked();
        match load.ready() {
            Some(job) => read(job),
            None => self.first.with_value(read),
        }
    }
}

/// Which second step is open.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Dialogs {
    pub(super) cancel: RwSignal<bool>,
    pub(super) delete: RwSignal<bool>,
    pub(super) answer: RwSignal<bool>,
    pub(super) further: RwSignal<bool>,
    pub(in crate::pages) keys: RwSignal<bool>,
    pub(super) new_key: RwSignal<bool>,
    /// The drive that the new key is for.
    pub(super) new_key_drive: RwSignal<String>,
}

impl Here {
    pub(super) fn of(reading: Reading) -> Option<Self> {
        let first = reading.job.with_untracked(|job| job.ready().cloned())?;
        let job = JobSignal { load: reading.job, first: StoredValue::new(first) };
        let (picked, drive) = (use_query("state"), use_query("drive"));
        let role = memo(move || {
            let is_customer = session::session().is_some_and(|session| session.roles.contains(&Role::Customer));
            if is_customer { Role::Customer } else { Role::Support }
        });
        let path = use_location().pathname.get_untracked();
        let is_of_staff = path.starts_with("/support/");
        let locations = RwSignal::new(Load::Loading);
        load(locations, api::locations());
        let revision = memo(move || job.with(|job| job.revision));
        // A memo follows nothing before it is read, and being followed is not being read.
        let _read = revision.get_untracked();
        Some(Self {
            id: reading.id,
            job,
            revision,
            offers: memo(
                move || {
                    if is_of_staff { Vec::new() } else { job.with(|job| job.offers(role.get(), time::now())) }
                },
            ),
            locations,
            state: memo(move || {
                let picked = picked.read().parse();
                picked.unwrap_or_else(|_| job.with(|job| *job.state))
            }),
            drive: memo(move || Some(drive.get()).filter(|drive| !drive.is_empty())),
            dialogs: Dialogs {
                cancel: RwSignal::new(false),
                delete: RwSignal::new(false),
                answer: RwSignal::new(false),
                further: RwSignal::new(false),
                keys: RwSignal::new(false),
                new_key: RwSignal::new(false),
                new_key_drive: RwSignal::new(String::new()),
            },
            path: StoredValue::new(path),
            is_of_staff,
            reading,
        })
    }

    /// Reads the job once more, after something was done to it.
    pub(in crate::pages) fn again(self) {
        self.reading.again();
    }

    /// The page's URL with something picked, or nothing.
    pub(super) fn href(self, name: &str, value: Option<&str>) -> String {
        let path = self.path.get_value();
        value.map_or(path.clone(), |value| [&path, "?", name, "=", &encode(value)].concat())
    }
}

/// Goes to a URL of the same page, and stays where the reader is.
pub(super) fn go_quietly() -> impl Fn(&str) + Copy + Send + Sync + 'static {
    let navigate = use_navigate();
    move |url| navigate(url, NavigateOptions { scroll: false, ..NavigateOptions::default() })
}
