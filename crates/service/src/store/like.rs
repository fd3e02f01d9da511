//! Patterns of `like`: what is looked for stands in them as it is.

/// What follows a pattern of [`containing`] in a statement.
pub(super) const ESCAPE: &str = "escape '!'";

/// A pattern for texts with this anywhere in them.
pub(super) fn containing(text: &str) -> String {
    let mut pattern = "%".to_owned();
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern + "%"
}

#[cfg(test)]
mod tests {
    use super::containing;

    #[test]
    fn signs_that_mean_something_to_like_are_meant_as_they_are() {
        assert_eq!(containing("a_b%!c"), "%a!_b!%!!c%");
    }
}
