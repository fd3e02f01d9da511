//! Who asks: proved by a bearer token or by the session cookie, and what they may see.

mod asker;
mod credentials;
mod guarded_routes;
mod guesses;
mod headers;
mod prove;
mod same_origin;
mod standing;

use waybill_domain::job::JobId;
use waybill_domain::role::Role;
use waybill_domain::said;

use crate::failure::Failure;
use crate::store::Person;

pub(crate) use asker::Asker;
pub(crate) use credentials::Credentials;
pub(crate) use guarded_routes::{GuardedRoutes, To};
pub(crate) use guesses::Guesses;
pub(crate) use headers::{bearer, cookie, session_cookie, session_cookies, session_secrets};
pub(crate) use same_origin::{is_foreign, is_led_here};
pub(crate) use standing::Standing;

impl Person {
    /// Whether the person works for the service.
    pub(crate) fn is_staff(&self) -> bool {
        self.roles.iter().any(|role| role.is_staff())
    }

    pub(crate) fn owns(&self, subscription: &str) -> bool {
        self.owned().iter().any(|own| own.eq_ignore_ascii_case(subscription))
    }

    /// The subscriptions that a customer owns.
    pub(crate) fn owned(&self) -> &[String] {
        if self.roles.contains(&Role::Customer) { &self.subscriptions } else { &[] }
    }

    /// The roles in which the person may act on a job: its owner first.
    pub(crate) fn roles_on(&self, subscription: &str) -> Vec<Role> {
        let owner = self.owns(subscription).then_some(Role::Customer);
        let staff = [Role::Operator, Role::Support].into_iter().filter(|role| self.roles.contains(role));
        owner.into_iter().chain(staff).collect()
    }
}

/// The answer for a job that is not there, and for one that the asker may not see.
pub(crate) fn no_such_job(id: &JobId) -> Failure {
    let JobId { group, name, .. } = id;
    Failure::NotFound(said!(
        "There is no job {name} in the resource group {group} of this subscription",
        "Det finns inget jobb {name} i prenumerationens resursgrupp {group}"
    ))
}

/// The answer for a subscription that is not there, and for one that the asker may not see.
pub(crate) fn no_such_subscription(id: &str) -> Failure {
    Failure::NotFound(said!("There is no subscription {id}", "Det finns ingen prenumeration {id}"))
}
