//! The way back from the provider: the page that somebody wanted, and the cookie that knows the attempt.

use axum::http::HeaderValue;
use openidconnect::url::Url;

use crate::App;

/// The cookie of a sign-in under way; its state's beginning follows, so that two tabs do not disturb each other. Over HTTPS
/// it has a prefix that keeps sites beside this one from putting theirs there, and with that the path of all.
const COOKIES: [(&str, &str); 2] = [("waybill_sign_in_", "/v1/sign-in"), ("__Host-waybill_sign_in_", "/")];

/// A place within the portal, or its beginning: nobody is sent elsewhere by a link to here.
pub(super) fn within(public_url: &str, to: &str) -> String {
    let base = Url::parse(public_url).ok();
    let place = base.as_ref().and_then(|base| base.join(to).ok().filter(|url| url.origin() == base.origin()));
    let place = place.filter(|url| to.starts_with('/') && !url.path().starts_with("//") && to.len() <= 2000);
    let is_page = |url: &Url| !["/v1/", "/sign-in"].iter().any(|not| url.path().starts_with(not));
    place.filter(is_page).map_or_else(
        || "/".to_owned(),
        |url| match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        },
    )
}

pub(super) fn cookie_name(state: &str, is_secure: bool) -> String {
    let (name, _) = COOKIES[usize::from(is_secure)];
    let begin = state.chars().take(8).filter(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_'));
    begin.fold(name.to_owned(), |mut name, letter| {
        name.push(letter);
        name
    })
}

/// Lax, as it has to come along when the provider sends the browser back.
pub(super) fn under_way(app: &App, state: &str, secret: &str, seconds: i64) -> HeaderValue {
    let is_secure = app.settings.is_secure();
    let (_, path) = COOKIES[usize::from(is_secure)];
    let (name, secure) = (cookie_name(state, is_secure), if is_secure { "; Secure" } else { "" });
    sensitive(&format!("{name}={secret}; HttpOnly; SameSite=Lax; Path={path}; Max-Age={seconds}{secure}"))
}

/// A header that no log repeats.
pub(super) fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("/"));
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_into_the_portal_only() {
        let to = |to: &str| within("https://waybill.example", to);
        assert_eq!(to("/jobs/a/b/c%20d?drive=X"), "/jobs/a/b/c%20d?drive=X");
        assert_eq!(to("/jobs?q=a#b"), "/jobs?q=a");
        for elsewhere in [
            "",
            "jobs",
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/%0d%0aset-cookie:x/../..//evil.example",
            "https://waybill.example.evil.example",
            "javascript:alert(1)",
            "https://waybill.example@evil.example/",
            "/v1/sign-in/begin",
            "/v1/../v1/session",
            "/sign-in#x",
            "/..//evil.example",
        ] {
            assert_eq!(to(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(to(&format!("/{}", "a".repeat(3000))), "/");
    }

    #[test]
    fn a_state_makes_a_cookie_s_name_and_nothing_else() {
        assert_eq!(cookie_name("abcDEF_-hij", false), "waybill_sign_in_abcDEF_-");
        assert_eq!(cookie_name("a; b=c\r\n", true), "__Host-waybill_sign_in_abc");
    }
}
