//! Phone numbers: the same one is written with and without the country, with and without the zero of its area.

/// Country codes of one and of two digits; all others have three.
const ONE: [&str; 2] = ["1", "7"];
const TWO: [&str; 43] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95",
];

/// The forms in which a number can be asked for: with its country, and as it is dialled inside it.
pub(super) fn kept(text: &str) -> Vec<String> {
    let digits = digits(text);
    let international = text.trim_start().starts_with('+') || digits.starts_with("00");
    if !international {
        return vec![digits];
    }
    let whole = digits.trim_start_matches('0');
    let length = if ONE.iter().any(|it| whole.starts_with(it)) {
        1
    } else if TWO.iter().any(|it| whole.starts_with(it)) || whole.starts_with("98") {
        2
    } else {
        3
    };
    let (country, rest) = whole.split_at_checked(length).unwrap_or((whole, ""));
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    vec![format!("{country}{rest}"), format!("0{rest}")]
}

/// Another form of a question that looks like a phone number.
pub(super) fn asked(text: &str) -> Option<String> {
    let plain = |it: char| it.is_ascii_digit() || it.is_whitespace() || "+-()./\u{2013}\u{a0}".contains(it);
    if !text.chars().all(plain) {
        return None;
    }
    let all = text.trim();
    let international = all.starts_with('+') || all.starts_with("00");
    let form = if international { kept(all).into_iter().next()? } else { digits(all) };
    Some(form)
}

/// Without the zero in brackets, which is dialled only inside the country.
fn digits(text: &str) -> String {
    let international = text.trim_start().starts_with(['+', '0']) && text.contains("(0)");
    let text = if international { text.replace("(0)", "") } else { text.to_owned() };
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use crate::search::Fragment;

    #[track_caller]
    fn check(number: &str, asked: &str) {
        let kept = super::kept(number);
        let asked = Fragment::read(asked).unwrap();
        assert!(kept.iter().any(|line| asked.is_in(line)), "{kept:?} {asked:?}");
    }

    #[test]
    fn a_number_is_found_as_people_write_it() {
        let number = "+46 (0)8-123 45";
        for asked in ["4681234", "+46 (0)8-123 45", "+46812345", "0046 8 123 45", "08-123 45", "123 45", "+46 08 123"] {
            check(number, asked);
        }
        check("08-123 45", "0812345");
        check("+1 425 555 0126", "(425) 555-0126");
        check("+358 9 1234", "09 1234");
        check("+31 20 555 0184", "555 O184");
    }
}
