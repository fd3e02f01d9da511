//! Which form of a file a browser takes: Brotli, gzip, or as it is.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// A form in which a file may lie beside itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Brotli,
    Gzip,
    Plain,
}

impl Form {
    /// What stands after the file's name.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Plain => "",
        }
    }

    /// The value of `Content-Encoding`, if there is one.
    pub(super) const fn token(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// The forms that a request takes, the smallest first. Plain is always last: better than refusing a page.
pub(super) fn taken(asked: &HeaderMap) -> Vec<Form> {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let items: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let takes = |form: &Form| form.token().is_none_or(|token| weight(&items, token) > 0.0);
    [Form::Brotli, Form::Gzip, Form::Plain].into_iter().filter(takes).collect()
}

/// How much a coding is wanted: by its own name, else by the star, else not at all.
fn weight(items: &[&str], token: &str) -> f32 {
    let of = |name: &str| {
        items.iter().find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next().filter(|it| it.eq_ignore_ascii_case(name))?;
            let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            Some(quality.map_or(1.0, |quality| quality.trim().parse().unwrap_or(0.0)))
        })
    };
    of(token).or_else(|| of("*")).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accept: &str, want: &[Form]) {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, accept.parse().unwrap());
        assert_eq!(taken(&headers), want, "{accept}");
    }

    #[test]
    fn the_smallest_form_that_is_taken_comes_first() {
        use Form::{Brotli, Gzip, Plain};
        check("gzip, deflate, br, zstd", &[Brotli, Gzip, Plain]);
        check("gzip", &[Gzip, Plain]);
        check("br;q=0, gzip;q=0.5", &[Gzip, Plain]);
        check("*", &[Brotli, Gzip, Plain]);
        check("*;q=0.1, gzip;q=0", &[Brotli, Plain]);
        check("identity", &[Plain]);
        check("brotli", &[Plain]);
        check("BR; q=1.0", &[Brotli, Plain]);
        check("br;q=nonsense", &[Plain]);
        assert_eq!(taken(&HeaderMap::new()), [Plain]);
    }
}
