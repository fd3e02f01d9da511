//! Serial numbers, keys, hashes and tracking numbers that look right and are nobody's.
//! The same words give the same numbers, so that a demo is the same each time and a restart changes nothing.

use waybill_domain::fields::{KnownCarrier, TrackingNumber, doubt_for};

/// Numbers drawn from words.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(words: &str) -> Self {
        // FNV-1a: short, and the same on every machine, which the standard hasher does not promise.
        let fold = |sum: u64, it: u8| (sum ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3);
        Self(words.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
    }

    /// The next number, from 0 to one less than `sides`.
    pub(crate) fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let it = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (it ^ (it >> 31)).checked_rem(sides).unwrap_or(0)
    }

    fn letters(&mut self, of: &[u8], count: usize) -> String {
        let mut draw = || of.get(self.below(of.len() as u64) as usize).copied().map_or('0', char::from);
        (0..count).map(|_| draw()).collect()
    }
}

const DIGITS: &[u8] = b"0123456789";
const HEX: &[u8] = b"0123456789ABCDEF";
/// Without the letters that look like digits, as on real labels.
const LABEL: &[u8] = b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

/// The serial number of a job's drive, in the shape of one maker or another.
pub(crate) fn serial(job: &str, at: usize) -> String {
    // One maker a job: people buy drives by the box.
    let maker = Dice::of(job).below(3);
    let mut dice = Dice::of(&format!("{job} {at}"));
    match maker {
        0 => format!("WD-WX{}", dice.letters(LABEL, 8)),
        1 => format!("ZR5{}", dice.letters(LABEL, 5)),
        _ => format!("S7KJNX0{}", dice.letters(LABEL, 7)),
    }
}

/// The BitLocker recovery key of a drive: each of its eight groups is a multiple of eleven.
pub(crate) fn key(serial: &str) -> String {
    let mut dice = Dice::of(serial);
    let groups: Vec<String> = (0..8).map(|_| format!("{:06}", 11 * dice.below(1 << 16))).collect();
    groups.join("-")
}

/// The hash of a drive's manifest.
pub(crate) fn hash(serial: &str) -> String {
    Dice::of(serial).letters(HEX, 32)
}

/// The hash of a drive's header: its first 128 KB.
pub(crate) fn header_hash(serial: &str) -> String {
    format!("0:131072:{}", Dice::of(&format!("header {serial}")).letters(HEX, 128))
}

/// How large a drive is, in bytes: 0.5 to 8 TB, as full as people fill them.
pub(crate) fn size(serial: &str) -> u64 {
    const HALF_A_TERABYTE: u64 = 500_000_000_000;
    let mut dice = Dice::of(serial);
    HALF_A_TERABYTE * (1 + dice.below(16)) - dice.below(80_000_000_000)
}

/// A tracking number that its carrier's check digit agrees with.
pub(crate) fn tracking(carrier: KnownCarrier, words: &str) -> String {
    let mut dice = Dice::of(words);
    let (before, digits, after) = match carrier {
        KnownCarrier::Ups => ("1Z7W2", 12, ""),
        KnownCarrier::FedEx => ("7", 10, ""),
        KnownCarrier::PostNord => ("RB", 8, "SE"),
        KnownCarrier::Usps => ("9400111", 14, ""),
        KnownCarrier::Tnt => ("GD", 8, "WW"),
        KnownCarrier::Dhl | KnownCarrier::BlueDart => ("3", 8, ""),
    };
    let body = format!("{before}{}", dice.letters(DIGITS, digits));
    // Asks the rule which last digit it takes; the arithmetic stands in the domain and nowhere else.
    let numbers = (0..10).map(|check| format!("{body}{check}{after}"));
    let fits = |it: &String| TrackingNumber::parse(it).is_ok_and(|number| doubt_for(&number, Some(carrier)).is_none());
    let mut numbers: Vec<String> = numbers.collect();
    numbers.iter().position(fits).map_or_else(|| body.clone(), |at| numbers.swap_remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waybill_domain::fields::{BitLockerKey, DriveHeaderHash, DriveSerial, ManifestHash, detect};

    #[test]
    fn everything_made_up_is_taken_by_its_field_and_stays_the_same() {
        for job in ["a", "årsarkiv", "写真"] {
            for at in 0..10 {
                let serial = serial(job, at);
                assert!(DriveSerial::parse(&serial).is_ok());
                assert!(BitLockerKey::parse(&key(&serial)).is_ok(), "{}", key(&serial));
                assert!(ManifestHash::parse(&hash(&serial)).is_ok());
                assert!(DriveHeaderHash::parse(&header_hash(&serial)).is_ok());
                assert!((400_000_000_000..=8_000_000_000_000).contains(&size(&serial)));
            }
        }
        assert_eq!(serial("a", 0), serial("a", 0));
        assert_ne!(serial("a", 0), serial("a", 1));
    }

    #[test]
    fn tracking_numbers_are_recognised_as_their_carriers() {
        use KnownCarrier::{Dhl, FedEx, PostNord, Ups, Usps};
        for carrier in [Ups, FedEx, Dhl, PostNord, Usps] {
            for words in ["a", "b", "c", "d", "e"] {
                let number = TrackingNumber::parse(&tracking(carrier, words)).unwrap();
                assert_eq!(doubt_for(&number, Some(carrier)), None, "{carrier:?} {number}");
                assert_eq!(detect(&number).doubt, None, "{carrier:?} {number}");
            }
        }
    }
}
