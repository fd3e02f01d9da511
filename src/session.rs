//! Who is here. One signal for the whole page, reachable from anywhere, because any call may find that the session is over.

use std::sync::LazyLock;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::role::Role;
use waybill_domain::wire::Session;

use crate::api::{self, ApiError, Failure};
use crate::route::Route;
use crate::{browser, live, time};

/// Whether somebody is signed in.
#[derive(Clone, PartialEq)]
pub enum SessionState {
    Loading,
    SignedIn(Session),
    SignedOut,
    /// It was so until a call found otherwise; what is on the page stays.
    Expired(Session),
    Unreachable(ApiError),
}

impl SessionState {
    /// Who is, or was, signed in.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::SignedIn(session) | Self::Expired(session) => Some(session),
            Self::Loading | Self::SignedOut | Self::Unreachable(_) => None,
        }
    }
}

static STATE: LazyLock<ArcRwSignal<SessionState>> = LazyLock::new(|| ArcRwSignal::new(SessionState::Loading));

/// The signal, to follow.
pub fn state() -> ArcRwSignal<SessionState> {
    STATE.clone()
}

/// Who is signed in, followed.
pub fn session() -> Option<Session> {
    STATE.read().session().cloned()
}

/// Whether the person works for the service: support or an operator. Followed.
pub fn is_staff() -> bool {
    has(Role::Support) || has(Role::Operator)
}

/// Whether the person works at the data center. Followed.
pub fn is_operator() -> bool {
    has(Role::Operator)
}

/// Whether the person manages people. Followed.
pub fn is_administrator() -> bool {
    has(Role::Administrator)
}

/// Where the person's work begins: customers have jobs, support looks them up, operators receive them. Followed.
pub fn home() -> Route {
    match (has(Role::Customer), has(Role::Support), is_operator()) {
        (false, true, _) => Route::Support,
        (false, false, true) => Route::Operations,
        (false, false, false) if is_administrator() => Route::People,
        (true, ..) | (false, false, false) => Route::Jobs,
    }
}

fn has(role: Role) -> bool {
    STATE.read().session().is_some_and(|session| session.roles.contains(&role))
}

/// Whether the person has jobs, and may do with them what customers do. Followed.
pub fn is_customer() -> bool {
    has(Role::Customer)
}

/// Asks the service who is here.
pub fn look() {
    spawn_local(async { settle(api::session().await) });
}

/// A call found that nobody is signed in any more.
pub fn expire() {
    let next = match &*STATE.read_untracked() {
        SessionState::SignedIn(session) => SessionState::Expired(session.clone()),
        other => other.clone(),
    };
    STATE.set(next);
}

/// Redeems a code.
///
/// # Errors
/// The link is used, too old or forged; or the service does not answer.
pub async fn sign_in(code: String) -> Result<(), ApiError> {
    let session = api::sign_in(&code).await?;
    settle(Ok(session));
    browser::tell_tabs("session");
    Ok(())
}

/// Ends the session, here and in the other tabs; and goes on to the identity provider, if it is to end there too.
///
/// # Errors
/// The service does not answer: the session goes on.
pub async fn sign_out() -> Result<(), ApiError> {
    match api::sign_out().await {
        Err(error) if error.kind != Failure::SignedOut => Err(error),
        answer => {
            // Drafts have addresses: the next person at this browser finds none. Earlier versions kept them by name.
            if let Some(Session { id, name, .. }) = STATE.read_untracked().session() {
                for who in [id, name] {
                    browser::forget(&["draft/", who, "/"].concat());
                }
            }
            STATE.set(SessionState::SignedOut);
            browser::tell_tabs("session");
            if let Ok(Some(elsewhere)) = answer {
                drop(window().location().set_href(&elsewhere.continue_at));
            }
            Ok(())
        }
    }
}

fn settle(answer: Result<Session, ApiError>) {
    let next = match answer {
        Ok(session) => {
            time::set_by(session.now);
            live::start();
            // What could not be read while nobody was signed in.
            if matches!(*STATE.read_untracked(), SessionState::Expired(_)) {
                live::missed();
            }
            SessionState::SignedIn(session)
        }
        Err(error) if error.kind == Failure::SignedOut => match &*STATE.read_untracked() {
            SessionState::SignedIn(session) | SessionState::Expired(session) => SessionState::Expired(session.clone()),
            SessionState::Loading | SessionState::SignedOut | SessionState::Unreachable(_) => SessionState::SignedOut,
        },
        // A page that works goes on; its own calls say what fails.
        Err(error) => match &*STATE.read_untracked() {
            known @ (SessionState::SignedIn(_) | SessionState::Expired(_)) => known.clone(),
            SessionState::Loading | SessionState::SignedOut | SessionState::Unreachable(_) => {
                SessionState::Unreachable(error)
            }
        },
    };
    STATE.set(next);
}
