//! Which carrier a number looks like, and what speaks against it. A doubt is a warning with a way on.
//! A carrier is named by a beginning or form that only it uses, or, for bare digits, by length and check digit together.

use super::TrackingNumber;
use super::check_digit::{fedex_express, mod7, mod10, s10, ups};
use crate::fields::KnownCarrier;
use crate::lang::Lang;
use crate::spoken;

/// What a number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The carrier, if the number tells.
    pub carrier: Option<KnownCarrier>,
    /// Why this carrier: reads on from "Looks like UPS, because".
    pub reason: TrackingReason,
    /// What speaks against the number.
    pub doubt: Option<TrackingDoubt>,
}

/// Why a number looks like a carrier's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackingReason {
    Beginning(&'static str),
    /// Two letters, nine digits, two letters: UPU S10.
    PostalForm,
    /// One in ten numbers of that length fits by chance.
    CheckDigit,
    Unknown,
}

spoken! { TrackingReason, lang;
    Self::Beginning(it) => "it begins with {it}", "det börjar med {it}";
    Self::PostalForm => "it has the form of an international postal number", "det har formen av ett internationellt postalt nummer";
    Self::CheckDigit => "its length and check digit fit", "längd och kontrollsiffra stämmer";
    Self::Unknown => "its form is not known", "formen är okänd";
}

/// What speaks against a number. The user may go on all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackingDoubt {
    Length {
        carrier: KnownCarrier,
        want: usize,
        have: usize,
    },
    /// `None`: a postal number of a country without a known carrier.
    CheckDigit {
        carrier: Option<KnownCarrier>,
    },
    LookAlike {
        letter: char,
    },
    OtherCarrier {
        looks_like: KnownCarrier,
        chosen: KnownCarrier,
    },
}

spoken! { TrackingDoubt, lang;
    Self::Length { carrier, want, have } =>
        "The tracking number is {off}. {carrier} numbers have {want}, this one has {have}",
        "Spårningsnumret är {off}. Nummer från {carrier} har {want}, det här har {have}",
        off = length_words(lang, *want, *have), carrier = carrier.name();
    Self::CheckDigit { carrier: Some(carrier) } =>
        "The check digit does not fit a {carrier} number. Compare each digit with the receipt",
        "Kontrollsiffran stämmer inte för ett nummer från {carrier}. Jämför varje siffra med kvittot",
        carrier = carrier.name();
    Self::CheckDigit { carrier: None } =>
        "The check digit does not fit a postal number. Compare each digit with the receipt",
        "Kontrollsiffran stämmer inte för ett postalt nummer. Jämför varje siffra med kvittot";
    Self::LookAlike { letter: 'I' } =>
        "The tracking number has a letter I where a one belongs",
        "Spårningsnumret har bokstaven I där en etta ska stå";
    Self::LookAlike { letter } =>
        "The tracking number has a letter {letter} where a zero belongs",
        "Spårningsnumret har bokstaven {letter} där en nolla ska stå";
    Self::OtherCarrier { looks_like, chosen } =>
        "This looks like a {looks_like} number, but you chose {chosen}. Check which carrier has the package",
        "Det här ser ut som ett nummer från {looks_like}, men du valde {chosen}. Kontrollera vilket fraktbolag som har paketet",
        looks_like = looks_like.name(), chosen = chosen.name();
}

/// What a number looks like, on its own.
pub fn detect(tracking: &TrackingNumber) -> Detected {
    let key = tracking.key();
    let found = recognise(&key);
    if let Some(it) = found.filter(|it| it.doubt.is_none()) {
        return it;
    }
    if let Some(it) = tracking.without_suffix().and_then(|it| recognise(&it)).filter(|it| it.doubt.is_none()) {
        return it;
    }
    let Some(letter) = key.chars().find(|it| matches!(it, 'O' | 'I')) else {
        return found.unwrap_or(UNKNOWN);
    };
    let doubt = Some(TrackingDoubt::LookAlike { letter });
    for meant in readings(&key) {
        if let Some(it) = recognise(&meant).filter(|it| it.doubt.is_none()) {
            return Detected { doubt, ..it };
        }
    }
    let digits = digits_for_letters(&key);
    match found {
        Some(it) => it,
        None if digits.len() >= 8 && is_digits(&digits) => Detected { doubt, ..UNKNOWN },
        None => UNKNOWN,
    }
}

/// What speaks against a number from a carrier that the user chose, or from none yet.
pub fn doubt_for(tracking: &TrackingNumber, chosen: Option<KnownCarrier>) -> Option<TrackingDoubt> {
    let found = detect(tracking);
    let Some(chosen) = chosen else { return found.doubt };
    match found.carrier {
        Some(it) if it == chosen => found.doubt,
        Some(it) if is_shared(it, chosen, found.reason) => None,
        Some(looks_like) => Some(TrackingDoubt::OtherCarrier { looks_like, chosen }),
        None => found.doubt.or_else(|| own_doubt(&tracking.key(), chosen)),
    }
}

/// The key with each O as 0 and I as 1.
pub(super) fn digits_for_letters(key: &str) -> String {
    key.chars().map(as_digit).collect()
}

/// Whether a key is some carrier's, without a doubt.
pub(super) fn is_sound(key: &str) -> bool {
    recognise(key).is_some_and(|it| it.doubt.is_none())
}

const UNKNOWN: Detected = Detected { carrier: None, reason: TrackingReason::Unknown, doubt: None };

fn recognise(key: &str) -> Option<Detected> {
    if !key.is_ascii() {
        return None;
    }
    if let Some(number) = key.strip_prefix("1Z") {
        let found = sure(KnownCarrier::Ups, "1Z");
        return Some(if key.len() == 18 { found.checked(ups(number.as_bytes())) } else { found.of_length(18, key) });
    }
    if let Some((country, digits)) = postal(key) {
        let carrier = match country {
            "US" => Some(KnownCarrier::Usps),
            "SE" | "DK" => Some(KnownCarrier::PostNord),
            "WW" => Some(KnownCarrier::Tnt),
            _ => None,
        };
        // TNT borrowed the form, but not the check digit.
        let fits = country == "WW" || s10(digits.as_bytes());
        return Some(Detected { carrier, reason: TrackingReason::PostalForm, doubt: None }.checked(fits));
    }
    for beginning in ["JJD", "JVGL", "GM"] {
        if key.strip_prefix(beginning).is_some_and(|it| it.len() >= 9 && is_digits(it)) {
            return Some(sure(KnownCarrier::Dhl, beginning));
        }
    }
    if is_digits(key) { recognise_digits(key) } else { None }
}

fn recognise_digits(key: &str) -> Option<Detected> {
    let all = key.as_bytes();
    let tail = |from: usize| all.get(from..).unwrap_or_default();
    if key.len() == 34 && (key.starts_with("100") || key.starts_with("96")) {
        return Some(by_digits(KnownCarrier::FedEx).checked(fedex_express(tail(20))));
    }
    // A ZIP code of five or nine digits may stand before a USPS number.
    if key.starts_with("420") && matches!(key.len(), 30 | 34) {
        return Some(sure(KnownCarrier::Usps, "420").checked(mod10(tail(8)) || mod10(tail(12))));
    }
    if key.starts_with("96") && (19..=25).contains(&key.len()) && key.len() != 20 {
        let found = sure(KnownCarrier::FedEx, "96");
        return Some(if key.len() == 22 { found.checked(mod10(tail(7))) } else { found.of_length(22, key) });
    }
    if let Some(beginning) = ["91", "92", "93", "94", "95"].into_iter().find(|it| key.starts_with(it))
        && (19..=27).contains(&key.len())
        && key.len() != 20
    {
        // FedEx hands SmartPost parcels over to the post under numbers of its own range.
        let smart_post = key.starts_with("9261");
        let found = if smart_post { sure(KnownCarrier::FedEx, "9261") } else { sure(KnownCarrier::Usps, beginning) };
        let whole = matches!(key.len(), 22 | 26);
        return Some(if whole { found.checked(mod10(all)) } else { found.of_length(22, key) });
    }
    let carrier = match key.len() {
        10 if mod7(all) => KnownCarrier::Dhl,
        12 if fedex_express(all) => KnownCarrier::FedEx,
        15 if mod10(all) => KnownCarrier::FedEx,
        20 if key.starts_with("61") && mod10(&[b"92", all].concat()) => KnownCarrier::FedEx,
        20 if usps_20(key) => KnownCarrier::Usps,
        _ => return None,
    };
    Some(by_digits(carrier))
}

/// The twenty digits of certified, insured and registered mail; in the newer barcode a silent 91 stands before them.
fn usps_20(key: &str) -> bool {
    let service = ["03", "23", "7", "81", "82"].into_iter().any(|it| key.starts_with(it));
    service && (mod10(key.as_bytes()) || mod10(&[b"91", key.as_bytes()].concat()))
}

/// Country and digits of a number in the form of UPU S10, as `RB123456785GB`.
fn postal(key: &str) -> Option<(&str, &str)> {
    let (service, digits, country) = (key.get(..2)?, key.get(2..11)?, key.get(11..)?);
    let letters = |it: &str| it.bytes().all(|it| it.is_ascii_uppercase());
    (country.len() == 2 && letters(service) && letters(country) && is_digits(digits)).then_some((country, digits))
}

/// Numbers that two carriers may have given out both: parcels handed from one to the other, and bare digits whose check
/// fits by chance where the chosen carrier's own numbers have no fixed form.
fn is_shared(found: KnownCarrier, chosen: KnownCarrier, reason: TrackingReason) -> bool {
    use KnownCarrier::{BlueDart, Dhl, FedEx, PostNord, Tnt, Ups, Usps};
    match reason {
        TrackingReason::CheckDigit => matches!(chosen, Dhl | Tnt | BlueDart | PostNord),
        TrackingReason::Beginning("9261") => chosen == Usps,
        TrackingReason::Beginning(_) => found == Usps && matches!(chosen, FedEx | Dhl | Ups),
        TrackingReason::PostalForm | TrackingReason::Unknown => false,
    }
}

/// What the chosen carrier's own rules say of a number that no rule recognised.
fn own_doubt(key: &str, chosen: KnownCarrier) -> Option<TrackingDoubt> {
    if !is_digits(key) {
        return None;
    }
    let whole: &[usize] = match chosen {
        KnownCarrier::FedEx => &[12, 15, 18, 20, 22, 34],
        KnownCarrier::Usps => &[20, 22, 26, 30, 34],
        KnownCarrier::Dhl if key.len() <= 10 => &[10],
        // Their bare digits come in too many lengths to say anything.
        KnownCarrier::Dhl | KnownCarrier::Ups | KnownCarrier::Tnt | KnownCarrier::BlueDart | KnownCarrier::PostNord => {
            return None;
        }
    };
    let want = whole.iter().copied().min_by_key(|it| it.abs_diff(key.len()))?;
    let carrier = Some(chosen);
    match (want == key.len(), key.len()) {
        // FedEx's 18 digits have no check of their own here.
        (true, 18) => None,
        (true, _) => Some(TrackingDoubt::CheckDigit { carrier }),
        (false, have) => Some(TrackingDoubt::Length { carrier: chosen, want, have }),
    }
}

impl Detected {
    fn checked(self, fits: bool) -> Self {
        let doubt = (!fits).then_some(TrackingDoubt::CheckDigit { carrier: self.carrier });
        Self { doubt, ..self }
    }

    fn of_length(self, want: usize, key: &str) -> Self {
        let doubt = self.carrier.map(|carrier| TrackingDoubt::Length { carrier, want, have: key.len() });
        Self { doubt, ..self }
    }
}

fn sure(carrier: KnownCarrier, beginning: &'static str) -> Detected {
    Detected { carrier: Some(carrier), reason: TrackingReason::Beginning(beginning), doubt: None }
}

fn by_digits(carrier: KnownCarrier) -> Detected {
    Detected { carrier: Some(carrier), reason: TrackingReason::CheckDigit, doubt: None }
}

/// Where letters may stand for digits: anywhere; between the letters of a postal number; in the last eight of UPS,
/// before which its customers' numbers have letters of their own.
fn readings(key: &str) -> [String; 3] {
    let within = |from: usize, to: usize| {
        key.char_indices().map(|(at, it)| if (from..to).contains(&at) { as_digit(it) } else { it }).collect()
    };
    [digits_for_letters(key), within(2, 11), within(10, 18)]
}

fn as_digit(it: char) -> char {
    match it {
        'O' => '0',
        'I' => '1',
        _ => it,
    }
}

fn is_digits(it: &str) -> bool {
    it.bytes().all(|it| it.is_ascii_digit())
}

/// "1 character short", "2 characters too long".
fn length_words(lang: Lang, want: usize, have: usize) -> String {
    let off = want.abs_diff(have);
    match (lang.spoken(), have < want) {
        (Lang::English, short) => {
            let plural = if off == 1 { "" } else { "s" };
            format!("{off} character{plural} {}", if short { "short" } else { "too long" })
        }
        (Lang::Swedish, short) => format!("{off} tecken för {}", if short { "kort" } else { "långt" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use KnownCarrier::{BlueDart, Dhl, FedEx, PostNord, Tnt, Ups, Usps};

    fn number(typed: &str) -> TrackingNumber {
        TrackingNumber::parse(typed).unwrap()
    }

    #[test]
    fn published_numbers_name_their_carrier() {
        let rows = [
            ("1Z999AA10123456784", Some(Ups)),
            ("1z 5R8 939 03 5756 7127", Some(Ups)),
            ("1Z999AA10123456784-2", Some(Ups)),
            ("986578788855", Some(FedEx)),
            ("0414 4176 0228 964", Some(FedEx)),
            ("9611020987654312345672", Some(FedEx)),
            ("61299998820821171811", Some(FedEx)),
            ("9261292700768711948021", Some(FedEx)),
            ("1001921334250001000300779017972697", Some(FedEx)),
            ("9622001900000000000000776632517510", Some(FedEx)),
            ("9400 1112 0108 0805 4830 16", Some(Usps)),
            ("92748931507708513018050063", Some(Usps)),
            ("0307 1790 0005 2348 3741", Some(Usps)),
            ("7196 9010 7560 0307 7385", Some(Usps)),
            ("420 22153 9101026837331000039521", Some(Usps)),
            ("4201002334249200190132607600833457", Some(Usps)),
            ("4201028200009261290113185417468510", Some(Usps)),
            ("EA 473 124 829 US", Some(Usps)),
            ("RB123456785SE", Some(PostNord)),
            ("RB123456785GB", None),
            ("3318810025", Some(Dhl)),
            ("JJD0099999999", Some(Dhl)),
            ("GM2951173225174494", Some(Dhl)),
            ("GD123456789WW", Some(Tnt)),
            ("ABC-1234", None),
            ("荷物0123456789", None),
        ];
        for (typed, carrier) in rows {
            let found = detect(&number(typed));
            assert_eq!((found.carrier, found.doubt), (carrier, None), "{typed}");
        }
    }

    #[track_caller]
    fn check(typed: &str, chosen: Option<KnownCarrier>, want: Option<TrackingDoubt>) {
        assert_eq!(doubt_for(&number(typed), chosen), want, "{typed}");
    }

    #[test]
    fn a_broken_number_is_doubted() {
        let broken = |carrier| Some(TrackingDoubt::CheckDigit { carrier });
        check("1Z999AA10123456785", None, broken(Some(Ups)));
        check("9400111201080805483017", None, broken(Some(Usps)));
        check("9611020987654312345673", None, broken(Some(FedEx)));
        check("9622001560001234567100794808390595", None, broken(Some(FedEx)));
        check("4201028200009261290113185417468511", None, broken(Some(Usps)));
        check("RB123456784GB", None, broken(None));
        check("EA473124828US", None, broken(Some(Usps)));
        // Bare digits that fit nobody are doubted once the carrier is chosen.
        check("986578788856", None, None);
        check("986578788856", Some(FedEx), broken(Some(FedEx)));
        check("568283610012732", Some(FedEx), broken(Some(FedEx)));
        check("0307 1790 0005 2348 3742", Some(Usps), broken(Some(Usps)));
        check("3318810026", Some(Dhl), broken(Some(Dhl)));
    }

    #[test]
    fn a_wrong_length_is_told_in_numbers() {
        let off = |carrier, want, have| Some(TrackingDoubt::Length { carrier, want, have });
        check("1Z999AA101234567", None, off(Ups, 18, 16));
        check("94001112010808054830161", None, off(Usps, 22, 23));
        check("961102098765431234567", None, off(FedEx, 22, 21));
        check("98657878885", Some(FedEx), off(FedEx, 12, 11));
        check("331881002", Some(Dhl), off(Dhl, 10, 9));
        check("123456789", Some(Ups), None);
        let words = |typed| doubt_for(&number(typed), None).unwrap().to_string();
        assert_eq!(
            words("1Z999AA101234567"),
            "The tracking number is 2 characters short. UPS numbers have 18, this one has 16"
        );
        assert_eq!(
            words("1Z999AA101234567845"),
            "The tracking number is 1 character too long. UPS numbers have 18, this one has 19"
        );
    }

    #[test]
    fn a_letter_for_a_digit_is_seen() {
        let rows = [
            ("1Z999AA1O123456784", 'O', Some(Ups)),
            ("IZ999AA10123456784", 'I', Some(Ups)),
            ("94OO111201080805483016", 'O', Some(Usps)),
            ("RB12345678SIN", ' ', None),
            ("331881OO25", 'O', Some(Dhl)),
            ("EA4731248291US", ' ', None),
            ("EA47312482PUS", ' ', None),
            ("RBI23456785GB", 'I', None),
            ("12345O789", 'O', None),
        ];
        for (typed, letter, carrier) in rows {
            let found = detect(&number(typed));
            let doubt = (letter != ' ').then_some(TrackingDoubt::LookAlike { letter });
            assert_eq!((found.doubt, found.carrier), (doubt, carrier), "{typed}");
        }
        let it = TrackingDoubt::LookAlike { letter: 'O' };
        assert_eq!(it.to_string(), "The tracking number has a letter O where a zero belongs");
    }

    #[test]
    fn a_number_of_another_carrier_than_chosen_is_doubted() {
        let other = |looks_like, chosen| Some(TrackingDoubt::OtherCarrier { looks_like, chosen });
        check("1Z999AA10123456784", Some(Ups), None);
        check("1Z999AA10123456784", Some(Dhl), other(Ups, Dhl));
        check("986578788855", Some(Ups), other(FedEx, Ups));
        check("RB123456785SE", Some(Tnt), other(PostNord, Tnt));
        check("3318810025", Some(FedEx), other(Dhl, FedEx));
        // Handed over to the post, or digits that fit by chance.
        check("9400111201080805483016", Some(Dhl), None);
        check("986578788855", Some(BlueDart), None);
        assert_eq!(
            other(Ups, Dhl).unwrap().to_string(),
            "This looks like a UPS number, but you chose DHL. Check which carrier has the package"
        );
    }
}
