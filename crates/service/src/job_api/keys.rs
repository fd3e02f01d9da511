//! listBitLockerKeys: the only way by which a key leaves the service. Each look is in the job's timeline.

use axum::Json;
use axum::extract::State;
use waybill_domain::event::Event;
use waybill_domain::wire::{BitLockerKeyItem, ListBody};

use super::JobPath;
use super::version::Version;
use crate::App;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::store::JobKey;
use crate::work::Conditions;

pub(crate) async fn list(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    JobPath(id): JobPath,
) -> Result<Json<ListBody<BitLockerKeyItem>>, Failure> {
    let job = app.act(&asker, &id, Event::ReadKeys, &Conditions::default()).await?;
    let (roles, now) = (asker.roles_on(id.subscription.as_str()), app.clock.now());
    let may_read = |serial: &str| job.may_read_key(serial, &roles, now);
    let keys = app.store.keys(&JobKey::from(&id)).await?.into_iter().filter(|(serial, _)| may_read(serial));
    let value = keys.map(|(drive_id, bit_locker_key)| BitLockerKeyItem { bit_locker_key, drive_id }).collect();
    Ok(Json(ListBody { value, next_link: None }))
}
