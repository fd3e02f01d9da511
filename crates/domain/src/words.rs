//! Small sentences made of lists.

/// "A", "A or B", "A, B or C".
pub fn either(words: &[&str]) -> String {
    joined(words, " or ")
}

/// "A", "A and B", "A, B and C".
pub fn all_of(words: &[&str]) -> String {
    joined(words, " and ")
}

fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => [&most.join(", "), last, end].concat(),
    }
}
