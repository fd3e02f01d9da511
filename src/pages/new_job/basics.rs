//! Name, direction, where the data lies, and to which data center the drives go.

use crate::view::prelude::*;
use waybill_domain::wire::{Location, Subscription};

use super::body::{ACCOUNT, EXPORT, GROUP, IMPORT, KIND, LOCATION, NAME, SUBSCRIPTION};
use super::form::Form;
use crate::api::Load;
use crate::pages::form::pick::{self, pick};
use crate::pages::form::send_to::oddity;
use crate::ui::field::{self, Choice, Field, Input};
use crate::ui::loading::failed;
use crate::words as w;

pub(super) fn fields(form: Form) -> AnyView {
    let (draft, problems) = (form.draft, form.sending.problems);
    effect(move || {
        if let Some(chosen) = form.subscription() {
            untrack(|| fit(form, &chosen));
        }
    });
    let choice =
        |value, label: &str, hint: &str| Choice { value, label: label.to_owned(), hint: hint.to_owned(), below: None };
    let kinds = vec![
        choice(IMPORT, w::new_job::import(), w::new_job::import_hint()),
        choice(EXPORT, w::new_job::export(), w::new_job::export_hint()),
    ];
    let name = Field::new(NAME, w::new_job::name()).hint(w::new_job::name_hint()).problems(problems);
    let kind = Field::new(KIND, w::new_job::kind()).problems(problems);
    view! {
        <div class="form">
            {field::text(name, Input { class: "input input--serial", ..Input::TEXT }, draft.field(NAME))}
            {field::choices(kind, kinds, draft.field(KIND))}
            {subscription(form)}
            {group(form)}
            {account(form)}
            {location(form)}
        </div>
    }
    .into_any()
}

/// What a first group is called, in every language: colleagues with another share it.
const FIRST_GROUP: &str = "default";

/// Another subscription has other groups and accounts: what is not among them goes, and the first group is proposed.
fn fit(form: Form, to: &Subscription) {
    let same = |ids: &[String]| ids.iter().map(|id| (id.clone(), String::new())).collect::<Vec<_>>();
    let (groups, accounts) = (same(&to.groups), same(&to.storage_accounts));
    pick::keep_known(form.draft, GROUP, &groups);
    pick::keep_known(form.draft, ACCOUNT, &accounts);
    let usual = to.groups.first().map_or(FIRST_GROUP, String::as_str);
    if pick::picked_now(form.draft, GROUP).is_empty() {
        pick::propose(form.draft, GROUP, usual, &groups);
    }
}

/// Nothing to ask where there is but one.
fn subscription(form: Form) -> AnyView {
    let all = form.subscriptions();
    if let [_] = all.as_slice() {
        return ().into_any();
    }
    let first = (String::new(), w::form::choose().to_owned());
    let options = all.into_iter().map(|it| (it.id.clone(), w::app::person_of(&it.company, &it.id)));
    let options = Signal::stored([first].into_iter().chain(options).collect::<Vec<_>>());
    let field = Field::new(SUBSCRIPTION, w::new_job::subscription()).problems(form.sending.problems);
    field::select(field, "input", options, form.draft.field(SUBSCRIPTION))
}

fn group(form: Form) -> AnyView {
    let known = derive(move || {
        let groups = form.subscription().map(|it| it.groups).unwrap_or_default();
        groups.into_iter().map(|it| (it.clone(), it)).collect::<Vec<_>>()
    });
    let field = move |id: String, label: &'static str| {
        Field::new(id, label).hint(w::new_job::group_hint()).problems(form.sending.problems)
    };
    let labels = [w::new_job::group(), w::new_job::group_other(), w::new_job::group_other()];
    pick(GROUP, field, labels, known, form.draft)
}

fn account(form: Form) -> AnyView {
    let known = derive(move || {
        let accounts = form.subscription().map(|it| it.storage_accounts).unwrap_or_default();
        accounts.into_iter().map(|id| (id.clone(), account_words(&id))).collect::<Vec<_>>()
    });
    let field = move |id: String, label: &'static str| {
        Field::new(id, label).hint(w::new_job::account_hint()).problems(form.sending.problems)
    };
    let labels = [w::new_job::account(), w::new_job::account_other(), w::new_job::account_other()];
    pick(ACCOUNT, field, labels, known, form.draft)
}

/// "films in resource group media-rg"
pub(super) fn account_words(id: &str) -> String {
    let part = |at| id.split('/').nth(at).unwrap_or_default();
    match (part(8), part(4)) {
        ("", _) => id.to_owned(),
        (name, group) => w::new_job::account_found(name, group),
    }
}

fn location(form: Form) -> AnyView {
    let options = derive(move || {
        let first = (String::new(), w::form::choose().to_owned());
        let known = form.locations.read().ready().cloned().unwrap_or_default();
        let names = known.into_iter().map(|it: Location| (it.name.clone(), it.name));
        [first].into_iter().chain(names).collect::<Vec<_>>()
    });
    let odd = move || form.location().and_then(|(it, all)| oddity(&it, &all)).into_any();
    let field = Field::new(LOCATION, w::new_job::location())
        .hint(w::new_job::location_hint())
        .problems(form.sending.problems)
        .found(odd);
    let failure = move || match &*form.locations.read() {
        Load::Failed(error) => Some(failed(&error.message, move || form.read_locations())),
        Load::Loading | Load::Ready(_) => None,
    };
    view! { {field::select(field, "input input--20", options, form.draft.field(LOCATION))}{failure} }.into_any()
}
