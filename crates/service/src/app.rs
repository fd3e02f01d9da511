//! What every handler is given, and the table of routes.

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use tokio::sync::watch;

use crate::auth::{Credentials, Guesses};
use crate::clock::Clock;
use crate::events::Hub;
use crate::limits::Guard;
use crate::locations::Locations;
use crate::settings::Settings;
use crate::shared::{Gate, Uses};
use crate::store::{Store, StoreProblem};
use crate::{deadlines, job_api, metrics, openapi, portal, request, shared, v1};

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
    pub(crate) guard: Guard,
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
            guard,
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
        tokio::spawn(crate::events::pump(self.clone(), last));
        tokio::spawn(deadlines::watch(self.clone()));
        let app = self.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = app.stopped() => {}
                () = app.store.among_replicas() => {}
            }
        });
        tokio::spawn(crate::shared::keep_uses(self.clone()));
        Ok(())
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
