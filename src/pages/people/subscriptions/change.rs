//! Second steps about a subscription: another name for its company, or an end.

use crate::view::prelude::*;

use super::HEADING;
use crate::api::people as api;
use crate::browser;
use crate::pages::form::in_dialog;
use crate::pages::form::sending::Sending;
use crate::ui::field::{self, Field, Input};
use crate::words::people as w;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Rename,
    Remove,
}

/// What somebody is asked about, and of which subscription.
#[derive(Clone)]
pub(super) struct Ask {
    pub(super) what: Change,
    pub(super) id: String,
    pub(super) company: String,
}

impl Ask {
    pub(super) fn heading(&self) -> String {
        match self.what {
            Change::Rename => w::rename_heading(&self.company),
            Change::Remove => w::remove_heading(&self.company),
        }
    }
}

pub(super) fn body(ask: Ask, open: RwSignal<bool>, read: impl Fn() + Copy + 'static) -> AnyView {
    let finish = move || {
        open.try_set(false);
        read();
        // The line is made anew, and the button that opened the dialog with it.
        let focus = || {
            browser::focus_field(HEADING);
        };
        set_timeout(focus, core::time::Duration::ZERO);
    };
    match ask.what {
        Change::Rename => rename(ask, open, finish),
        Change::Remove => remove(ask, open, finish),
    }
}

/// The page has a field of the service's name already.
const NAME: &str = "rename.company";

fn rename(ask: Ask, open: RwSignal<bool>, finish: impl Fn() + Copy + 'static) -> AnyView {
    let sending = Sending::default();
    let name = RwSignal::new(ask.company);
    let field = Field::new(NAME, w::company()).hint(w::rename_hint()).problems(sending.problems);
    let go = move || {
        let (id, company) = (ask.id.clone(), name.get_untracked());
        let done = w::renamed(company.trim());
        let call = async move {
            let renamed = api::rename_subscription(&id, company).await;
            renamed.map_err(|mut error| {
                error.problems.iter_mut().for_each(|problem| NAME.clone_into(&mut problem.target));
                error
            })
        };
        in_dialog::send(sending, done, call, finish);
    };
    in_dialog::form(sending, field::text(field, Input::TEXT, name), ("button", w::rename_do()), go, move || {
        open.set(false)
    })
}

fn remove(ask: Ask, open: RwSignal<bool>, finish: impl Fn() + Copy + 'static) -> AnyView {
    let sending = Sending::default();
    let text = view! { <p>{w::remove_text(&ask.id)}</p> }.into_any();
    let go = move || {
        let id = ask.id.clone();
        let done = w::subscription_gone(&ask.company);
        in_dialog::send(sending, done, async move { api::remove_subscription(&id).await }, finish);
    };
    in_dialog::form(sending, text, ("button button--stop", w::remove_do()), go, move || open.set(false))
}
