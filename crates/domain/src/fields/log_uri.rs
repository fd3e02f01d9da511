//! Where a log or a list of blobs lies: people follow it as a link, so nothing but a place on the web may stand there.

use serde::{Deserialize, Deserializer};

use crate::spoken;

/// The longest that is taken, in bytes: as browsers have it.
const MAX: usize = 2048;

/// `http://` or `https://`, a host, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LogUri(String);

/// Why a text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogUriProblem {
    NoLink,
    TooLong,
}

spoken! { LogUriProblem, lang;
    Self::NoLink =>
        "Give a URI that begins with https:// (or http://) and a host, without spaces or a name to sign in with",
        "Ange en URI som börjar med https:// (eller http://) och en värd, utan mellanslag eller inloggningsnamn";
    Self::TooLong => "A URI has at most {MAX} characters", "En URI har högst {MAX} tecken";
}

impl TryFrom<String> for LogUri {
    type Error = LogUriProblem;

    fn try_from(text: String) -> Result<Self, LogUriProblem> {
        if text.len() > MAX {
            return Err(LogUriProblem::TooLong);
        }
        if is_link(&text) { Ok(Self(text)) } else { Err(LogUriProblem::NoLink) }
    }
}

/// Whether a browser that follows it goes to a host by HTTP.
fn is_link(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once("://") else { return false };
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A port, and an address of IPv6 in brackets.
    let is_host = host.chars().all(|c| c.is_ascii_alphanumeric() || ".-_:[]".contains(c));
    let begins = host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[');
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    is_web && is_host && begins && !rest.contains(odd)
}

/// Reads what somebody gives.
pub(crate) fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<LogUri>::deserialize(from)?.map(|uri| uri.0))
}

/// Reads what is stored: what an earlier version took and is no link is told to nobody.
pub(crate) fn stored<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|uri| is_link(uri)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_to_a_host_is_a_link() {
        for uri in [
            "https://logs/e.xml",
            "HTTP://127.0.0.1:8087/v1/jobs/a/b/c",
            "http://[::1]:8087/x",
            "https://x.blob.core.windows.net/logs/e.xml?sv=2021&sig=a%2Bb",
        ] {
            assert!(is_link(uri), "{uri}");
        }
        for uri in [
            "",
            "x",
            "//evil.example/x",
            "data:text/html,<b>",
            "javascript://x/%0Aalert(1)",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://?x",
            "https://a@evil.example/",
            "https://evil.example\\@good.example",
            "https://a b/",
            "https://a/\n",
            "https://-a/",
        ] {
            assert!(!is_link(uri), "{uri}");
        }
        assert_eq!(LogUri::try_from(format!("https://a/{}", "x".repeat(MAX))), Err(LogUriProblem::TooLong));
    }
}
