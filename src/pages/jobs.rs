//! `/jobs`: the jobs of all one's subscriptions, what needs one first, alive. The URL holds everything that is chosen.

mod empty;
mod filters;
mod list;
mod query;
mod row;
mod table;
mod turn;

use crate::view::prelude::*;

use self::list::{List, Shown};
use self::query::Query;
use crate::route::Route;
use crate::router::use_location;
use crate::session;
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::jobs::title().to_owned());
    let search = use_location().search;
    let query = memo(move || Query::read(&search.read()));
    let list = List::follow(query);
    // Whoever has no job at all needs no filter for them.
    let has_none = memo(move || list.has_none());
    view! {
        <div class="cluster cluster--apart">
            <h1 tabindex="-1">{w::jobs::title()}</h1>
            {move || (!has_none.get() && session::is_customer()).then(new_job)}
        </div>
        {move || if has_none.get() { empty::none_yet() } else { filtered(query, list) }}
    }
    .into_any()
}

fn new_job() -> AnyView {
    view! { <a class="button" href=Route::NewJob.path()>{icon(Icon::Plus)}{w::jobs::new()}</a> }.into_any()
}

fn filtered(query: Memo<Query>, list: List) -> AnyView {
    // Which of the four it is, apart from what is in it: rows that change must not be made anew.
    let stage = memo(move || Stage::of(&list.shown.read()));
    let body = move || match stage.get() {
        Stage::Loading => loading(w::jobs::loading()),
        Stage::Failed(why) => failed(&why, move || list.read_again()),
        Stage::Nothing => empty::nothing_fits(&query.read()),
        Stage::Rows => view! { {table::table(query, list)}{turn::turn(query, list)} }.into_any(),
    };
    view! { {filters::filters(query)}{filters::summary(query, list)}{body} }.into_any()
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
            Shown::Rows(listed) if listed.rows.is_empty() => Self::Nothing,
            Shown::Rows(_) => Self::Rows,
        }
    }
}
