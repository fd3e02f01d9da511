//! What every handler is given, and the table of routes.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use chrono::TimeDelta;
use tokio::sync::{RwLock, watch};

use crate::auth::{Credentials, Guesses};
use crate::careful::caught;
use crate::clock::{Clock, Sighting, Trust};
use crate::events::Hub;
use crate::limits::{Guard, RecentKeys};
use crate::locations::Locations;
use crate::mail::LinkRequests;
use crate::metrics::Scrapes;
use crate::oidc::Provider;
use crate::settings::Settings;
use crate::shared::{Gate, Uses};
use crate::store::{Store, StoreProblem};
use crate::{deadlines, job_api, metrics, openapi, portal, request, shared, v1};

/// How long a task that panicked waits before it begins again.
const PAUSE_AFTER_PANIC: Duration = Duration::from_secs(1);

/// The running service; clones are the same one.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the service is made of.
pub struct Parts {
    pub store: Store,
    pub clock: Clock,
    pub settings: Settings,
    pub locations: Locations,
    pub(crate) hub: Hub,
    pub(crate) credentials: Credentials,
    pub(crate) guesses: Guesses,
    pub(crate) uses: Uses,
    pub(crate) gate: Gate,
    /// Set by [`crate::oidc::start`].
    pub(crate) provider: OnceLock<Provider>,
    pub(crate) guard: Guard,
    /// What staff read lately, by person: recorded already.
    pub(crate) disclosures: RecentKeys<(String, String)>,
    /// Held, shared, by each record of a disclosure while it is written: a list of them waits for those under way.
    pub(crate) disclosing: Arc<RwLock<()>>,
    pub(crate) link_requests: LinkRequests,
    pub(crate) scrapes: Scrapes,
    draining: AtomicBool,
    /// Whether the clock is not believed: nothing is given up or forgotten by it. So it begins.
    clock_held: AtomicBool,
    stopping: watch::Sender<bool>,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    pub fn new(store: Store, clock: Clock, settings: Settings, locations: Locations) -> Self {
        let (hub, credentials) = (Hub::new(), Credentials::default());
        let stopping = watch::Sender::new(false);
        let guard = Guard::new(&settings.config.limits);
        Self(Arc::new(Parts {
            store,
            clock,
            settings,
            locations,
            hub,
            credentials,
            guesses: Guesses::default(),
            uses: Uses::default(),
            gate: Gate::default(),
            provider: OnceLock::new(),
            guard,
            disclosures: RecentKeys::new(),
            disclosing: Arc::default(),
            link_requests: LinkRequests::default(),
            scrapes: Scrapes::default(),
            draining: AtomicBool::new(false),
            clock_held: AtomicBool::new(true),
            stopping,
        }))
    }

    /// Starts what works beside requests: the feed of events and the clock of deadlines. They end with [`App::stop`].
    ///
    /// # Errors
    /// The store failed.
    pub async fn start(&self) -> Result<(), StoreProblem> {
        let last = self.store.last_change().await?;
        self.hub.begin(last);
        self.keep_running("the feed of events", |app| async move { crate::events::pump(app).await });
        self.keep_running("the clock of deadlines", deadlines::watch);
        self.keep_running(
            "the work among replicas",
            |app| async move { app.store.among_replicas(app.stopped()).await },
        );
        self.keep_running(
            "the endings of sessions",
            |app| async move { app.store.follow_endings(app.stopped()).await },
        );
        self.keep_running("the uses of share links", crate::shared::keep_uses);
        Ok(())
    }

    /// A task for as long as the service runs: begun again where it panics.
    fn keep_running<F: Future<Output = ()> + Send>(
        &self,
        what: &'static str,
        begin: impl Fn(Self) -> F + Send + 'static,
    ) {
        let app = self.clone();
        tokio::spawn(async move {
            while caught(what, begin(app.clone())).await.is_err() {
                tokio::time::sleep(PAUSE_AFTER_PANIC).await;
            }
        });
    }

    /// From now on `/readyz` says that requests are to go elsewhere; those that come are answered, and each answer ends
    /// its connection.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::SeqCst)
    }

    /// Whether nothing may be given up for its age, as the clock cannot be believed.
    pub(crate) fn is_clock_held(&self) -> bool {
        self.clock_held.load(Ordering::SeqCst)
    }

    pub(crate) fn hold_clock(&self, held: bool) {
        self.clock_held.store(held, Ordering::SeqCst);
    }

    /// How much further ahead the clock is than can be believed; `None` while it is believed.
    pub(crate) async fn clock_ahead(&self) -> Result<Option<TimeDelta>, StoreProblem> {
        if self.settings.demo {
            return Ok(None);
        }
        let mut trust = Trust::since(self.store.last_sighting().await?, self.settings.config.clock_gap.0);
        Ok(trust.look(&Sighting::now()).err())
    }

    /// Tells streams and background work to end.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Resolves once the service is to stop.
    pub(crate) async fn stopped(&self) {
        let mut stopping = self.stopping.subscribe();
        // An error means that the service is gone already.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    }
}

/// Every route of the service: the job API, Waybill's own, and the portal for all else.
pub fn router(app: App) -> Router {
    let routes = portal::routes()
        .merge(openapi::routes())
        .merge(metrics::routes())
        .merge(job_api::routes())
        .merge(shared::routes())
        .nest("/v1", v1::routes())
        .method_not_allowed_fallback(request::method_not_allowed);
    let inner = request::around(app.clone(), routes.with_state(app));
    Router::new().fallback_service(tower::util::MapRequest::new(inner, job_api::spell_path))
}
