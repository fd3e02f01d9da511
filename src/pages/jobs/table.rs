//! The list as a table, in groups where it is ordered by need. Where it has little room its rows become slips.

use crate::view::keyed;
use crate::view::prelude::*;
use waybill_domain::next_step::Mood;

use super::list::{Group, List, Listed, Row, Shown};
use super::query::Query;
use super::row::row;
use crate::numbers;
use crate::session;
use crate::ui::badge::count;
use crate::ui::ledger;
use crate::words as w;

pub(super) fn table(query: Memo<Query>, list: List) -> AnyView {
    let by_need = memo(move || query.read().by_need());
    let caption = move || if by_need.get() { w::jobs::caption_need() } else { w::jobs::caption() };
    let columns = [
        (w::jobs::job(), false),
        (w::jobs::state(), false),
        (w::jobs::copied(), false),
        (w::jobs::next(), false),
        (w::jobs::location(), false),
        (w::jobs::updated(), true),
    ];
    let body = move || {
        if by_need.get() {
            Group::ALL.map(|it| group(list, it)).into_any()
        } else {
            rows(derive(move || listed(list, |listed| listed.rows.clone())))
        }
    };
    view! {
        <div class="holds">
            <table class="ledger" role="table" aria-busy=move || list.busy.get().then_some("true")>
                <caption class="hear">{caption}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn group(list: List, group: Group) -> AnyView {
    let of_group = Memo::new_with_compare(
        move |_| {
            listed(list, |listed| {
                listed.rows.iter().filter(|row| Group::of(&row.row.read()) == group).cloned().collect::<Vec<_>>()
            })
        },
        |before, after| {
            let ids =
                |rows: Option<&Vec<Row>>| rows.map(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
            ids(before) != ids(after)
        },
    );
    let some = memo(move || !of_group.read().is_empty());
    let head = move || some.get().then(|| ledger::group(6, words(group), how_many(list, group, of_group)));
    view! { {head}{rows(of_group.into())} }.into_any()
}

fn words(group: Group) -> &'static str {
    match group {
        Group::NeedsYou if session::is_staff() => w::jobs::needs_customer(),
        Group::NeedsYou => w::jobs::needs_you(),
        Group::UnderWay => w::jobs::under_way(),
        Group::Ended => w::jobs::ended(),
    }
}

/// How many there are in all, where that is known: the service counts those that wait for the customer, and a list of one
/// page is counted here.
fn how_many(list: List, group: Group, rows: Memo<Vec<Row>>) -> AnyView {
    let number = move || {
        let (whole, needs_you) = listed(list, |it| (it.next.is_none() && it.query.after.is_empty(), it.needs_you));
        match group {
            Group::NeedsYou if !whole => Some(needs_you),
            Group::NeedsYou | Group::UnderWay | Group::Ended => u64::try_from(rows.read().len()).ok().filter(|_| whole),
        }
    };
    let mood = (group == Group::NeedsYou).then_some(Mood::Waiting);
    (move || number().map(|number| count(&numbers::number(number), mood))).into_any()
}

/// Keyed, so that a row that moves keeps its elements.
fn rows(of: Signal<Vec<Row>>) -> AnyView {
    keyed(move || of.get(), |row| row.id.resource_id(), row)
}

fn listed<T: Default>(list: List, take: impl Fn(&Listed) -> T) -> T {
    match &*list.shown.read() {
        Shown::Rows(listed) => take(listed),
        Shown::Loading | Shown::Failed(_) => T::default(),
    }
}
