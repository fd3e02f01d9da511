//! Routes that name the operation which their handler is: one that does not cannot be put into the router.

use axum::routing::MethodRouter;
use axum::{Extension, Router};
use waybill_domain::rights::Operation;

use crate::App;

/// The handlers of a path, each with its operation.
pub(crate) struct GuardedRoute(MethodRouter<App>);

/// Names the operation of a handler: `get(jobs::list).to(ListJobs)`.
pub(crate) trait To {
    fn to(self, operation: Operation) -> GuardedRoute;
}

impl To for MethodRouter<App> {
    /// [`super::Asker`] asks the table about it.
    fn to(self, operation: Operation) -> GuardedRoute {
        GuardedRoute(self.route_layer(Extension(operation)))
    }
}

impl GuardedRoute {
    /// Another method of the same path.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0.merge(other.0))
    }
}

/// A router of doors.
pub(crate) struct GuardedRoutes(Router<App>);

impl GuardedRoutes {
    pub(crate) fn new() -> Self {
        Self(Router::new())
    }

    pub(crate) fn route(self, path: &str, GuardedRoute(door): GuardedRoute) -> Self {
        Self(self.0.route(path, door))
    }

    /// The router; any other path below it is answered with 404.
    pub(crate) fn router(self) -> Router<App> {
        self.0.fallback(crate::request::no_such_path)
    }
}
