//! What happened, told apart by its kind.

use waybill_domain::happening::Happening;
use waybill_domain::share::Shared;

use super::Unreadable;
use super::value::{Fields, Json, Value};

impl Json for Happening {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut it = Fields::of(value)?;
        let kind: String = it.get("kind")?;
        Ok(match kind.as_str() {
            "created" => Self::Created,
            "replaced" => Self::Replaced,
            "changed" => Self::Changed { what: it.get("what")? },
            "cancelRequested" => Self::CancelRequested,
            "job" => Self::Job { from: it.get("from")?, to: it.get("to")? },
            "drive" => Self::Drive { serial: it.get("serial")?, from: it.get("from")?, to: it.get("to")? },
            "driveDecided" => Self::DriveDecided { serial: it.get("serial")? },
            "extraDrive" => Self::ExtraDrive { serial: it.get("serial")? },
            "extraDriveReturned" => Self::ExtraDriveReturned { serial: it.get("serial")? },
            "packageFollows" => Self::PackageFollows { package: it.get("package")? },
            "finished" => Self::Finished {
                serial: it.get("serial")?,
                outcome: it.get("outcome")?,
                percent: it.get("percent")?,
                bytes: it.get("bytes")?,
            },
            "copyRestarts" => Self::CopyRestarts { serial: it.get("serial")? },
            "jobFault" => Self::JobFault { reason: it.get("text")? },
            "driveFault" => Self::DriveFault { serial: it.get("serial")?, reason: it.get("text")? },
            "givenUp" => Self::GivenUp { serial: it.get("serial")? },
            "sentBack" => Self::SentBack { package: it.get("package")?, drives: it.get("drives")? },
            "drivesWait" => Self::DrivesWait { drives: it.get("drives")? },
            "drivesWaitNoMore" => Self::DrivesWaitNoMore { to: it.get("to")?, package: it.get("package")? },
            "addressWrong" => Self::AddressWrong { reason: it.get("text")? },
            "destructionDue" => Self::DestructionDue,
            "toBeDestroyed" => Self::ToBeDestroyed { serial: it.get("serial")? },
            "destroyed" => Self::Destroyed { serial: it.get("serial")? },
            "expiresSoon" => Self::ExpiresSoon { at: it.get("until")? },
            "overdueSoon" => Self::OverdueSoon { at: it.get("until")? },
            "overdue" => Self::Overdue,
            "extended" => Self::Extended { until: it.get("until")? },
            "contact" => Self::Contact {
                how: it.get("how")?,
                whom: it.get("whom")?,
                said: it.get("text")?,
                awaits_until: it.get("until")?,
            },
            "answer" => Self::Answer { text: it.get("text")? },
            "keyReplaced" => Self::KeyReplaced { serial: it.get("serial")? },
            "keysRead" => Self::KeysRead,
            "shareMade" => Self::ShareMade(shared(&mut it)?),
            "shareRevoked" => Self::ShareRevoked(shared(&mut it)?),
            "expired" => Self::Expired,
            "purged" => Self::Purged,
            "deleted" => Self::Deleted,
            // A timeline has none of an arrival.
            _ => return Err(Unreadable),
        })
    }
}

fn shared(it: &mut Fields) -> Result<Shared, Unreadable> {
    let note: Option<String> = it.get("text")?;
    Ok(Shared { drive: it.get("serial")?, tells: it.get("tells")?, note: note.unwrap_or_default() })
}
