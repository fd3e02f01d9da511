//! Where the service is reached: written into links, mails and redirects, so it is read before anything is made of it.

use serde::{Deserialize, Deserializer, de};
use url::Url;

/// The URL in its one spelling, without a slash at its end.
///
/// # Errors
/// It is no URL of a host, or has in it what links cannot be made of.
pub(crate) fn public_url(text: &str) -> Result<String, String> {
    let wrong = || "write http:// or https:// and a host, such as https://waybill.example".to_owned();
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(wrong());
    }
    let url = Url::parse(text).map_err(|_| wrong())?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    let is_whole = url.query().is_none() && url.fragment().is_none();
    if matches!(url.scheme(), "http" | "https") && url.has_host() && is_plain && is_whole {
        Ok(url.as_str().trim_end_matches('/').to_owned())
    } else {
        Err(wrong())
    }
}

/// As a setting of the file.
pub(super) fn setting<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| public_url(&text)).transpose().map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn a_public_url_is_one_that_links_can_be_made_of() {
        assert_eq!(public_url("https://Waybill.example/").as_deref(), Ok("https://waybill.example"));
        assert_eq!(public_url("http://127.0.0.1:8087").as_deref(), Ok("http://127.0.0.1:8087"));
        assert_eq!(public_url("https://company.example/waybill/").as_deref(), Ok("https://company.example/waybill"));
        for wrong in [
            "",
            "soon",
            "waybill.example",
            "ftp://waybill.example",
            "https://",
            "https://ann:secret@waybill.example",
            "https://waybill.example?a=b",
            "https://waybill.example#a",
            "https://waybill.example\r\nBcc: eve@evil.example",
            "https://way bill.example",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong:?}");
        }
    }
}
