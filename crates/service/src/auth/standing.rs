//! Whether the person who opened a stream may still have it: streams ask from time to time.

use std::time::Duration;

use super::Asker;
use super::prove::prove;
use crate::App;
use crate::clock::wall;
use crate::store::{Person, StoreProblem};

/// Somebody as they were when the stream began.
pub(crate) struct Standing {
    asker: Asker,
    /// As an administrator sees them: the provider's token says nothing of what is changed here.
    kept: Option<Person>,
}

impl Standing {
    /// # Errors
    /// The store failed.
    pub(crate) async fn of(app: &App, asker: Asker) -> Result<Self, StoreProblem> {
        let kept = if asker.is_providers { app.store.person_of(&asker.id).await? } else { None };
        Ok(Self { asker, kept })
    }

    pub(crate) fn asker(&self) -> &Asker {
        &self.asker
    }

    /// Resolves when the token or session has expired.
    pub(crate) async fn expires(&self) {
        let left = (self.asker.login().expires - wall()).to_std();
        tokio::time::sleep(left.unwrap_or(Duration::ZERO)).await;
    }

    /// Whether the proof still holds, for the same roles. A store that does not answer proves nothing.
    pub(crate) async fn holds(&self, app: &App) -> bool {
        let Asker { hash, by_cookie, is_providers, .. } = &self.asker;
        if *is_providers {
            let kept = app.store.person_of(&self.asker.id).await;
            return self.kept.is_some() && kept.is_ok_and(|kept| kept == self.kept);
        }
        let before = self.asker.login();
        matches!(prove(app, hash, *by_cookie).await, Ok(login) if login.person == before.person)
    }
}
