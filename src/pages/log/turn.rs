//! To the next page of the list, and back.

use crate::view::prelude::*;

use super::query::Query;
use super::{Listed, Log};
use crate::api::Load;
use crate::numbers;
use crate::ui::icon::{Icon, icon};
use crate::words::log as w;

const LOOK: &str = "button button--plain button--small";

pub(super) fn turn(log: Log) -> AnyView {
    // Where the pages began that were turned here: the service tells the way on, not the way back.
    let trail = StoredValue::new(Vec::<Query>::new());
    let body = move || match &*log.listed.read() {
        Load::Ready(read) if read.log.next.is_some() || !read.query.after.is_empty() => Some(pages(log, read, trail)),
        Load::Ready(_) | Load::Loading | Load::Failed(_) => None,
    };
    body.into_any()
}

fn pages(log: Log, read: &Listed, trail: StoredValue<Vec<Query>>) -> AnyView {
    let Listed { query, log: it } = read;
    let last = query.from + u64::try_from(it.value.len()).unwrap_or_default().saturating_sub(1);
    let range = w::range(&numbers::number(query.from), &numbers::number(last), &numbers::number(it.matching));
    let before = trail.with_value(|trail| {
        let mut same = trail.iter().filter(|known| known.q == query.q && known.status == query.status);
        same.rfind(|known| known.from < query.from).cloned()
    });
    // After a reload the trail is lost; the first page is always known.
    let (words, before) = before.map_or((w::first_page(), query.at("", 1)), |before| (w::previous(), before));
    let back = if query.after.is_empty() {
        view! { <button class=LOOK type="button" aria-disabled="true">{icon(Icon::Back)}{w::previous()}</button> }
    } else {
        view! { <a class=LOOK href=log.href(&before)>{icon(Icon::Back)}{words}</a> }
    };
    let this = query.clone();
    let on = match it.next {
        Some(next) => view! {
            <a class=LOOK href=log.href(&query.at(&next.to_string(), last + 1))
                on:click=move |_| trail.update_value(|trail| trail.push(this.clone()))>{w::next()}" "{icon(Icon::Next)}</a>
        },
        None => {
            view! { <button class=LOOK type="button" aria-disabled="true">{w::next()}" "{icon(Icon::Next)}</button> }
        }
    };
    view! {
        <nav class="turn cluster cluster--apart" aria-label=w::turn()>
            <span class="small quiet">{range}</span>
            <div class="cluster">{back}{on}</div>
        </nav>
    }
    .into_any()
}
