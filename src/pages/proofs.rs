//! Sessions and tokens as a list: what, since when, last used, and the way to end one.

use crate::view::prelude::*;
use waybill_domain::wire::Proof;

use crate::time;
use crate::ui::icon::{Icon, icon};
use crate::words::sessions as w;

/// A list of them; `end` gets the id of one that is to end.
pub fn proofs(all: &[Proof], are_tokens: bool, end: impl Fn(String) + Copy + 'static) -> AnyView {
    view! { <ul class="stack">{all.iter().map(|it| one(it, are_tokens, end)).collect_view()}</ul> }.into_any()
}

fn one(it: &Proof, is_token: bool, end: impl Fn(String) + Copy + 'static) -> AnyView {
    let name = name(it, is_token);
    let mark = it.current.then(|| view! { <span class="badge">{icon(Icon::Person)}{w::this()}</span> });
    let since = it.created.map(|at| view! { <li>{w::since()}" "{time::exact(at)}</li> });
    let used = match it.seen {
        Some(at) => view! { <li>{w::used()}" "{time::ago(at)}</li> },
        None => view! { <li>{w::never_used()}</li> },
    };
    let until = is_token.then(|| view! { <li>{w::until()}" "{time::exact(it.expires)}</li> });
    let (label, words) =
        if is_token { (w::revoke(&name), w::revoke_short()) } else { (w::sign_out_there(&name), w::sign_out_short()) };
    let id = it.id.clone();
    // This one is left by the page's own way out.
    let way_out = (!it.current).then(|| {
        view! {
            <button class="button button--plain button--small" type="button" aria-label=label on:click=move |_| end(id.clone())>{words}</button>
        }
    });
    view! {
        <li class="cluster cluster--apart">
            <div>
                <div class="cluster"><b>{name}</b>{mark}</div>
                <ul class="cluster small quiet">{since}{used}{until}</ul>
            </div>
            {way_out}
        </li>
    }
    .into_any()
}

/// What a line calls it.
pub fn name(it: &Proof, is_token: bool) -> String {
    match (it.browser.as_str(), it.system.as_str()) {
        _ if is_token => [w::token(), " ", it.id.get(..6).unwrap_or_default()].concat(),
        ("", "") => w::some_browser().to_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (browser, system) => w::browser_on(browser, system),
    }
}
