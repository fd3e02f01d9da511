//! A job's share links: make one, copy it while its token is there, see what became of the others, take one back.

mod code;
mod form;
mod list;
mod made;
mod revoke;

use crate::view::prelude::*;
use waybill_domain::job::{Act, Job, JobId};
use waybill_domain::role::Role;
use waybill_domain::wire::{ShareInfo, ShareMade};

use crate::api::{self, Load, load};
use crate::pages::form::job_page::crumb;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words::share as w;
use crate::{session, time};

/// What the parts of the page share. A handle.
#[derive(Clone, Copy)]
struct Here {
    id: StoredValue<JobId>,
    links: RwSignal<Load<Vec<ShareInfo>>>,
    /// The link that was just made. Its token is nowhere else, and goes with the page.
    made: RwSignal<Option<ShareMade>>,
    /// The link that is about to be revoked, and whether that is asked.
    revoking: RwSignal<Option<ShareInfo>>,
    asks: RwSignal<bool>,
}

impl Here {
    /// Reads the links again.
    fn again(self) {
        let Some(id) = self.id.try_get_value() else { return };
        load(self.links, async move { api::shares::of_job(&id).await });
    }
}

/// The page.
pub fn page(id: JobId) -> AnyView {
    let name = id.name.to_string();
    page::title(move || w::title_of(&name));
    let here = Here {
        id: StoredValue::new(id.clone()),
        links: RwSignal::new(Load::Loading),
        made: RwSignal::new(None),
        revoking: RwSignal::new(None),
        asks: RwSignal::new(false),
    };
    here.again();
    view! {
        {crumb(&id)}
        <h1 tabindex="-1">{w::title()}</h1>
        <p class="measure">{w::lead()}" "{w::never()}</p>
        {making(here)}
        {list::list(here)}
        {revoke::dialog_of(here)}
    }
    .into_any()
}

/// The form, or what it made. Only those who own jobs make links; staff see and revoke them.
fn making(here: Here) -> AnyView {
    if !untrack(session::is_customer) {
        return ().into_any();
    }
    let job = RwSignal::new(Load::<Job>::Loading);
    let read = move || {
        let id = here.id.get_value();
        load(job, async move { api::job(&id).await });
    };
    read();
    let shown = move || match &*job.read() {
        Load::Loading => loading(crate::words::job::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(job) => match job.permits(Act::Share, Role::Customer, untrack(time::now)) {
            Ok(()) => form_or_made(here, job.clone()),
            Err(why) => view! { <h2>{w::not_now()}</h2><p>{why.to_string()}"."</p> }.into_any(),
        },
    };
    view! { {shown} }.into_any()
}

fn form_or_made(here: Here, job: Job) -> AnyView {
    let shown = move || match &*here.made.read() {
        Some(made) => made::made(here, made, &job),
        None => form::form(here, &job),
    };
    view! { {shown} }.into_any()
}
