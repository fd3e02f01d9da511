//! How far a job has come when a body is sent, and what leads there.

use serde_json::{Value, json};

use crate::world::{World, export, import};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    NoJob,
    Creating,
    Shipping,
    Received,
    /// In Received, with a drive that never came.
    OneDriveMissing,
    Transferring,
    ExportTransferring,
    DriveFaulted,
    AddressWrong,
    Packaging,
    Faulted,
    Completed,
}

/// The stages of a job that is there.
pub(super) const STAGES: [Stage; 11] = [
    Stage::Creating,
    Stage::Shipping,
    Stage::Received,
    Stage::OneDriveMissing,
    Stage::Transferring,
    Stage::ExportTransferring,
    Stage::DriveFaulted,
    Stage::AddressWrong,
    Stage::Packaging,
    Stage::Faulted,
    Stage::Completed,
];

/// What happens to a job, in the order in which it does.
const ROAD: [&str; 4] = ["bookIn", "start", "finish", "shipBack"];

impl Stage {
    /// Brings a job of this name and drive here.
    pub(super) async fn reach(self, world: &World, name: &str, serial: &str) {
        if self == Self::NoJob {
            return;
        }
        let missing = format!("{serial}B");
        let body = match self {
            Self::ExportTransferring => export(),
            Self::OneDriveMissing => import(&[serial, &missing]),
            _ => import(&[serial]),
        };
        world.put(name, body).await.is(201);
        if self == Self::Creating {
            return;
        }
        let package = json!({"carrierName": "FedEx", "trackingNumber": format!("WAY{serial}")});
        let ship = json!({"properties": {"state": "Shipping", "deliveryPackage": package}});
        world.patch(name, ship).await.is(200);
        for act in ROAD.iter().take(self.acts()).chain(self.last().as_ref()) {
            world.act(name, event(act, serial)).await.is(200);
        }
    }

    /// How many acts of the road lead here.
    const fn acts(self) -> usize {
        match self {
            Self::NoJob | Self::Creating | Self::Shipping => 0,
            Self::Received | Self::OneDriveMissing | Self::Faulted => 1,
            Self::Transferring | Self::ExportTransferring | Self::DriveFaulted | Self::AddressWrong => 2,
            Self::Packaging => 3,
            Self::Completed => 4,
        }
    }

    /// What went wrong at last.
    const fn last(self) -> Option<&'static str> {
        match self {
            Self::DriveFaulted => Some("faultDrive"),
            Self::AddressWrong => Some("reportAddress"),
            Self::Faulted => Some("faultJob"),
            _ => None,
        }
    }
}

fn event(act: &str, serial: &str) -> Value {
    match act {
        "bookIn" => json!({"act": act, "drives": [serial], "complete": true}),
        "start" => json!({"act": act, "drive": serial}),
        "finish" => json!({"act": act, "drive": serial, "outcome": "clean"}),
        "shipBack" => {
            json!({"act": act, "package": {"carrierName": "UPS", "trackingNumber": format!("BACK{serial}")}})
        }
        "faultDrive" => json!({"act": act, "drive": serial, "reason": "clicks"}),
        _ => json!({"act": act, "reason": "wrong"}),
    }
}
