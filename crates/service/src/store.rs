//! What the service remembers. One SQL text for SQLite and PostgreSQL; nothing here knows HTTP or people's rights.

mod arrivals;
mod audit;
mod backup;
mod board;
mod bulk;
mod children;
mod clock;
mod columns;
mod database;
mod desk;
mod directory;
mod due;
mod endings;
mod feed;
mod first_people;
mod health;
mod identities;
mod keys;
mod languages;
mod like;
mod links;
mod list;
mod logs;
mod mail;
mod mail_settings;
mod migrations;
mod moving;
mod notices;
mod open;
mod opening_mail;
mod page;
mod people;
mod places;
mod read;
mod ready_connections;
mod replicas;
mod search;
mod sessions;
mod shared;
mod shares;
mod stored;
mod subscriptions;
mod tally;
mod timeline;
mod under_way;
mod unreadable;
mod write;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use sqlx::AnyPool;
use tokio::sync::{Mutex, Notify, watch};
use waybill_domain::job::JobId;

use crate::careful::Panicked;
use crate::files::FileProblem;
use crate::secret::{KeyFileProblem, Vault};

pub use audit::{AuditAction, Audited, By};
pub use backup::{BackupProblem, keys_of};
pub use board::BoardPlace;
pub(crate) use bulk::PreparedRow;
pub use database::Database;
pub(crate) use desk::{Asked, Found, Plan};
pub(crate) use directory::{Changed, Known, PeopleAsked};
pub(crate) use due::Due;
pub use feed::{Change, ChangeKind, Missed};
pub use health::NotReady;
pub(crate) use identities::{Keep, ProviderClaims};
pub use keys::{Lost, Rotated};
pub use list::Wanted;
pub(crate) use list::{COUNT_MAX, PAGE_BYTES};
pub use logs::{LogInfo, NewLog, Packed};
pub(crate) use mail::Waiting;
pub(crate) use mail_settings::Kept;
pub(crate) use opening_mail::Opens;
pub use page::{Filter, Page, Sort, StateFilter};
pub use people::{Login, Person, Redeemed};
pub use search::{Counted, FoundJob, FoundPage, HitSort, Place, Search};
pub(crate) use sessions::SEEN_EVERY;
pub(crate) use shares::{Opened, Use};
pub(crate) use stored::TABLES;
pub use subscriptions::Removed;
pub(crate) use unreadable::{StoredJob, UnreadableJob};
pub(crate) use write::Room;
pub use write::{Decision, Written};

/// The store; clones are the same one.
#[derive(Clone)]
pub struct Store {
    read: AnyPool,
    write: AnyPool,
    database: Database,
    url: Arc<str>,
    vault: Arc<Vault>,
    /// What links in mail begin with; unset while no mail is sent.
    mail_url: Arc<OnceLock<String>>,
    /// Rung after a commit: `news` for what matters at once, `progress` for what may wait a moment.
    pub(crate) news: Arc<Notify>,
    pub(crate) progress: Arc<Notify>,
    /// How often what proves somebody has ended.
    endings: Arc<watch::Sender<u64>>,
    /// Whether this replica does what one replica at a time does.
    leads: Arc<AtomicBool>,
    warm: Arc<ready_connections::ReadyConnections>,
    health: Arc<health::Health>,
    /// Held while a mail is on its way: the lead is given up before or after it.
    pub(crate) sending: Arc<Mutex<()>>,
}

/// The store failed; the cause goes to the log, never to the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    #[error("the database failed")]
    Sql(#[from] sqlx::Error),
    #[error("the data folder cannot be used")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Files(#[from] FileProblem),
    #[error(transparent)]
    Keys(#[from] KeyFileProblem),
    #[error("a value cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// Told to the operator where it was met.
    #[error("row {row} of the table {table} cannot be read")]
    Unreadable { table: &'static str, row: String },
    #[error("row {row} of the table {table} could not have been read again (field {field}), so nothing was stored")]
    NotReadBack { table: &'static str, row: String, field: String },
    #[error(
        "{} is there and the database is empty: is a disk not mounted, or the database elsewhere? Nothing was made or \
         changed. For a new site, move the key file away first", .0.display()
    )]
    KeysAlone(PathBuf),
    #[error(
        "a restore into this folder was broken off and left {}: remove that, and restore again. Nothing was made or changed",
        .0.display()
    )]
    HalfRestored(PathBuf),
    #[error("the database has no site yet: nothing is lost")]
    NoSite,
    #[error("something was encrypted with an older key meanwhile, so none was dropped")]
    StillUsed,
    #[error("the database holds the word {0:?}, which this version does not know")]
    UnknownWord(String),
    #[error("the database was made by a later version of Waybill (schema {0})")]
    FromTheFuture(i64),
    #[error(
        "the database holds half of a site: a `waybill move` to it is not done. Run the same move again, it goes on"
    )]
    HalfMoved,
    #[error(
        "a row of the table {0} was changed by another writer during this transaction, although writers wait for each \
         other; nothing was written"
    )]
    NotSerialized(&'static str),
    #[error("the job's timeline is full")]
    TimelineFull,
    #[error(transparent)]
    Panicked(#[from] Panicked),
    #[error("a log could not be packed or unpacked")]
    Packing(#[source] std::io::Error),
    #[error("the system has no randomness to give")]
    Randomness(#[from] rand::rngs::SysError),
}

impl StoreProblem {
    /// Whether one row is at fault and nothing was written: others of the same request go on.
    pub(crate) const fn is_of_one_row(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::NotReadBack { .. } | Self::TimelineFull)
    }
}

/// What finds a job: its names as they are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JobKey {
    pub(crate) subscription: String,
    pub(crate) group: String,
    pub(crate) name: String,
}

impl JobKey {
    /// A key that finds nothing, in the same place: no subscription's id begins like this.
    pub(crate) fn of_nothing(mut self) -> Self {
        self.subscription.insert(0, '?');
        self
    }
}

impl From<&JobId> for JobKey {
    fn from(id: &JobId) -> Self {
        Self { subscription: id.subscription.as_str().to_ascii_lowercase(), group: id.group.key(), name: id.name.key() }
    }
}
