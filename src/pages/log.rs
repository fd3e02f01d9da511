//! `…/drives/{serial}/log`: what a drive's copy left to tell, file by file, with what to do about each. The URL holds what is
//! looked for.

mod absent;
mod files;
mod filters;
mod query;
mod top;
mod turn;

use crate::router::use_location;
use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, JobId};
use waybill_domain::wire::DriveLog;

use self::query::Query;
use crate::api::{self, ApiError, Load, load};
use crate::live::{self, Change};
use crate::pages::form::job_page::crumb;
use crate::route::Route;
use crate::ui::loading::{failed, loading, refused};
use crate::ui::page;
use crate::words::log as w;

/// What was read, and for which query.
#[derive(Clone, PartialEq)]
struct Listed {
    query: Query,
    log: DriveLog,
}

/// The page's one truth: the drive's log, and the job around it.
#[derive(Clone, Copy)]
struct Log {
    id: StoredValue<JobId>,
    serial: StoredValue<DriveSerial>,
    query: Memo<Query>,
    listed: RwSignal<Load<Listed>>,
    job: RwSignal<Load<Job>>,
    gone: RwSignal<bool>,
    /// Counts questions: only the answer to the last one counts.
    asked: StoredValue<u32>,
}

/// The page.
pub fn page(id: JobId, serial: DriveSerial) -> AnyView {
    let name = serial.to_string();
    let title = name.clone();
    page::title(move || w::title_of(&title));
    let log = Log::follow(&id, serial);
    view! {
        {crumb(&id)}
        <div class="cluster cluster--apart">
            <h1 tabindex="-1">{w::title()}" "<span class="serial">{name}</span></h1>
            {top::downloads(log)}
        </div>
        <div role="status">{move || log.gone.get().then(|| refused(w::gone()))}</div>
        {body(log)}
    }
    .into_any()
}

fn body(log: Log) -> AnyView {
    // Which of them it is, apart from what is in it: a list that is narrowed must not take the field away that narrows it.
    let stage = memo(move || match (&*log.listed.read(), &*log.job.read()) {
        (Load::Failed(error), _) | (_, Load::Failed(error)) => Stage::Failed(error.message.clone()),
        (Load::Loading, _) | (_, Load::Loading) => Stage::Loading,
        (Load::Ready(read), Load::Ready(_)) if read.log.from.is_some() => Stage::Held,
        (Load::Ready(_), Load::Ready(_)) => Stage::Absent,
    });
    let shown = move || match stage.get() {
        Stage::Loading => loading(w::loading()),
        Stage::Failed(why) => failed(&why, move || log.read_all()),
        Stage::Absent => view! { {top::status(log)}{absent::absent(log)} }.into_any(),
        Stage::Held => view! { {top::status(log)}{top::facts(log)}{files::files(log)} }.into_any(),
    };
    shown.into_any()
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(String),
    /// No log is held here.
    Absent,
    Held,
}

impl Log {
    fn follow(id: &JobId, serial: DriveSerial) -> Self {
        let search = use_location().search;
        let log = Self {
            id: StoredValue::new(id.clone()),
            serial: StoredValue::new(serial),
            query: memo(move || Query::read(&search.read())),
            listed: RwSignal::new(Load::Loading),
            job: RwSignal::new(Load::Loading),
            gone: RwSignal::new(false),
            asked: StoredValue::new(0),
        };
        log.read_job();
        live::subscribe_to(id.clone(), move |change| match change {
            Change::Gone(_) => log.gone.set(true),
            Change::Job(_) | Change::Arrival | Change::Reset => log.read_job(),
        });
        // One memo for all that makes a new log: where logs lie, and how far the drive is.
        let wanted = memo(move || {
            let about = log.job.with(|job| {
                let drive = job.ready().and_then(|job| log.serial.with_value(|serial| job.drive(serial.as_str())));
                drive.map(|drive| (drive.state, drive.logs.clone()))
            });
            (log.query.get(), about)
        });
        effect(move || {
            // Read, not only tracked: a memo that nobody has read knows not yet what it depends on.
            wanted.read();
            log.read_log();
        });
        log
    }

    fn read_all(self) {
        self.listed.set(Load::Loading);
        self.read_job();
        self.read_log();
    }

    fn read_job(self) {
        let id = self.id.get_value();
        load(self.job, async move { api::job(&id).await });
    }

    /// Asks the service for what the URL says.
    fn read_log(self) {
        let (id, serial, query) = (self.id.get_value(), self.serial.get_value(), self.query.get_untracked());
        let this = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(this);
        spawn_local(async move {
            let answer = api::drive_log(&id, &serial, &query.asked()).await;
            if self.asked.try_get_value() == Some(this) {
                self.settle(query, answer);
            }
        });
    }

    fn settle(self, query: Query, answer: Result<DriveLog, ApiError>) {
        match answer {
            Ok(log) => self.listed.set(Load::Ready(Listed { query, log })),
            Err(error) => self.listed.set(Load::Failed(error)),
        }
    }

    /// Something of the log, once it is there; followed.
    fn ready<T>(self, what: impl FnOnce(Self, &DriveLog) -> T) -> Option<T> {
        self.listed.with(|read| read.ready().map(|read| what(self, &read.log)))
    }

    /// The page's own URL with this chosen.
    fn href(self, query: &Query) -> String {
        [Route::Log(self.id.get_value(), self.serial.get_value()).path(), query.behind()].concat()
    }
}
