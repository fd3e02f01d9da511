//! The demo's jobs that stand still, and drives that do: what the data center asks, and what customers answer.

use serde_json::json;
use waybill_domain::drive::Outcome::Clean;
use waybill_domain::fields::KnownCarrier::{Dhl, FedEx};
use waybill_domain::role::Role;

use super::made_up;
use super::people::{CONTOSO, FABRIKAM, NORTHWIND, SUPPORT};
use super::scenario_builder::ScenarioBuilder;
use super::story::Story;

/// One from each state that a fault can leave.
pub(super) fn jobs(tell: ScenarioBuilder) -> Vec<Story> {
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(FedEx).days(4).book_in_complete(which).hours(3);
    let sent = tell.import(CONTOSO, "customs-hold", 2, 6).days(1).ship(Dhl).days(3);
    let here = arrived(tell.import(FABRIKAM, "fuktskadade-band", 2, 8), &[0, 1]);
    let copying =
        arrived(tell.import(NORTHWIND, "storage-account-gone", 2, 8), &[0, 1]).start(0).hours(2).copied(0, 12);
    let packed = arrived(tell.import(CONTOSO, "no-such-street", 1, 9), &[0]).copy(&[0], Clean);
    vec![
        sent.fault("Customs asks for the value of the drives. Send us a pro forma invoice."),
        here.fault("The parcel is wet. May we dry the drives for two days before we power them?").asked_by_support(),
        copying.fault("The storage account refuses writes since 14:10. Check its firewall and its keys."),
        packed.fault("The carrier knows no such street. Tell us the right return address."),
    ]
}

impl Story {
    fn fault(self, reason: &str) -> Self {
        self.operator(json!({"act": "faultJob", "reason": reason}))
    }

    fn asked_by_support(self) -> Self {
        let note = json!({
            "act": "noteContact", "how": "e-mail", "whom": "ann.lindqvist@fabrikam.example",
            "said": "Asked for a decision; photographs attached.",
        });
        self.hours(20).by(Role::Support, SUPPORT, note)
    }

    /// The second drive cannot be unlocked; the others go on.
    pub(super) fn with_bad_key(self) -> Self {
        let reason = "BitLockerKeyInvalid: the key does not unlock the drive. Send the right one.";
        let fault = json!({"act": "faultDrive", "drive": self.serial(1), "reason": reason});
        self.hours_before_now(4).start(0).hours(1).copied(0, 23).operator(fault)
    }

    /// And the customer sends another.
    pub(super) fn with_new_key(self) -> Self {
        let serial = self.serial(1);
        let key = made_up::key(&format!("{serial} again"));
        self.customer(json!({"act": "replaceKey", "drive": serial, "key": key}))
            .customer(json!({"act": "answer", "text": "Sorry, that was last year's key. The new one is in."}))
    }

    /// The first drive failed while it was read, and begins again.
    pub(super) fn restarted(self) -> Self {
        let serial = self.serial(0);
        let reason = "DiskOperationFailed: read errors near the end.";
        let fault = json!({"act": "faultDrive", "drive": serial, "reason": reason});
        let restart = json!({"act": "resolveDrive", "drive": serial, "how": "restart"});
        let failed = self.hours(2).start(0).hours(3).copied(0, 64).operator(fault);
        failed.hours(5).operator(restart).hours_before_now(1).start(0).moments_ago().copied(0, 9)
    }
}
