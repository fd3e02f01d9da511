//! Second steps for an arrival: match, send back, destroy, note a contact, note an answer.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use super::matching;
use crate::api::operations as api;
use crate::browser;
use crate::draft::{Draft, Keep};
use crate::pages::confirmed::Confirm;
use crate::pages::form::in_dialog::{fail, form};
use crate::pages::form::sending::Sending;
use crate::pages::operations::parcel;
use crate::pages::operations::steps::Steps;
use crate::ui::dialog::dialog_about;
use crate::ui::field::{Field, Input, text, textarea};
use crate::ui::toast::toast;
use crate::words::operations as w;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Match,
    SendBack,
    Destroy,
    Contact,
    Answered,
}

/// What somebody is asked about, and of which arrival.
#[derive(Clone)]
pub(super) struct Ask {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) name: String,
}

/// The question that is open.
pub(super) type Asked = RwSignal<Option<Ask>>;

pub(super) fn dialogs(asked: Asked, again: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let heading = |ask: &Ask| match ask.kind {
        Kind::Match => w::match_heading(&ask.name),
        Kind::SendBack => w::send_back_heading(&ask.name),
        Kind::Destroy => w::destroy_heading(&ask.name),
        Kind::Contact => w::contact_heading(&ask.name),
        Kind::Answered => w::answered_heading(&ask.name),
    };
    dialog_about(asked, heading, move |ask, open| body(ask, open, again))
}

fn body(ask: Ask, open: RwSignal<bool>, again: impl Fn() + Copy + 'static) -> AnyView {
    let sending = Sending::default();
    let id = StoredValue::new(ask.id);
    // The button that opened the dialog goes away with the card: the heading takes the focus.
    let goes_away = matches!(ask.kind, Kind::Match | Kind::SendBack | Kind::Destroy);
    let confirm = Confirm::default();
    let act_from = move |sending: Sending, act: Value, done: &'static str| {
        let id = id.get_value();
        let finish = move || {
            again();
            open.try_set(false);
            if goes_away {
                set_timeout(browser::focus_heading, core::time::Duration::ZERO);
            }
        };
        confirm.keep(core::iter::once(("", &act)));
        let Some(written) = confirm.with("", &act) else { return };
        sending.begin();
        spawn_local(async move {
            match api::act_on_arrival(&id, &written).await {
                Ok(()) => {
                    toast(done);
                    finish();
                }
                Err(error) if confirm.ask(("", ""), &act, &error) => drop(sending.end()),
                Err(error) => fail(sending, error),
            }
        });
    };
    let close = move || open.set(false);
    let act = move |it: Value, done: &'static str| act_from(sending, it, done);
    match ask.kind {
        Kind::Match => matching::body(sending, confirm, act, close),
        Kind::SendBack => send_back(&id.get_value(), confirm, act_from, close),
        Kind::Destroy => {
            let text = view! { <p>{w::destroy_text()}</p> }.into_any();
            let go = move || act(json!({ "act": "destroy" }), w::destroyed());
            form(sending, text, ("button button--stop", w::destroy_do()), go, close)
        }
        Kind::Contact => contact(sending, act, close),
        Kind::Answered => {
            let said = RwSignal::new(String::new());
            let field = Field::new("text", w::answer()).hint(w::answer_hint()).problems(sending.problems);
            let go = move || act(json!({ "act": "answered", "text": said.get_untracked() }), w::noted());
            form(sending, textarea(field, 4, "input", said), ("button", w::note_do()), go, close)
        }
    }
}

fn send_back(
    id: &str,
    confirm: Confirm,
    act: impl Fn(Sending, Value, &'static str) + 'static,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let draft = Draft::open(&["operations/arrivals/", id].concat(), Keep::Tab);
    let steps = Steps::new(w::send_back_do(), parcel::CARRIER, confirm);
    let fields = view! {
        {parcel::carrier(steps, draft, Signal::stored(Vec::new()))}
        {parcel::number(steps, draft, parcel::TRACKING, w::tracking().to_owned())}
    };
    let check = move || {
        let (texts, numbers) = (draft.texts(), [parcel::TRACKING.to_owned()]);
        steps.check(parcel::problems(&texts, &numbers), parcel::doubts(&texts, &numbers));
    };
    let go = move || {
        let (carrier, number) = parcel::typed(&draft.texts());
        let package = json!({ "carrierName": carrier, "trackingNumber": number });
        act(steps.sending, json!({ "act": "sendBack", "package": package }), w::sent_back());
    };
    let summary = move || {
        let (carrier, number) = parcel::typed(&draft.texts());
        view! {
            <dl class="manifest manifest--stack">
                <div><dt>{w::carrier()}</dt><dd>{carrier}</dd></div>
                <div><dt>{w::tracking()}</dt><dd class="serial">{number}</dd></div>
            </dl>
        }
        .into_any()
    };
    steps.form(fields.into_any(), summary, check, go, close)
}

fn contact(sending: Sending, act: impl Fn(Value, &'static str) + 'static, close: impl Fn() + 'static) -> AnyView {
    let [whom, how, said] = core::array::from_fn(|_| RwSignal::new(String::new()));
    let short = Input { class: "input input--20", ..Input::TEXT };
    let fields = view! {
        {text(Field::new("whom", w::whom()).hint(w::whom_hint()).problems(sending.problems), short, whom)}
        {text(Field::new("how", w::how_contacted()).hint(w::how_hint()).problems(sending.problems), short, how)}
        {textarea(Field::new("said", w::what_said()).problems(sending.problems), 4, "input", said)}
    };
    let go = move || {
        let [whom, how, said] = [whom, how, said].map(|it| it.get_untracked());
        act(json!({ "act": "noteContact", "whom": whom, "how": how, "said": said }), w::noted());
    };
    form(sending, fields.into_any(), ("button", w::note_do()), go, close)
}
