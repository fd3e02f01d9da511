//! Who of staff looked at a job of somebody else's, by whichever door.

use waybill_domain::job::JobId;

use crate::App;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::store::{JobKey, Person};

/// Remembers a look; the answer does not wait for it.
pub(crate) fn note(app: &App, asker: &Asker, id: &JobId) {
    if !asker.is_staff() || asker.owns(id.subscription.as_str()) {
        return;
    }
    let person: Person = (**asker).clone();
    let (app, key, at) = (app.clone(), JobKey::from(id), app.clock.now());
    tokio::spawn(async move {
        if let Err(problem) = app.store.looked(&key, &person, at).await {
            Failure::from(problem).log();
        }
    });
}
