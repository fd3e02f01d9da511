//! The arithmetic by which carriers see a mistyped number. All of these take ASCII, and check digit last.
//! The rules are public: UPU standard S10, USPS Publication 199 (IMpb), the carriers' label guides; the numbers in the
//! tests are those that carriers and the `tracking_number_data` collection publish.

/// USPS and FedEx Ground: from the right, digits count once and three times in turn; the sum ends in 0.
pub(super) fn mod10(digits: &[u8]) -> bool {
    let sum: u32 = digits.iter().rev().zip([1, 3].into_iter().cycle()).map(|(it, weight)| value(*it) * weight).sum();
    sum.is_multiple_of(10)
}

/// FedEx Express: weights 1, 3, 7 from the right; the sum modulo 11, of which the last digit counts.
pub(super) fn fedex_express(digits: &[u8]) -> bool {
    let Some((check, serial)) = digits.split_last() else { return false };
    let sum: u32 = serial.iter().rev().zip([1, 3, 7].into_iter().cycle()).map(|(it, weight)| value(*it) * weight).sum();
    sum % 11 % 10 == value(*check)
}

/// UPS, after the `1Z`: the second, fourth, … count twice; letters stand for digits, A for 2, B for 3, and so on.
pub(super) fn ups(number: &[u8]) -> bool {
    let Some((check, serial)) = number.split_last() else { return false };
    let letter_or_digit = |it: u8| if it.is_ascii_digit() { value(it) } else { u32::from(it.wrapping_sub(b'?')) % 10 };
    let sum: u32 =
        serial.iter().zip([1, 2].into_iter().cycle()).map(|(it, weight)| letter_or_digit(*it) * weight).sum();
    check.is_ascii_digit() && (sum + value(*check)).is_multiple_of(10)
}

/// International postal numbers (UPU S10): nine digits, the last of which checks the others modulo 11.
pub(super) fn s10(digits: &[u8]) -> bool {
    let Some((check, serial)) = digits.split_last() else { return false };
    let sum: u32 = serial.iter().zip([8, 6, 4, 2, 3, 5, 9, 7]).map(|(it, weight)| value(*it) * weight).sum();
    let want = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        it => it,
    };
    want == value(*check)
}

/// DHL Express: the number without its last digit, modulo 7.
pub(super) fn mod7(digits: &[u8]) -> bool {
    let Some((check, serial)) = digits.split_last() else { return false };
    serial.iter().fold(0, |rest, it| (rest * 10 + value(*it)) % 7) == value(*check)
}

fn value(digit: u8) -> u32 {
    u32::from(digit.wrapping_sub(b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&[u8]) -> bool, good: &[&str]) {
        for number in good {
            assert!(rule(number.as_bytes()), "{number}");
            let (body, last) = number.split_at(number.len() - 1);
            for other in ('0'..='9').filter(|it| !last.starts_with(*it)) {
                assert!(!rule(format!("{body}{other}").as_bytes()), "{body}{other}");
            }
        }
    }

    #[test]
    fn published_numbers_pass_and_no_other_last_digit_does() {
        check(ups, &["999AA10123456784", "5R89390357567127", "879E930346834440", "410E7W0392751591"]);
        check(fedex_express, &["986578788855", "477179081230", "799531274483", "790535312317"]);
        check(mod10, &["041441760228964", "568283610012734", "9400111201080805483016", "71123456789123456787"]);
        check(s10, &["123456785", "473124829"]);
        check(mod7, &["3318810025", "8487135506", "1099255990", "3821724944"]);
    }
}
