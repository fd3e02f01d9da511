//! Signing in at the identity provider: the way there, and what is said when it did not work out.

use crate::view::prelude::*;
use waybill_domain::wire::SignInProvider;

use crate::route::encode;
use crate::router::use_query;
use crate::ui::icon::{Icon, icon};
use crate::words::sign_in as w;

/// The way to the provider, and back to a page.
pub(super) fn way(provider: &SignInProvider, to: &str) -> AnyView {
    view! {
        <p>{w::with_lead(&provider.name)}</p>
        <div><a class="button" rel="external" href=href(to)>{w::with(&provider.name)}</a></div>
    }
    .into_any()
}

/// The same beside a page that is half filled in: in a tab of its own.
pub(super) fn way_beside(provider: &SignInProvider) -> AnyView {
    view! {
        <div><a class="button" target="_blank" href=href("/")>{w::elsewhere(&provider.name)}</a></div>
        <p class="small quiet">{w::elsewhere_hint()}</p>
    }
    .into_any()
}

fn href(to: &str) -> String {
    ["/v1/sign-in/begin?to=", &encode(to)].concat()
}

/// What the service says of an attempt, by the word in the address.
pub(super) fn problem(provider: &SignInProvider) -> AnyView {
    let (name, contact) = (provider.name.clone(), provider.contact.clone());
    let problem = use_query("problem");
    let told = move || {
        let problem = problem.get();
        let (heading, first) = match problem.as_str() {
            "" => return None,
            "no-access" => (w::no_access_heading(), w::no_access(&name)),
            "expired" => (w::not_in(), w::expired(&name)),
            "unreachable" => (w::not_in(), w::unreachable(&name)),
            "untrue" => (w::not_in(), w::untrue(&name)),
            _ => (w::not_in(), w::refused(&name)),
        };
        let ask = (problem == "no-access").then(|| w::ask(contact.as_deref().unwrap_or(w::somebody())));
        Some(view! {
            <div class="banner measure" data-role="stopped" role="alert">
                {icon(Icon::Stopped)}
                <h2>{heading}</h2>
                <p>{first}</p>
                {ask.map(|ask| view! { <p>{ask}</p> })}
            </div>
        })
    };
    told.into_any()
}
