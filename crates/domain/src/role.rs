//! Who acts: four kinds of people, and the clock.

use crate::lang::Lang;
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

    /// Whether it is of those who work on customers' jobs.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Support | Self::Operator)
    }

    /// The role's name, as in a list of roles.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Customer => lang.pick("customer", "kund"),
            Self::Support => lang.pick("support", "support"),
            Self::Operator => lang.pick("operator", "operatör"),
            Self::Administrator => lang.pick("administrator", "administratör"),
            Self::Clock => lang.pick("clock", "klocka"),
        }
    }

    /// How a sentence names this role: "only an operator may …".
    pub const fn noun(self, lang: Lang) -> &'static str {
        match self {
            Self::Customer => lang.pick("the customer", "kunden"),
            Self::Support => lang.pick("support", "supporten"),
            Self::Operator => lang.pick("an operator", "en operatör"),
            Self::Administrator => lang.pick("an administrator", "en administratör"),
            Self::Clock => lang.pick("the clock", "klockan"),
        }
    }
}
