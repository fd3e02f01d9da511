//! Which happening is told to whom. Nobody is told what those in the same role did themselves.

use crate::drive_state::DriveState;
use crate::happening::Happening;
use crate::job_state::JobState;
use crate::listed;
use crate::role::Role;

listed! {
    /// Whom a notice is for.
    pub enum Audience {
        /// Those who own the job's subscription.
        Customer = "customer",
        /// Support and operators.
        Staff = "staff",
    }
}

impl Happening {
    /// Whether somebody in the audience is told of it, given who brought it about.
    pub fn is_told_to(&self, audience: Audience, by: Role) -> bool {
        match audience {
            Audience::Customer => by != Role::Customer && self.concerns_customer(),
            Audience::Staff => !by.is_staff() && self.concerns_staff(),
        }
    }

    /// Each step of the job, and whatever goes otherwise than planned. A drive's own steps only where they are bad news:
    /// the job's say the rest.
    fn concerns_customer(&self) -> bool {
        self.asks_customer()
            || matches!(
                self,
                Self::Job { .. }
                    | Self::ExtraDrive { .. }
                    | Self::ExtraDriveReturned { .. }
                    | Self::GivenUp { .. }
                    | Self::CopyRestarts { .. }
                    | Self::Destroyed { .. }
                    | Self::Extended { .. }
                    | Self::DrivesWaitNoMore { .. }
                    | Self::Expired
                    | Self::Purged
                    | Self::Drive { to: DriveState::NeverReceived, .. }
            )
    }

    /// Whether the customer is asked to do something about it.
    pub const fn asks_customer(&self) -> bool {
        matches!(
            self,
            Self::ExpiresSoon { .. }
                | Self::OverdueSoon { .. }
                | Self::Overdue
                | Self::JobFault { .. }
                | Self::DriveFault { .. }
                | Self::Contact { .. }
                | Self::DrivesWait { .. }
                | Self::AddressWrong { .. }
                | Self::DestructionDue
                | Self::ToBeDestroyed { .. }
                | Self::Job { to: JobState::Faulted, .. }
        )
    }

    /// What a customer said or changed under way, and what is late.
    const fn concerns_staff(&self) -> bool {
        matches!(
            self,
            Self::Overdue
                | Self::DestructionDue
                | Self::ArrivalDue { .. }
                | Self::AlsoNamed { .. }
                | Self::Answer { .. }
                | Self::PackageFollows { .. }
                | Self::KeyReplaced { .. }
                | Self::CancelRequested
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(what: &Happening, by: Role) -> [bool; 2] {
        [what.is_told_to(Audience::Customer, by), what.is_told_to(Audience::Staff, by)]
    }

    #[test]
    fn each_is_told_what_the_other_did() {
        let received = Happening::Job { from: JobState::Shipping, to: JobState::Received };
        assert_eq!(told(&received, Role::Operator), [true, false]);
        assert_eq!(told(&Happening::Overdue, Role::Clock), [true, true]);
        let answer = Happening::Answer { text: "It is on its way".to_owned() };
        assert_eq!(told(&answer, Role::Customer), [false, true]);
        assert_eq!(told(&answer, Role::Support), [false, false]);
        assert_eq!(told(&Happening::KeysRead, Role::Operator), [false, false]);
    }
}
