//! To the next page of the hits, and back.

use crate::view::prelude::*;

use super::hits::{Hits, Listed, Shown};
use super::query::{Query, ROWS};
use crate::numbers;
use crate::ui::icon::{Icon, icon};
use crate::words as w;

pub(super) fn turn(query: Memo<Query>, hits: Hits) -> AnyView {
    // Where the pages began that were turned here: the service tells the way on, not the way back.
    let trail = StoredValue::new(Vec::<Query>::new());
    let body = move || match &*hits.shown.read() {
        Shown::Rows(listed) if listed.next.is_some() || !listed.query.after.is_empty() => {
            Some(pages(&query.read(), listed, trail))
        }
        Shown::Rows(_) | Shown::Loading | Shown::Failed(_) => None,
    };
    body.into_any()
}

fn pages(query: &Query, listed: &Listed, trail: StoredValue<Vec<Query>>) -> AnyView {
    let count = u64::try_from(listed.rows.len()).unwrap_or_default();
    let last = query.from + count.saturating_sub(1);
    let (first, end, all) =
        (numbers::number(query.from), numbers::number(last), numbers::number(listed.total.max(last)));
    let range = match (count, listed.more) {
        (0, _) => w::support::none_yet().to_owned(),
        (_, true) => w::support::range_of_more(&first, &end, &all),
        (_, false) => w::jobs::range(&first, &end, &all),
    };
    let before = trail.with_value(|trail| trail.iter().rfind(|it| it.from < query.from).cloned());
    // After a reload the trail is lost; the first page is always known.
    let (words, before) = match before {
        Some(before) => (w::jobs::previous_page(), before),
        None if query.from <= ROWS + 1 => (w::jobs::previous_page(), query.at("", 1)),
        None => (w::jobs::first_page(), query.at("", 1)),
    };
    let back = (!query.after.is_empty()).then(|| {
        view! { <a class="button button--plain button--small" href=before.path()>{icon(Icon::Back)}{words}</a> }
    });
    let this = query.clone();
    let on = listed.next.as_ref().map(|next| {
        view! {
            <a class="button button--plain button--small" href=query.at(next, query.from + count).path()
                on:click=move |_| trail.update_value(|trail| trail.push(this.clone()))>{w::jobs::next_page()}" "{icon(Icon::Next)}</a>
        }
    });
    view! {
        <nav class="turn cluster cluster--apart" aria-label=w::jobs::turn()>
            <span class="small quiet">{range}</span>
            <div class="cluster">{back}{on}</div>
        </nav>
    }
    .into_any()
}
