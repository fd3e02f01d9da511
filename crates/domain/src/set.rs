//! Sets of the values of a listed enum, as rows of the tables name them: a number, whose bits are the values' places.

use core::fmt;
use core::marker::PhantomData;

/// An enum of at most 32 values, all of which are known.
pub trait Listed: Copy + fmt::Debug + 'static {
    const ALL: &'static [Self];

    /// The bit that stands for the value in a set.
    fn bit(self) -> u32;
}

/// Some of the values of an enum, in the enum's own order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Set<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T> Set<T> {
    pub const NONE: Self = Self::of_bits(0);

    pub(crate) const fn of_bits(bits: u32) -> Self {
        Self { bits, of: PhantomData }
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self::of_bits(self.bits | other.bits)
    }

    /// What is in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self::of_bits(self.bits & other.bits)
    }

    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }
}

impl<T: Listed> Set<T> {
    pub fn contains(self, it: T) -> bool {
        self.bits & it.bit() != 0
    }

    pub fn iter(self) -> impl Iterator<Item = T> + Clone {
        T::ALL.iter().copied().filter(move |it| self.contains(*it))
    }
}

impl<T: Listed> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self::of_bits(all.into_iter().fold(0, |bits, it| bits | it.bit()))
    }
}

impl<T> FromIterator<Self> for Set<T> {
    fn from_iter<I: IntoIterator<Item = Self>>(all: I) -> Self {
        all.into_iter().fold(Self::NONE, Self::union)
    }
}

impl<T: Listed> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Lets rows of tables hold sets of these enums.
macro_rules! in_sets {
    ($($name:ty),+ $(,)?) => { $(
        impl $name {
            /// The set of these, for a row of a table.
            pub const fn set(these: &[Self]) -> $crate::set::Set<Self> {
                let (mut bits, mut rest) = (0, these);
                while let [first, more @ ..] = rest {
                    bits |= 1 << *first as u32;
                    rest = more;
                }
                $crate::set::Set::of_bits(bits)
            }
        }

        impl $crate::set::Listed for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn bit(self) -> u32 {
                1 << self as u32
            }
        }
    )+ };
}

in_sets! {
    crate::arrival::ArrivalNeed,
    crate::drive_state::DriveNeed,
    crate::drive_state::DriveState,
    crate::drive_state::DriveTrigger,
    crate::job_state::JobNeed,
    crate::job_state::JobState,
    crate::job_state::JobTrigger,
    crate::role::Role,
}

#[cfg(test)]
mod tests {
    use super::Set;
    use crate::role::Role;

    #[test]
    fn a_set_holds_what_it_was_made_of_in_the_enums_order() {
        let some = Role::set(&[Role::Clock, Role::Customer]);
        assert_eq!(some.iter().collect::<Vec<_>>(), [Role::Customer, Role::Clock]);
        assert_eq!(some, [Role::Customer, Role::Clock].into_iter().collect());
        assert!(some.contains(Role::Clock) && !some.contains(Role::Support) && Set::<Role>::NONE.is_empty());
    }
}
