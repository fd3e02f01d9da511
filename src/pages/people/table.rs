//! People as a table. Where it has little room its rows become slips.

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::PersonInfo;

use crate::numbers;
use crate::pages::settings::role_name;
use crate::route::Route;
use crate::ui::badge::badge;
use crate::ui::ledger;
use crate::words::people as w;

pub(super) fn table(people: &[PersonInfo]) -> AnyView {
    let columns = [
        (w::name(), false),
        (w::roles(), false),
        (w::email(), false),
        (w::subscriptions(), true),
        (w::signed_in(), false),
        (w::state(), false),
    ];
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::caption()}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{people.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(it: &PersonInfo) -> AnyView {
    let roles: Vec<&str> = it.roles.iter().map(|role| role_name(*role)).collect();
    let email = match &it.email {
        Some(email) => view! { <span class="found">{email.clone()}</span> }.into_any(),
        None => view! { <span class="quiet">{w::no_email()}</span> }.into_any(),
    };
    let owned = u64::try_from(it.subscriptions.len()).unwrap_or_default();
    let signed_in = match it.sessions {
        0 => w::nowhere().to_owned(),
        1 => w::one_place().to_owned(),
        many => w::places(&numbers::number(many)),
    };
    let state = if it.disabled.is_some() { badge(Mood::Stopped, w::off()) } else { badge(Mood::Done, w::on()) };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a class="ledger__name found" href=Route::Person(it.id.clone()).path()>{it.name.clone()}</a></th>
            <td role="cell" data-label=w::roles()>{roles.join(", ")}</td>
            <td role="cell" data-label=w::email()>{email}</td>
            <td role="cell" class="number" data-label=w::subscriptions()>{numbers::number(owned)}</td>
            <td role="cell" data-label=w::signed_in()>{signed_in}</td>
            <td role="cell" data-label=w::state()>{state}</td>
        </tr>
    }
    .into_any()
}
