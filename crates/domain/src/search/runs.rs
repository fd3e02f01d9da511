//! Runs of one character. `444444` has one trigram, which the numbers of very many jobs have too: an index would offer all
//! of these. So each run has words of its own beside the text, by which a run of its length is found at once.

/// The shortest run with words: a shorter one is a trigram itself.
const RUN_MIN: usize = 4;

/// The words of a text's runs, shorter runs inside a longer one among them.
pub(super) fn kept(text: &str) -> Vec<String> {
    let mut words: Vec<String> =
        runs(text).flat_map(|(it, count)| (RUN_MIN..=count).map(move |n| word(it, n))).collect();
    words.sort();
    words.dedup();
    words
}

/// The words that a text with this fragment has.
pub(super) fn asked(form: &str) -> Vec<String> {
    runs(form).map(|(it, count)| word(it, count)).collect()
}

/// Each run that is long enough, and how long it is.
fn runs(text: &str) -> impl Iterator<Item = (char, usize)> {
    let letters: Vec<char> = text.chars().collect();
    let runs: Vec<(char, usize)> =
        letters.chunk_by(|one, next| one == next).filter_map(|run| Some((*run.first()?, run.len()))).collect();
    runs.into_iter().filter(|(_, count)| *count >= RUN_MIN)
}

/// The length as a capital letter of the alphabet, which folded text never has; from 26 on they are one.
fn word(it: char, count: usize) -> String {
    let length = u8::try_from(count).unwrap_or(u8::MAX).clamp(1, 26);
    [it, char::from(b'A' + length - 1), it].into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_found_by_any_run_that_it_holds() {
        assert_eq!(kept("10444444-555\n4444 99999"), ["4D4", "4E4", "4F4", "9D9", "9E9"]);
        assert_eq!(asked("44444"), ["4E4"]);
        assert_eq!(asked("x0000y1111"), ["0D0", "1D1"]);
        assert!(asked("444").is_empty() && kept("444").is_empty());
    }

    #[test]
    fn a_very_long_run_is_found_too() {
        let long = "0".repeat(300);
        for asked in asked(&long).iter().chain(&asked(&long[..40])) {
            assert!(kept(&long).contains(asked), "{asked}");
        }
    }
}
