//! Somebody asks for what a token tells.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use waybill_domain::job::Time;

use super::asked::Asked;
use super::gate::{self, Found};
use crate::App;
use crate::client::Client;
use crate::store::StoreProblem;

/// A request for a badge or a page, read. Whatever stands in the path is a token, right or wrong.
pub(super) struct Asking {
    pub(super) app: App,
    pub(super) token: String,
    pub(super) asked: Asked,
    pub(super) headers: HeaderMap,
    pub(super) now: Time,
    client: Client,
}

impl FromRequestParts<App> for Asking {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let named = Path::<String>::from_request_parts(parts, app).await.map_or_else(|_| String::new(), |Path(it)| it);
        let client = Client::from_request_parts(parts, app).await?;
        let token = named.strip_suffix(".svg").unwrap_or(&named).to_owned();
        Ok(Self {
            app: app.clone(),
            token,
            asked: Asked::of(&parts.uri, &parts.headers),
            headers: parts.headers.clone(),
            now: app.clock.now(),
            client,
        })
    }
}

impl Asking {
    /// Whether a page of this service itself shows it: the portal, to the person who makes the link. The browser says so, and no
    /// script of another site can.
    pub(super) fn is_preview(&self) -> bool {
        self.headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin")
    }

    /// What the token tells. `counts`: see [`gate::open`].
    pub(super) async fn open(&self, counts: bool) -> Result<Found, StoreProblem> {
        gate::open(&self.app, &self.token, &self.client, counts, self.now).await
    }
}
