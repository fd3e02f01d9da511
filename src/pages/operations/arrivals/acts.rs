//! Second steps for an arrival: match, send back, destroy, note a contact, note an answer.

use crate::view::prelude::*;
use serde_json::{Value, json};

use super::matching;
use crate::api::operations as api;
use crate::pages::form::sending::Sending;
use crate::pages::operations::sending::{form, send};
use crate::ui::dialog::dialog;
use crate::ui::field::{Field, Input, text, textarea};
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
    let shown = move || {
        asked.get().map(|ask| {
            let open = RwSignal::new(true);
            effect(move || {
                if !open.get() {
                    asked.set(None);
                }
            });
            let heading = match ask.kind {
                Kind::Match => w::match_heading(&ask.name),
                Kind::SendBack => w::send_back_heading(&ask.name),
                Kind::Destroy => w::destroy_heading(&ask.name),
                Kind::Contact => w::contact_heading(&ask.name),
                Kind::Answered => w::answered_heading(&ask.name),
            };
            dialog(open, heading, move || body(ask.clone(), open, again))
        })
    };
    shown.into_any()
}

fn body(ask: Ask, open: RwSignal<bool>, again: impl Fn() + Copy + 'static) -> AnyView {
    let sending = Sending::default();
    let id = ask.id;
    let act = move |act: Value, done: &'static str| {
        let id = id.clone();
        let finish = move || {
            again();
            open.try_set(false);
        };
        send(sending, done.to_owned(), async move { api::act_on_arrival(&id, &act).await }, finish);
    };
    let close = move || open.set(false);
    match ask.kind {
        Kind::Match => matching::body(sending, act, close),
        Kind::SendBack => send_back(sending, act, close),
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

fn send_back(sending: Sending, act: impl Fn(Value, &'static str) + 'static, close: impl Fn() + 'static) -> AnyView {
    let (carrier, tracking) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let carrier_field = Field::new("package.carrierName", w::carrier()).problems(sending.problems);
    let tracking_field = Field::new("package.trackingNumber", w::tracking()).problems(sending.problems);
    let fields = view! {
        {text(carrier_field, Input { class: "input input--20", ..Input::TEXT }, carrier)}
        {text(tracking_field, Input::SERIAL, tracking)}
    };
    let go = move || {
        let package = json!({ "carrierName": carrier.get_untracked(), "trackingNumber": tracking.get_untracked() });
        act(json!({ "act": "sendBack", "package": package }), w::sent_back());
    };
    form(sending, fields.into_any(), ("button", w::send_back_do()), go, close)
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
