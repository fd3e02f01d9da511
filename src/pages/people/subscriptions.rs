//! The subscriptions that people can be given: listed, added, renamed, and removed while nothing is in them.

mod add;
mod change;

use crate::view::prelude::*;
use waybill_domain::wire::Subscription;

use self::change::{Ask, Change};
use crate::api::people as api;
use crate::api::{Load, load};
use crate::ui::button::{button, ready};
use crate::ui::dialog::dialog_about;
use crate::ui::ledger;
use crate::ui::loading::{failed, loading};
use crate::words::people as w;

/// The id of the heading, which takes the focus when the line that had it is gone.
const HEADING: &str = "subscriptions-here";

pub(super) fn section() -> AnyView {
    let there = RwSignal::new(Load::Loading);
    let asked = RwSignal::new(None::<Ask>);
    let read = move || load(there, api::subscriptions());
    read();
    let all = move || match &*there.read() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(all) if all.is_empty() => view! { <p>{w::no_subscriptions_yet()}</p> }.into_any(),
        Load::Ready(all) => table(all, asked),
    };
    view! {
        <section class="box">
            <h2 id=HEADING tabindex="-1">{w::subscriptions()}</h2>
            {all}
            <h3>{w::new_subscription()}</h3>
            {add::form(read)}
            {dialog_about(asked, Ask::heading, move |ask, open| change::body(ask, open, read))}
        </section>
    }
    .into_any()
}

fn table(all: &[Subscription], asked: RwSignal<Option<Ask>>) -> AnyView {
    let columns = [(w::company(), false), (w::subscription_id(), false), (w::acts(), false)];
    let row = |it: &Subscription| {
        let act = |what: Change, words: &'static str| {
            let ask = Ask { what, id: it.id.clone(), company: it.company.clone() };
            let label = view! { {words}<span class="hear">" "{it.company.clone()}</span> };
            button("button button--plain button--small", label, ready(), move || asked.set(Some(ask.clone())))
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><span class="found">{it.company.clone()}</span></th>
                <td role="cell" data-label=w::subscription_id()><span class="serial">{it.id.clone()}</span></td>
                <td role="cell" data-label=w::acts()>
                    <div class="cluster">{act(Change::Rename, w::rename())}{act(Change::Remove, w::remove())}</div>
                </td>
            </tr>
        }
    };
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::subscriptions()}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{all.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
