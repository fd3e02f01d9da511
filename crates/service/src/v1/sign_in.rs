//! The ways to sign in, for anybody: over the identity provider, or with a link that works once.

mod by_mail;
mod provider;
mod way_back;

use axum::Json;
use axum::extract::State;
use waybill_domain::wire::{SignInProvider, SignInWays};

use crate::App;

pub(crate) use by_mail::ask as ask_by_mail;
pub(crate) use provider::{begin, done};

/// What the sign-in page offers.
pub(crate) async fn ways(State(app): State<App>) -> Json<SignInWays> {
    let provider = app.provider.get().map(|provider| &provider.settings);
    let provider = provider.map(|it| SignInProvider { name: it.name.clone(), contact: it.contact.clone() });
    let one_time_links = app.settings.config.sign_in.one_time_links;
    Json(SignInWays { one_time_links, by_mail: by_mail::is_offered(&app), provider })
}
