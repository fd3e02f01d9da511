//! A site that may show a job's status in a frame.

use serde::Deserialize;

use crate::spoken;

/// An origin as a browser writes it: scheme, host and port, in lower case, nothing after them. It goes into a header as it
/// is, so nothing but letters, digits, dots, hyphens and one port may stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Site(String);

/// Why a text is no site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteProblem {
    Empty,
    Scheme,
    More(String),
    Host(String),
    Port,
}

spoken! { SiteProblem, lang;
    Self::Empty => "Enter a site, such as https://wiki.example", "Ange en webbplats, till exempel https://wiki.example";
    Self::Scheme =>
        "Begin the site with https:// (or http://), as in https://wiki.example",
        "Börja webbplatsen med https:// (eller http://), som i https://wiki.example";
    Self::More(it) =>
        "A site is bound as a whole: enter {it} and leave out what follows",
        "En webbplats anges som helhet: ange {it} och utelämna det som följer";
    Self::Host(it) =>
        "{it:?} is not the name of a host: use letters, digits, dots and hyphens, as in https://wiki.example",
        "{it:?} är inget värdnamn: använd bokstäver, siffror, punkter och bindestreck, som i https://wiki.example";
    Self::Port => "The port after the colon is a number from 1 to 65535", "Porten efter kolonet är ett tal från 1 till 65535";
}

impl Site {
    /// # Errors
    /// The text is no origin with `http` or `https`.
    pub fn parse(input: &str) -> Result<Self, SiteProblem> {
        let lower = input.trim().to_ascii_lowercase();
        if lower.is_empty() {
            return Err(SiteProblem::Empty);
        }
        let (scheme, rest) = lower.split_once("://").ok_or(SiteProblem::Scheme)?;
        let usual = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return Err(SiteProblem::Scheme),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, more) = rest.split_at(end);
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        if !is_host(host) {
            return Err(SiteProblem::Host(host.chars().take(100).collect()));
        }
        if port.is_some_and(|port| !port.bytes().all(|it| it.is_ascii_digit()) || port.parse().unwrap_or(0_u16) == 0) {
            return Err(SiteProblem::Port);
        }
        let site = match port.filter(|port| *port != usual) {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        if matches!(more, "" | "/") { Ok(Self(site)) } else { Err(SiteProblem::More(site)) }
    }
}

/// Labels of letters, digits and hyphens with dots between them.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

super::text::text_field!(Site, SiteProblem);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_kept_as_a_browser_writes_it() {
        for (typed, kept) in [
            (" https://Wiki.Example ", "https://wiki.example"),
            ("https://wiki.example/", "https://wiki.example"),
            ("https://wiki.example:443", "https://wiki.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://xn--sjl-qla.example", "https://xn--sjl-qla.example"),
        ] {
            assert_eq!(Site::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn nothing_else_gets_into_a_header() {
        for typed in [
            "https://*",
            "https://*.example",
            "https://a.example; script-src *",
            "https://a.example 'self'",
            "https://a.example\r\nx: y",
            "https://user@a.example",
            "https://[::1]",
            "https://-a.example",
            "https://",
            "https://själ.example",
        ] {
            assert!(matches!(Site::parse(typed), Err(SiteProblem::Host(_))), "{typed}");
        }
        for typed in ["wiki.example", "ftp://wiki.example", "javascript:alert(1)", "'self'", "*"] {
            assert_eq!(Site::parse(typed), Err(SiteProblem::Scheme), "{typed}");
        }
        for typed in ["https://a.example:", "https://a.example:0", "https://a.example:65536", "https://a.example:+1"] {
            assert_eq!(Site::parse(typed), Err(SiteProblem::Port), "{typed}");
        }
        let more = SiteProblem::More("https://wiki.example".to_owned());
        assert_eq!(Site::parse("https://wiki.example/page?x=1"), Err(more));
    }
}
