//! Who pays for the way back.

use crate::view::prelude::*;
use waybill_domain::job::ReturnShipping;
use waybill_domain::problem::Problem;
use waybill_domain::wire::ReturnShippingInput;

use super::delivery::known_carriers;
use super::pick::{self, pick};
use crate::draft::{Draft, Texts};
use crate::ui::field::{self, Choice, Field, Input};
use crate::ui::problem_summary::Problems;
use crate::words as w;

const PAY: &str = "pay";
const ACCOUNT: &str = "account";
const COURIER: &str = "courier";
const CARRIER: &str = "properties.returnShipping.carrierName";
const NUMBER: &str = "properties.returnShipping.carrierAccountNumber";

/// The choice, and what hangs on it. `listed` are the carriers of the location. Once a job has an account an update can
/// change it, not take it away: then the account is all there is.
pub fn fields(draft: Draft, problems: Problems, listed: Signal<Vec<String>>, has_account: bool) -> AnyView {
    let known = derive(move || known_carriers(&listed.read()));
    let below = move || -> AnyView {
        let field = move |id: String, label: &'static str| Field::new(id, label).problems(problems);
        let labels = [w::form::return_carrier(), w::form::carrier_other(), w::form::carrier_other_name()];
        view! {
            <div class="choice__below stack">
                {pick(CARRIER, field, labels, known, draft)}
                {field::text(Field::new(NUMBER, w::form::account()).problems(problems), Input::SERIAL, draft.field(NUMBER))}
            </div>
        }
        .into_any()
    };
    if has_account {
        return view! { <fieldset class="stack"><legend>{w::form::way_back()}</legend>{below()}</fieldset> }.into_any();
    }
    let choices = vec![
        Choice {
            value: ACCOUNT,
            label: w::form::pay_account().to_owned(),
            hint: w::form::pay_account_hint().to_owned(),
            below: Some(below.into()),
        },
        Choice {
            value: COURIER,
            label: w::form::pay_courier().to_owned(),
            hint: w::form::pay_courier_hint().to_owned(),
            below: None,
        },
    ];
    field::choices(Field::new(PAY, w::form::pay()).optional(), choices, draft.field(PAY))
}

/// Leaves nothing to choose but the account.
pub fn choose_account(draft: Draft) {
    draft.propose(PAY, ACCOUNT);
}

/// What is typed; nothing unless an account pays.
pub fn typed(texts: &Texts) -> Option<ReturnShippingInput> {
    (texts.get(PAY) == ACCOUNT).then(|| ReturnShippingInput {
        carrier_name: Some(pick::picked(texts, CARRIER).to_owned()),
        carrier_account_number: texts.some(NUMBER),
    })
}

/// Fills in what the job has.
pub fn propose(draft: Draft, known: &ReturnShipping, listed: &[String]) {
    choose_account(draft);
    pick::propose(draft, CARRIER, known.carrier_name.as_str(), &known_carriers(listed));
    draft.propose(NUMBER, known.carrier_account_number.as_str());
}

/// Puts problems to the fields that are shown.
pub fn place(problems: &mut [Problem], texts: &Texts) {
    pick::place(problems, texts, CARRIER, true, w::form::choose_carrier());
}
