//! Where the drives go back to and who pays; both may wait until the drives are shipped.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::Job;

use super::form::Form;
use crate::api;
use crate::pages::form::{address, return_shipping};
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

/// Offers the address of the last job that has one, while none is typed.
fn last_address(form: Form) -> AnyView {
    let found = RwSignal::new(None::<Job>);
    let taken = RwSignal::new(String::new());
    if address::typed(&form.draft.texts()).is_none() {
        spawn_local(async move {
            let Ok(page) = api::jobs("sort=changed&top=3").await else { return };
            for row in page.value {
                if let Ok(job) = api::job(&row.id).await
                    && job.return_address.is_some()
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
                address::propose(form.draft, known.input());
                taken.set(w::form::address_taken(&name));
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
