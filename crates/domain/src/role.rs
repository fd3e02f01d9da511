//! Who acts: four kinds of people, and the clock.

use crate::listed;

listed! {
    /// The role in which somebody acts on a job. One person may hold several; `Clock` is nobody.
    pub enum Role {
        /// Owns the jobs of one or more subscriptions.
        Customer = "customer",
        /// Looks any job up, records contact, answers on a customer's behalf. Never sees keys, never moves a drive.
        Support = "support",
        /// Works at the data center: books in, copies, packs, ships back.
        Operator = "operator",
        /// Manages people and subscriptions. Sees no job by this role alone.
        Administrator = "administrator",
        /// A deadline that passed.
        Clock = "clock",
    }
}

impl Role {
    /// Those that a person can hold: nobody is the clock.
    pub const OF_PEOPLE: &'static [Self] = &[Self::Customer, Self::Support, Self::Operator, Self::Administrator];

    /// How a sentence names this role: "only an operator may …".
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Customer => "the customer",
            Self::Support => "support",
            Self::Operator => "an operator",
            Self::Administrator => "an administrator",
            Self::Clock => "the clock",
        }
    }
}
