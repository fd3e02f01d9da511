//! What one needs beside the form: where to send, until when, and what belongs in the box.

use crate::view::prelude::*;
use waybill_domain::job::Job;
use waybill_domain::wire::Location;

use crate::pages::form::send_to::send_to;
use crate::route::Route;
use crate::time;
use crate::words as w;

pub(super) fn aside(job: &Job, locations: &[Location]) -> AnyView {
    let deadline = job.due().map(|due| {
        view! {
            <div>
                <dt>{w::ship::deadline()}</dt>
                <dd>{time::countdown_to(due.at)}<br/><span class="small quiet">{time::exact(due.at)}</span></dd>
            </div>
        }
    });
    let serials = job.drives.iter().map(|drive| view! { <li class="serial small">{drive.serial.to_string()}</li> });
    let drives = if job.drives.is_empty() {
        w::ship::expected_any().into_any()
    } else {
        view! { <ul>{serials.collect_view()}</ul> }.into_any()
    };
    view! {
        <aside aria-labelledby="send-to">
            <section class="box">
                <h2 id="send-to">{w::form::send_to()}</h2>
                {send_to(&job.location, locations)}
                <dl class="manifest manifest--stack">
                    {deadline}
                    <div><dt>{w::ship::expected()}</dt><dd>{drives}</dd></div>
                </dl>
                <p><a href=Route::Slip(job.id.clone()).path()>{w::ship::slip()}</a></p>
            </section>
        </aside>
    }
    .into_any()
}
