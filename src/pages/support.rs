//! `/support`: any job, by whatever somebody on the phone can read out; and the queues. The URL holds everything that is chosen.

mod columns;
mod empty;
mod filters;
mod hits;
mod mark;
mod query;
mod queues;
mod row;
mod seek;
mod summary;
mod table;
mod turn;

use crate::view::prelude::*;

use self::hits::{Hits, Shown};
use self::query::Query;
use crate::router::use_location;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words::support as w;

/// The page.
pub fn page() -> AnyView {
    let search = use_location().search;
    let query = memo(move || Query::read(&search.read()));
    page::title(move || match query.read().q.trim() {
        "" => w::title().to_owned(),
        q => w::title_of(q),
    });
    let hits = Hits::follow(query);
    view! {
        <h1 tabindex="-1">{w::title()}</h1>
        {seek::seek(query)}
        {queues::queues(query)}
        {filters::filters(query)}
        {found(query, hits)}
    }
    .into_any()
}

fn found(query: Memo<Query>, hits: Hits) -> AnyView {
    // Which of the four it is, apart from what is in it: rows that change must not be made anew.
    let stage = memo(move || Stage::of(&hits.shown.read()));
    let body = move || match stage.get() {
        Stage::Loading => loading(w::loading()),
        Stage::Failed(why) => failed(&why, move || hits.read_again()),
        Stage::Nothing => empty::empty(query),
        Stage::Rows => view! { {table::table(query, hits)}{turn::turn(query, hits)} }.into_any(),
    };
    view! { {summary::summary(query, hits)}{body} }.into_any()
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(String),
    Nothing,
    Rows,
}

impl Stage {
    fn of(shown: &Shown) -> Self {
        match shown {
            Shown::Loading => Self::Loading,
            Shown::Failed(error) => Self::Failed(error.message.clone()),
            // A page may be empty and have a next one.
            Shown::Rows(listed) if listed.rows.is_empty() && listed.next.is_none() => Self::Nothing,
            Shown::Rows(_) => Self::Rows,
        }
    }
}
