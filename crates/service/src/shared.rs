//! Share links as others meet them: badge, page, element, oEmbed. For everybody who holds a token, signed in or not.

mod answer;
mod asked;
mod asking;
mod badge;
mod card;
mod draw;
mod gate;
mod look;
mod markup;
mod oembed;
mod page;
mod uses;
mod widths;

use axum::Router;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::App;
use crate::failure::Failure;
use crate::portal::Framable;
use crate::settings::Settings;
use answer::{ASK_FIRST, Answer, SHORT};
use asking::Asking;
use gate::Found;
use page::Place;

pub(crate) use gate::Gate;
pub(crate) use uses::{Uses, keep as keep_uses};

/// For answers that are no page: nothing of them may run or be framed.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'";
/// As above, for an image whose colours are in it. A style is no script, and there is none of others in it.
const DRAWN: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/badge/{token}", get(badge))
        .route("/embed/{token}", get(page))
        .route("/embed/{token}/card", get(card))
        .route("/embed/{token}/status", get(status))
        .route("/embed.js", get(element))
        .route("/oembed", get(oembed::answer))
}

impl Found {
    fn status(&self) -> Option<&waybill_domain::share::Status> {
        match self {
            Self::Status(status, _) => Some(status),
            Self::Nothing | Self::Later(_) => None,
        }
    }

    fn sites(&self) -> &[waybill_domain::fields::Site] {
        match self {
            Self::Status(_, sites) => sites,
            Self::Nothing | Self::Later(_) => &[],
        }
    }
}

async fn badge(asking: Asking) -> Result<Response, Failure> {
    let found = asking.open(!asking.is_preview()).await?;
    let body = badge::badge(found.status(), &asking.asked);
    let answer = Answer { kind: "image/svg+xml; charset=utf-8", policy: DRAWN.to_owned(), body, packs: false };
    Ok(answer.respond(&found, SHORT, &asking.headers))
}

async fn page(asking: Asking) -> Result<Response, Failure> {
    let found = asking.open(!asking.is_preview()).await?;
    let place = Place::of(&asking.app.settings, &asking.token);
    let body = page::page(found.status(), &asking.asked, &place, asking.now);
    let answer = Answer { kind: "text/html; charset=utf-8", policy: page::policy(found.sites()), body, packs: true };
    let mut response = answer.respond(&found, ASK_FIRST, &asking.headers);
    response.extensions_mut().insert(Framable);
    Ok(response)
}

/// What an open page asks for: its card, if that is another than it has.
async fn card(asking: Asking) -> Result<Response, Failure> {
    let found = asking.open(false).await?;
    let body = card::card(found.status(), &asking.asked, asking.now).finish();
    let has_it = asking.asked.have.as_deref() == Some(&Answer::tag(&body));
    let answer = Answer { kind: "text/html; charset=utf-8", policy: CLOSED.to_owned(), body, packs: false };
    let mut response = answer.respond(&found, ASK_FIRST, &asking.headers);
    if has_it && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NO_CONTENT;
        *response.body_mut() = axum::body::Body::empty();
    }
    Ok(response)
}

/// The same for programs.
async fn status(asking: Asking) -> Result<Response, Failure> {
    let found = asking.open(false).await?;
    let body = match found.status() {
        Some(status) => serde_json::to_string(status).map_err(crate::store::StoreProblem::from)?,
        None => "{}".to_owned(),
    };
    let answer = Answer { kind: "application/json", policy: CLOSED.to_owned(), body, packs: false };
    Ok(answer.respond(&found, ASK_FIRST, &asking.headers))
}

/// The script of the element. It has no version in its name, so that what others have written stays right.
async fn element() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (CACHE_CONTROL, "public, max-age=3600"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, include_str!("shared/embed.js")).into_response()
}

impl Place {
    fn of(settings: &Settings, token: &str) -> Self {
        let page = format!("{}/embed/{token}", settings.public_url);
        let oembed = format!("{}/oembed?url={}", settings.public_url, crate::percent::encoded(&page));
        Self { page, oembed }
    }
}
