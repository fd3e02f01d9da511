//! oEmbed 1.0: what another program needs to show a link's card where somebody pasted the link.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use waybill_domain::said;
use waybill_domain::share::Status;
use waybill_domain::wire::ErrorBody;
use waybill_domain::words::status as words;

use super::asked::{Asked, Show};
use super::gate::{Found, open};
use super::markup::Markup;
use crate::App;
use crate::client::Client;
use crate::failure::Failure;

/// As wide as a card is comfortable, and the least that it needs.
const WIDTH: u32 = 480;
const NARROW: u32 = 240;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    url: String,
    format: Option<String>,
    maxwidth: Option<String>,
}

/// Tells of our own pages only. For any other address, and for a token that opens nothing, it is 404.
pub(super) async fn answer(
    State(app): State<App>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    client: Client,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    if wanted.format.as_deref().is_some_and(|format| format != "json") {
        let body = ErrorBody::new("NotImplemented", "oEmbed is answered as JSON only: ask with format=json");
        return Ok((StatusCode::NOT_IMPLEMENTED, Json(body)).into_response());
    }
    let Some((token, query)) = ours(&app.settings.public_url, &wanted.url) else { return Err(nothing()) };
    let now = app.clock.now();
    let status = match open(&app, token, &client, false, now).await? {
        Found::Status(status, _) => status,
        Found::Nothing => return Err(nothing()),
        Found::Later(seconds) => return Err(Failure::TooOften(seconds)),
    };
    let most = wanted.maxwidth.as_deref().and_then(|most| most.parse().ok()).unwrap_or(WIDTH);
    let wide = most.clamp(NARROW, WIDTH);
    let asked = Asked::read(query, &headers);
    let high = height(&status, asked.show);
    let title = [status.job.as_str(), ": ", words::badge(asked.lang, &status).as_str()].concat();
    let page =
        format!("{}/embed/{token}?theme={}&lang={}", app.settings.public_url, asked.theme.word(), asked.lang.tag());
    let body = json!({
        "version": "1.0", "type": "rich", "provider_name": "Waybill", "provider_url": app.settings.public_url,
        "title": title, "cache_age": 60, "width": wide, "height": high, "html": frame(&page, asked.show, &title, wide, high),
    });
    Ok(Json(body).into_response())
}

fn nothing() -> Failure {
    Failure::NotFound(said!("No status here", "Ingen status här"))
}

/// Token and query of one of our pages or badges.
fn ours<'a>(public_url: &str, url: &'a str) -> Option<(&'a str, &'a str)> {
    let path = url.strip_prefix(public_url)?;
    let rest = path.strip_prefix("/embed/").or_else(|| path.strip_prefix("/badge/"))?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (token, query) = rest.split_once('?').unwrap_or((rest, ""));
    let token = token.strip_suffix(".svg").unwrap_or(token);
    let is_plain = token.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'));
    (is_plain && !token.is_empty()).then_some((token, query))
}

fn frame(page: &str, show: Show, title: &str, wide: u32, high: u32) -> String {
    let number = |it: u32| Markup::default().number(i32::try_from(it).unwrap_or(i32::MAX));
    Markup::default()
        .raw("<iframe src=\"")
        .text(page)
        .raw("&amp;show=")
        .text(&show.words())
        .raw("\" title=\"")
        .text(title)
        .raw("\" width=\"")
        .and(number(wide))
        .raw("\" height=\"")
        .and(number(high))
        .raw("\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\" style=\"border:0\"></iframe>")
        .finish()
}

/// How high the card will be, in pixels, where nothing needs a second line.
fn height(status: &Status, show: Show) -> u32 {
    let show = show.told(status.tells);
    let rows = u32::try_from(status.drives.len()).unwrap_or_default();
    let drives = if show.drives && rows > 0 { 8 + 30 * rows } else { 0 };
    let progress = if show.progress && status.percent.is_some() { 45 } else { 0 };
    let diagram = if show.diagram { 640 } else { 0 };
    100 + progress + drives + diagram
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_known() {
        let known = |url| ours("https://waybill.example", url);
        assert_eq!(known("https://waybill.example/embed/ws_a-1?lang=sv#x"), Some(("ws_a-1", "lang=sv")));
        assert_eq!(known("https://waybill.example/badge/ws_a.svg"), Some(("ws_a", "")));
        for other in [
            "",
            "https://waybill.example/",
            "https://waybill.example/embed/",
            "https://waybill.example/embed/a/b",
            "https://waybill.example.evil/embed/a",
            "https://evil.example/embed/a",
        ] {
            assert_eq!(known(other), None, "{other}");
        }
    }
}
