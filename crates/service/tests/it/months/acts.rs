//! What people do: a request, and what it is in the domain.

use serde_json::{Value, json};
use waybill_domain::event::Event;
use waybill_domain::role::Role;

use super::Dice;
use super::reference::Actor;
use crate::world::package;

pub(super) const ANN: Actor = Actor { role: Role::Customer, name: "Ann" };
pub(super) const MIKAEL: Actor = Actor { role: Role::Operator, name: "Mikael" };
const LENA: Actor = Actor { role: Role::Support, name: "Lena" };

/// One of a job's two drives.
pub(super) fn drive(dice: &mut Dice, name: &str) -> String {
    format!("{}{}", name.to_uppercase().repeat(4), 1 + dice.below(2))
}

/// Something that is put to a job's `actions`, as it travels and as the domain knows it.
pub(super) fn act(dice: &mut Dice, name: &str) -> (Actor, Value, Event) {
    let drive = drive(dice, name);
    let (by, event) = match dice.below(18) {
        0 => (MIKAEL, json!({"act": "bookIn", "drives": [drive], "complete": dice.below(2) == 0})),
        1 | 2 => (MIKAEL, json!({"act": "start", "drive": drive})),
        3 => (MIKAEL, json!({"act": "report", "drive": drive, "percent": dice.below(101), "bytes": 7})),
        4..=6 => (MIKAEL, json!({"act": "finish", "drive": drive, "outcome": dice.of(&["clean", "errors"])})),
        7 => {
            let package = json!({"carrierName": "FedEx", "trackingNumber": format!("BACK-{name}")});
            (MIKAEL, json!({"act": "shipBack", "package": package}))
        }
        8 => (MIKAEL, json!({"act": "faultDrive", "drive": drive, "reason": "does not spin"})),
        9 => {
            let how = dice.of(&["goOn", "restart", "giveUp"]);
            (MIKAEL, json!({"act": "resolveDrive", "drive": drive, "how": how}))
        }
        10 => (MIKAEL, json!({"act": "close"})),
        11 => (LENA, json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "asked"})),
        12 => (ANN, json!({"act": "answer", "text": "wait"})),
        13 => (MIKAEL, json!({"act": "reportAddress", "reason": "nobody lives there"})),
        14 => (MIKAEL, json!({"act": "markForDestruction", "drive": drive})),
        15 => (MIKAEL, json!({"act": "destroy", "drive": drive})),
        16 => (MIKAEL, json!({"act": dice.of(&["faultJob", "resolveJob"]), "reason": "a wet parcel"})),
        _ => (ANN, json!({"act": "sendFurtherPackage", "package": package()})),
    };
    let known = serde_json::from_value(event.clone()).unwrap();
    (by, event, known)
}
