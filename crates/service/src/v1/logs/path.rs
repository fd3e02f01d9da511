//! The paths of a drive and of its logs.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::Deserialize;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::JobId;
use waybill_domain::log::LogKind;
use waybill_domain::said;
use waybill_domain::words::either;

use crate::App;
use crate::failure::Failure;
use crate::job_api::job_id;

/// A drive of a job, as a path names it.
pub(crate) struct DrivePath {
    pub(super) id: JobId,
    pub(super) serial: DriveSerial,
}

/// One of its logs.
pub(crate) struct LogPath {
    pub(super) drive: DrivePath,
    pub(super) kind: LogKind,
}

#[derive(Deserialize)]
struct Segments {
    subscription: String,
    group: String,
    name: String,
    serial: String,
    #[serde(default)]
    kind: String,
}

impl FromRequestParts<App> for DrivePath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        segments(parts, app).await?.drive(parts)
    }
}

impl FromRequestParts<App> for LogPath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let segments = segments(parts, app).await?;
        let words: Vec<&str> = LogKind::ALL.iter().map(|kind| kind.word()).collect();
        let other = || {
            Failure::NotFound(
                said!(lang; "There is no log of the kind {kind}: use {words}", "Det finns ingen logg av slaget {kind}: använd {words}", kind = segments.kind, words = either(lang, &words)),
            )
        };
        let kind = segments.kind.parse().map_err(|_| other())?;
        Ok(Self { drive: segments.drive(parts)?, kind })
    }
}

async fn segments(parts: &mut Parts, app: &App) -> Result<Segments, Failure> {
    let nothing =
        |_| Failure::NotFound(said!("There is nothing at this address", "Det finns inget på den här adressen"));
    Path::<Segments>::from_request_parts(parts, app).await.map(|Path(it)| it).map_err(nothing)
}

impl Segments {
    fn drive(&self, parts: &Parts) -> Result<DrivePath, Failure> {
        let id = job_id(&parts.method, &self.subscription, &self.group, &self.name)?;
        let none = |_| {
            Failure::NotFound(said!(
                "There is no drive {serial} in job {name}",
                "Det finns ingen disk {serial} i jobbet {name}",
                serial = self.serial,
                name = self.name
            ))
        };
        Ok(DrivePath { id, serial: self.serial.parse().map_err(none)? })
    }
}
