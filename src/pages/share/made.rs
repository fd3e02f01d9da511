//! The link that was just made: what to copy, and how it looks where it will stand.

use crate::view::prelude::*;
use waybill_domain::job::Job;
use waybill_domain::wire::ShareMade;

use super::Here;
use super::code::codes;
use crate::route::encode;
use crate::ui::button::{button, ready};
use crate::ui::copy::copy_button;
use crate::words::LANG;
use crate::words::share as w;

pub(super) fn made(here: Here, made: &ShareMade, job: &Job) -> AnyView {
    let name = job.id.name.as_str();
    let heading = NodeRef::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            // The button that had the focus is gone.
            let _focused = heading.focus();
        }
    });
    view! {
        <section class="box" aria-labelledby="made-h">
            <div class="box__head cluster"><h2 id="made-h" tabindex="-1" node_ref=heading>{w::made()}</h2></div>
            <p class="measure">{w::once()}</p>
            <div class="pair">
                <div class="stack"><h3>{w::copy_heading()}</h3>{codes(made, name).map(code)}</div>
                {preview(&made.token, name)}
            </div>
            <div>
                {button("button button--plain", w::another(), ready(), move || here.made.set(None))}
            </div>
        </section>
    }
    .into_any()
}

/// One form of the link, and its button; which of them is copied, its group says.
fn code((name, text): (&'static str, String)) -> AnyView {
    let copied = text.clone();
    view! {
        <div class="stack stack--tight" role="group" aria-label=name>
            <div class="cluster cluster--apart"><span class="label">{name}</span>{copy_button(move || copied.clone())}</div>
            <code class="code small">{text}</code>
        </div>
    }
    .into_any()
}

/// By the portal's own address, whatever the service's public one is.
fn preview(token: &str, name: &str) -> AnyView {
    let token = encode(token);
    let badge = ["/badge/", &token, ".svg?lang=", LANG.tag()].concat();
    let frame = |theme: &str, label: &'static str, title: String| {
        let src = ["/embed/", &token, "?lang=", LANG.tag(), "&theme=", theme].concat();
        view! {
            <div class="stack stack--tight">
                <span class="label">{label}</span>
                <iframe class="preview" src=src title=title sandbox="allow-scripts" referrerpolicy="no-referrer"></iframe>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            <h3>{w::preview()}</h3>
            <div class="stack stack--tight">
                <span class="label">{w::badge()}</span>
                <div><img src=badge alt=w::status_of(name) /></div>
            </div>
            {frame("light", w::light(), w::frame_light(name))}
            {frame("dark", w::dark(), w::frame_dark(name))}
        </div>
    }
    .into_any()
}
