//! Second steps on the board: start, finish, fault, resolve.

use crate::view::prelude::*;
use serde_json::{Value, json};
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::JobType;
use waybill_domain::wire::BoardDrive;

use crate::api::operations as api;
use crate::pages::form::in_dialog::{form, send};
use crate::pages::form::sending::Sending;
use crate::ui::dialog::dialog_about;
use crate::ui::field::{Choice, Field, Input, choices, text, textarea};
use crate::words::operations as w;

/// What somebody is asked about, and of which drive.
#[derive(Clone)]
pub(super) enum Ask {
    Start(BoardDrive),
    Finish(BoardDrive),
    Fault(BoardDrive),
    Resolve(BoardDrive),
}

/// The question that is open.
pub(super) type Asked = RwSignal<Option<Ask>>;

impl Ask {
    fn heading(&self) -> String {
        let (Self::Start(it) | Self::Finish(it) | Self::Fault(it) | Self::Resolve(it)) = self;
        let serial = it.drive.serial.as_str();
        match self {
            Self::Start(_) => w::start_of(serial),
            Self::Finish(_) => w::finish_of(serial),
            Self::Fault(_) => w::fault_of(serial),
            Self::Resolve(it) if stands_alone(it) => w::resolve_of(serial),
            Self::Resolve(it) => w::resolve_job_of(it.job.name.as_str()),
        }
    }
}

pub(super) fn dialogs(asked: Asked, again: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    dialog_about(asked, Ask::heading, move |ask, open| body(ask, open, again))
}

fn body(ask: Ask, open: RwSignal<bool>, again: impl Fn() + Copy + 'static) -> AnyView {
    let sending = Sending::default();
    let act = move |it: &BoardDrive, act: Value, done: String| {
        let job = it.job.clone();
        let finish = move || {
            again();
            open.try_set(false);
        };
        send(sending, done, async move { api::act(&job, &act).await }, finish);
    };
    match ask {
        Ask::Start(it) => start(sending, it, act, open),
        Ask::Finish(it) => finish(sending, it, act, open),
        Ask::Fault(it) => fault(sending, it, act, open),
        Ask::Resolve(it) => resolve(sending, it, act, open),
    }
}

/// Digits of a size as people write it; nothing is left out.
fn bytes(typed: &str) -> Option<Value> {
    let digits: String = typed.chars().filter(|it| !it.is_whitespace() && *it != ',').collect();
    match digits.parse::<u64>() {
        Ok(number) => Some(number.into()),
        // As typed, so that the service says what is wrong with it.
        Err(_) => Some(digits).filter(|it| !it.is_empty()).map(Value::from),
    }
}

fn start(
    sending: Sending,
    it: BoardDrive,
    act: impl Fn(&BoardDrive, Value, String) + 'static,
    open: RwSignal<bool>,
) -> AnyView {
    let total = RwSignal::new(String::new());
    let field = Field::new("bytesTotal", w::bytes_total()).hint(w::bytes_hint()).optional().problems(sending.problems);
    let fields = text(field, Input { class: "input input--20", inputmode: "numeric", ..Input::TEXT }, total);
    let go = move || {
        let serial = it.drive.serial.as_str();
        act(
            &it,
            json!({ "act": "start", "drive": serial, "bytesTotal": bytes(&total.get_untracked()) }),
            w::started(serial),
        );
    };
    form(sending, fields, ("button", w::start_do()), go, move || open.set(false))
}

fn finish(
    sending: Sending,
    it: BoardDrive,
    act: impl Fn(&BoardDrive, Value, String) + 'static,
    open: RwSignal<bool>,
) -> AnyView {
    let outcome = RwSignal::new("clean".to_owned());
    let (size, key) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_export = it.job_type == JobType::Export;
    let one =
        |value, label: &str, hint: &str| Choice { value, label: label.to_owned(), hint: hint.to_owned(), below: None };
    let outcomes = vec![
        one("clean", w::clean(), ""),
        one("notices", w::notices(), w::notices_hint()),
        one("warnings", w::warnings(), w::warnings_hint()),
        one("errors", w::errors(), w::errors_hint()),
    ];
    let size_field = Field::new("bytes", w::bytes_copied()).hint(w::bytes_hint()).optional().problems(sending.problems);
    let key_field = Field::new("key", w::export_key()).hint(w::export_key_hint()).problems(sending.problems);
    let fields = view! {
        {choices(Field::new("outcome", w::outcome()).problems(sending.problems), outcomes, outcome)}
        {text(size_field, Input { class: "input input--20", inputmode: "numeric", ..Input::TEXT }, size)}
        {is_export.then(|| text(key_field, Input { class: "input input--serial", ..Input::SERIAL }, key))}
    };
    let go = move || {
        let serial = it.drive.serial.as_str();
        let key = Some(key.get_untracked()).filter(|key| !key.trim().is_empty());
        let body = json!({
            "act": "finish", "drive": serial, "outcome": outcome.get_untracked(), "bytes": bytes(&size.get_untracked()), "key": key,
        });
        act(&it, body, w::finished(serial));
    };
    form(sending, fields.into_any(), ("button", w::finish_do()), go, move || open.set(false))
}

fn fault(
    sending: Sending,
    it: BoardDrive,
    act: impl Fn(&BoardDrive, Value, String) + 'static,
    open: RwSignal<bool>,
) -> AnyView {
    let reason = RwSignal::new(String::new());
    let field = Field::new("reason", w::reason()).hint(w::reason_hint()).problems(sending.problems);
    let go = move || {
        let serial = it.drive.serial.as_str();
        act(&it, json!({ "act": "faultDrive", "drive": serial, "reason": reason.get_untracked() }), w::faulted(serial));
    };
    form(sending, textarea(field, 4, "input", reason), ("button button--stop", w::fault_do()), go, move || {
        open.set(false)
    })
}

/// Whether it is the drive that stands still, and not its job.
fn stands_alone(it: &BoardDrive) -> bool {
    it.drive.state == DriveState::Faulted
}

fn resolve(
    sending: Sending,
    it: BoardDrive,
    act: impl Fn(&BoardDrive, Value, String) + 'static,
    open: RwSignal<bool>,
) -> AnyView {
    let why = it.drive.fault.clone().or_else(|| it.job_fault.clone()).map(|why| view! { <p><q>{why}</q></p> });
    if !stands_alone(&it) {
        let fields = view! { {why}<p>{w::resolve_job_text()}</p> }.into_any();
        let go = move || act(&it, json!({ "act": "resolveJob" }), w::resolved(it.job.name.as_str()));
        return form(sending, fields, ("button", w::resolve_do()), go, move || open.set(false));
    }
    let how = RwSignal::new("goOn".to_owned());
    let one =
        |value, label: &str, hint: &str| Choice { value, label: label.to_owned(), hint: hint.to_owned(), below: None };
    let ways = vec![
        one("goOn", w::go_on(), w::go_on_hint()),
        one("restart", w::restart(), w::restart_hint()),
        one("giveUp", w::give_up(), w::give_up_hint()),
    ];
    let fields = view! { {why}{choices(Field::new("how", w::how()).problems(sending.problems), ways, how)} }.into_any();
    let go = move || {
        let serial = it.drive.serial.as_str();
        act(&it, json!({ "act": "resolveDrive", "drive": serial, "how": how.get_untracked() }), w::resolved(serial));
    };
    form(sending, fields, ("button", w::resolve_do()), go, move || open.set(false))
}
