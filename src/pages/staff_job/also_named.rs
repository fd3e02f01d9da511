//! Other live jobs that name a drive or a package of this one: for staff alone.

use crate::view::prelude::*;
use waybill_domain::wire::AlsoNamed;

use crate::api::{Load, load, support as api};
use crate::pages::job::here::Here;
use crate::route::Route;
use crate::ui::icon::{Icon, icon};
use crate::words::{machines, staff_job as w};

pub(super) fn also_named(here: Here) -> AnyView {
    let others = RwSignal::new(Load::Loading);
    // Read again with each change of the job, which may name something else by now.
    let revision = memo(move || here.job.with(|job| job.revision));
    effect(move || {
        revision.track();
        let id = here.id.get_value();
        load(others, async move { api::also_named(&id).await });
    });
    let shown = move || {
        let others = others.read();
        let all = others.ready().filter(|all| !all.is_empty())?;
        Some(view! {
            <div class="banner" data-role="waiting">
                {icon(Icon::Waiting)}
                <h2>{w::also_named()}</h2>
                <ul>{all.iter().map(other).collect_view()}</ul>
                <p class="small">{w::also_named_text()}</p>
            </div>
        })
    };
    shown.into_any()
}

fn other(it: &AlsoNamed) -> AnyView {
    let shared = it.drives.iter().map(ToString::to_string).chain(it.packages.iter().map(ToString::to_string));
    let shared = shared.collect::<Vec<_>>().join(", ");
    let place = [it.company.as_str(), it.location.as_str(), machines::job_state(it.state)].join(", ");
    let href = Route::SupportJob(it.job.clone()).path();
    view! {
        <li>
            <a class="serial" href=href>{it.job.name.to_string()}</a>" "<span class="quiet">{place}</span>": "
            <span class="serial">{shared}</span>
        </li>
    }
    .into_any()
}
