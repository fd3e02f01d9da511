//! oEmbed 1.0: what another program needs to show a link's card where somebody pasted the link.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use waybill_domain::said;
use waybill_domain::share::{Stand, Status};
use waybill_domain::wire::ErrorBody;
use waybill_domain::words::status as words;

use super::asked::{Asked, Show};
use super::gate::{Found, open};
use super::markup::Markup;
use crate::App;
use crate::client::Client;
use crate::failure::Failure;
use crate::language;

/// As wide as a card is comfortable.
const WIDTH: u32 = 480;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    url: String,
    format: Option<String>,
    maxwidth: Option<String>,
    maxheight: Option<String>,
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
        let why = said!(
            "oEmbed is answered as JSON only: ask with format=json",
            "oEmbed besvaras bara som JSON: fråga med format=json"
        );
        let body = ErrorBody::new("NotImplemented", why.text(language::wish(&headers)));
        return Ok((StatusCode::NOT_IMPLEMENTED, Json(body)).into_response());
    }
    let Some((token, query)) = ours(&app.settings.public_url, &wanted.url) else { return Err(nothing()) };
    let now = app.clock.now();
    let status = match open(&app, token, &client, false, now).await? {
        Found::Status(status, _) => status,
        Found::Nothing => return Err(nothing()),
        Found::Later(seconds) => return Err(Failure::TooOften(seconds)),
    };
    let most = |asked: &Option<String>| asked.as_deref().and_then(|most| most.parse().ok());
    let wide = most(&wanted.maxwidth).unwrap_or(WIDTH).clamp(1, WIDTH);
    let asked = Asked::read(query, &headers);
    let (show, high) = fit(&status, asked.show, wide, most(&wanted.maxheight).unwrap_or(u32::MAX).max(1));
    let title = [status.job.as_str(), ": ", words::badge(asked.lang, &status).as_str()].concat();
    let page =
        format!("{}/embed/{token}?theme={}&lang={}", app.settings.public_url, asked.theme.word(), asked.lang.tag());
    let body = json!({
        "version": "1.0", "type": "rich", "provider_name": "Waybill", "provider_url": app.settings.public_url,
        "title": title, "cache_age": 60, "width": wide, "height": high, "html": frame(&page, show, &title, wide, high),
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

/// What is shown within a height, and how high that is: the diagram goes first, and then the list of drives.
fn fit(status: &Status, asked: Show, wide: u32, most: u32) -> (Show, u32) {
    let without = Show { diagram: false, ..asked };
    let forms = [asked, without, Show { drives: false, ..without }].into_iter().filter(|show| *show != Show::NOTHING);
    let mut forms = forms.map(|show| (show, height(status, show, wide)));
    let fits = forms.clone().find(|(_, high)| *high <= most);
    fits.or_else(|| forms.next_back()).map_or((asked, most), |(show, high)| (show, high.min(most)))
}

/// How high the card will be, in pixels; a test measures it. A name that is long takes a second line, or more.
fn height(status: &Status, show: Show, wide: u32) -> u32 {
    let show = show.told(status.tells);
    // A letter of the name is about eight pixels wide, and leaves room for the state.
    let letters = u32::try_from(status.job.chars().count().min(50)).unwrap_or_default();
    let room = wide.saturating_sub(if show.state { 180 } else { 35 }).max(100);
    let name = 19 * (letters * 8).div_ceil(room).max(1);
    let rows = u32::try_from(status.drives.len()).unwrap_or_default();
    let drives = if show.drives { 8 + 30 * rows } else { 0 };
    let progress = if show.progress && status.percent.is_some() { 45 } else { 0 };
    let diagram = match status.at {
        _ if !show.diagram => 0,
        Stand::Job { .. } => 642,
        Stand::Drive { .. } => 520,
    };
    70 + name + progress + drives + diagram
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
