//! Which language a request asks for.

use super::Lang;

impl Lang {
    /// The best of ours that an `Accept-Language` asks for; nothing if it takes none of ours. Equal wishes: the first named.
    pub fn asked(accept: &str) -> Option<Self> {
        let wishes: Vec<(&str, f32)> = accept.split(',').map(wish).collect();
        let weight = |lang: Self| {
            let own = wishes.iter().filter(|(tag, _)| Self::of_tag(tag) == Some(lang)).map(|(_, weight)| *weight);
            own.reduce(f32::max)
        };
        let place = |lang: Self| wishes.iter().position(|(tag, _)| Self::of_tag(tag) == Some(lang));
        let mut named: Vec<(Self, f32, usize)> =
            Self::ALL.into_iter().filter_map(|lang| Some((lang, weight(lang)?, place(lang)?))).collect();
        named.retain(|(_, weight, _)| *weight > 0.0);
        named.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
        named.first().map(|(lang, ..)| *lang)
    }
}

/// A tag and how much it is wanted: `sv;q=0.8`. What cannot be read is not wanted.
fn wish(item: &str) -> (&str, f32) {
    let mut parts = item.split(';').map(str::trim);
    let tag = parts.next().unwrap_or_default();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    (tag, quality.map_or(1.0, |quality| quality.trim().parse().unwrap_or(0.0)))
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_that_is_wanted_most_is_taken() {
        let (english, swedish) = (Some(Lang::English), Some(Lang::Swedish));
        assert_eq!(Lang::asked("sv-SE,sv;q=0.9,en;q=0.8"), swedish);
        assert_eq!(Lang::asked("en-GB,en;q=0.9,sv;q=0.8"), english);
        assert_eq!(Lang::asked("sv;q=0.5, en;q=0.7"), english);
        assert_eq!(Lang::asked("de-DE, SV; q=0.3"), swedish);
        assert_eq!(Lang::asked("en, sv"), english);
        assert_eq!(Lang::asked("sv, en"), swedish);
        assert_eq!(Lang::asked("sv;q=0, en;q=0.1"), english);
        assert_eq!(Lang::asked("sv;q=0"), None);
        assert_eq!(Lang::asked("sv;q=lots"), None);
        assert_eq!(Lang::asked("de, *"), None);
        assert_eq!(Lang::asked(""), None);
    }
}
