//! What confirming wrote, and what can still be corrected.

use crate::view::prelude::*;
use waybill_domain::wire::PackageBooked;

use super::state::Desk;
use crate::pages::operations::parts::job_link;
use crate::route::Route;
use crate::ui::badge::badge;
use crate::ui::icon::{Icon, icon};
use crate::words::jobs::row_state;
use crate::words::operations as w;

pub(super) fn booked(desk: Desk) -> AnyView {
    let shown = move || desk.booked.get().map(|(it, lines)| body(&it, lines));
    view! { <div role="status">{shown}</div> }.into_any()
}

fn body(booked: &PackageBooked, lines: Vec<String>) -> AnyView {
    let job = |row: &waybill_domain::wire::JobRow| {
        view! { <li class="cluster desk__verdict">{job_link(&row.id)}{badge(row.state.mood(), &row_state(row))}</li> }
    };
    let arrival = booked.arrival.is_some().then(|| {
        view! { <p><a href=Route::Arrivals.path()>{w::to_arrivals()}</a></p> }
    });
    view! {
        <div class="banner" data-role="done">
            {icon(Icon::Done)}
            <h2>{w::booked()}</h2>
            <ul class="desk__will">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <ul>{booked.jobs.iter().map(job).collect_view()}</ul>
            {arrival}
            <details>
                <summary>{w::correct_heading()}</summary>
                <ul class="stack stack--tight">
                    <li>{w::correct_late()}</li>
                    <li>{w::correct_wrong()}" "<a href=Route::CopyBoard.path()>{w::copy_title()}</a></li>
                    <li>{w::correct_arrival()}" "<a href=Route::Arrivals.path()>{w::arrivals_title()}</a></li>
                </ul>
            </details>
        </div>
    }
    .into_any()
}
