//! Finding a job by whatever scrap somebody has. What is searched and what is asked go through one folding, so that
//! case, spaces, dashes and letters that look like digits never stand between the two.

mod found;
mod phone;
mod runs;

pub use found::{FoundIn, Owner};

use crate::fields::narrow;

/// The fewest folded characters that a search takes.
pub const FRAGMENT_MIN: usize = 3;

/// A text as it is searched: letters and digits only, in lower case, with O read as 0, and I and L as 1.
pub fn fold(text: &str) -> String {
    let narrowed = text.chars().map(narrow).filter(|it| it.is_alphanumeric());
    narrowed.flat_map(char::to_lowercase).filter(|it| it.is_alphanumeric()).map(look_alike).collect()
}

const fn look_alike(it: char) -> char {
    match it {
        'o' => '0',
        'i' | 'l' => '1',
        _ => it,
    }
}

/// What somebody looks for, folded; a phone number may be meant in more than one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment(Vec<String>);

impl Fragment {
    /// `None`: too short to look for.
    pub fn read(text: &str) -> Option<Self> {
        let mut forms = vec![fold(text)];
        forms.extend(phone::asked(text));
        forms.retain(|form| form.chars().count() >= FRAGMENT_MIN);
        forms.dedup();
        (!forms.is_empty()).then_some(Self(forms))
    }

    /// The forms, any of which is a hit. Each has at least [`FRAGMENT_MIN`] characters.
    pub fn forms(&self) -> &[String] {
        &self.0
    }

    /// Words that stand beside each text with this form, where its trigrams would say too little of it.
    pub fn words(form: &str) -> Vec<String> {
        runs::asked(form)
    }

    fn is_in(&self, folded: &str) -> bool {
        self.0.iter().any(|form| folded.contains(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgives_what_people_mistake() {
        assert_eq!(fold(" F2O8-il_1L "), "f2081111");
        assert_eq!(fold("1Z 999–AA1 O1"), fold("1z999aa101"));
        assert_eq!(fold("Göteborg, １Ｚ"), "göteb0rg1z");
        assert_eq!(fold("ann@contoso.example"), "annc0nt0s0examp1e");
        assert_eq!(fold("İ"), "1");
    }

    #[test]
    fn too_little_is_not_looked_for() {
        assert_eq!(Fragment::read(" -a b "), None);
        assert_eq!(Fragment::read("F2O8").unwrap().forms(), ["f208"]);
        assert_eq!(Fragment::read("写真館").unwrap().forms(), ["写真館"]);
    }
}
