//! Made-up companies and the people in them.

use crate::demo::made_up::Dice;

const FIRST: [&str; 24] = [
    "Ann", "Mikael", "Grace", "Lena", "Ravi", "Yuki", "Omar", "Ingrid", "Paulo", "Chen", "Fatima", "Tomasz", "Aoife",
    "Kofi", "Marta", "Hugo", "Noor", "Elias", "Zanele", "Viktor", "Amara", "Søren", "Lucía", "Jun",
];
const LAST: [&str; 24] = [
    "Lindqvist",
    "Ström",
    "Okafor",
    "Fischer",
    "Menon",
    "Tanaka",
    "Haddad",
    "Berg",
    "Silva",
    "Wei",
    "Rahman",
    "Nowak",
    "Byrne",
    "Mensah",
    "Kowalska",
    "Lefèvre",
    "de Vries",
    "Virtanen",
    "Dlamini",
    "Petrov",
    "Eze",
    "Møller",
    "García",
    "Park",
];
const WHAT: [&str; 24] = [
    "Northern",
    "Harbour",
    "Summit",
    "Cobalt",
    "Juniper",
    "Meridian",
    "Granite",
    "Lantern",
    "Tidewater",
    "Aspen",
    "Beacon",
    "Copper",
    "Delta",
    "Ember",
    "Fjord",
    "Glacier",
    "Heron",
    "Iris",
    "Keystone",
    "Larch",
    "Maple",
    "Nimbus",
    "Orchard",
    "Pioneer",
];
const DOES: [&str; 20] = [
    "Media",
    "Archives",
    "Genomics",
    "Survey",
    "Studios",
    "Imaging",
    "Energy",
    "Logistics",
    "Broadcasting",
    "Marine",
    "Robotics",
    "Health",
    "Geodata",
    "Film",
    "Analytics",
    "Press",
    "Museums",
    "Aerial",
    "Optics",
    "Seismic",
];
const FORM: [&str; 8] = ["Ltd", "AB", "GmbH", "Inc", "BV", "SA", "Oy", "Pty Ltd"];
pub(super) const PLACES: [(&str, &str, &str, &str); 8] = [
    ("Amsterdam", "1017 DH", "Netherlands", "+31 20 "),
    ("Göteborg", "411 06", "Sweden", "+46 (0)31-"),
    ("Redmond", "98052", "United States", "+1 425 "),
    ("München", "80331", "Germany", "+49 89 "),
    ("London", "EC1A 1BB", "United Kingdom", "+44 20 "),
    ("Helsinki", "00100", "Finland", "+358 9 "),
    ("Sydney", "2000", "Australia", "+61 2 "),
    ("Chicago", "60601", "United States", "+1 312 "),
];

/// A company that owns jobs.
pub(super) struct Firm {
    pub(super) subscription: String,
    pub(super) company: String,
    pub(super) contact: String,
    pub(super) domain: String,
}

impl Firm {
    pub(super) fn of(seed: u64, at: u64) -> Self {
        let mut dice = Dice::of(&format!("firm {seed} {at}"));
        let (what, does, form) = (one(&mut dice, &WHAT), one(&mut dice, &DOES), one(&mut dice, &FORM));
        let subscription = format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{at:012x}",
            dice.below(1 << 32),
            dice.below(1 << 16),
            dice.below(1 << 12),
            dice.below(1 << 12)
        );
        let domain = format!("{}-{}{at}.example", what.to_lowercase(), does.to_lowercase());
        Self { subscription, company: format!("{what} {does} {at} {form}"), contact: person(&mut dice), domain }
    }
}

pub(super) fn person(dice: &mut Dice) -> String {
    format!("{} {}", one(dice, &FIRST), one(dice, &LAST))
}

pub(super) fn one<T: Copy + Default>(dice: &mut Dice, of: &[T]) -> T {
    let at = usize::try_from(dice.below(of.len() as u64)).unwrap_or_default();
    of.get(at).copied().unwrap_or_default()
}
