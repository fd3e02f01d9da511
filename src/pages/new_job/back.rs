//! Where the drives go back to and who pays; both may wait until the drives are shipped.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::Job;

use super::form::Form;
use crate::api;
use crate::pages::form::{address, return_shipping};
use crate::route::encode;
use crate::words as w;

pub(super) fn fields(form: Form) -> AnyView {
    let listed = derive(move || {
        let chosen = form.location();
        chosen.map(|(it, all)| it.ships_to(&all).properties.supported_carriers.clone()).unwrap_or_default()
    });
    view! {
        <div class="form">
            <p>{w::new_job::back_hint()}</p>
            {last_address(form)}
            {address::fields(form.draft, form.sending.problems)}
            {return_shipping::fields(form.draft, form.sending.problems, listed, false)}
        </div>
    }
    .into_any()
}

/// Offers the address of the subscription's last changed job that has a good one, while none is typed.
fn last_address(form: Form) -> AnyView {
    let found = RwSignal::new(None::<Job>);
    let taken = RwSignal::new(String::new());
    let chosen = untrack(|| form.subscription()).filter(|_| address::typed(&form.draft.texts()).is_none());
    if let Some(chosen) = chosen {
        spawn_local(async move {
            let asked = ["sort=changed&top=3&subscription=", &encode(&chosen.id)].concat();
            let Ok(page) = api::jobs(&asked).await else { return };
            for row in page.value {
                if let Ok(job) = api::job(&row.id).await
                    && job.return_address.is_some()
                    && job.address_fault.is_none()
                {
                    found.try_set(Some(job));
                    return;
                }
            }
        });
    }
    let offer = move || {
        let job = found.get()?;
        let name = job.id.name.to_string();
        let words = w::form::address_of(&name);
        let take = move |_| {
            if let Some(known) = &job.return_address {
                address::replace(form.draft, known.input());
                form.sending.problems.clear();
                taken.set(w::form::address_taken(&name));
                // The button is about to go.
                address::focus();
                found.set(None);
            }
        };
        let button = view! {
            <p><button class="button button--plain" type="button" on:click=take>{words}</button></p>
        };
        Some(button.into_any())
    };
    view! { {offer}<p class="small quiet" role="status">{taken}</p> }.into_any()
}
