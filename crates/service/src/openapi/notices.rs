//! Schemas of notices and mail.

use serde_json::{Value, json};
use waybill_domain::job_state::JobState;
use waybill_domain::lang::Lang;
use waybill_domain::role::Role;

use super::paths::{reads, writes};
use super::words::{array, at_most, count, job_state, object, refer, string, text, time, word};

pub(super) fn all<T>(schema: &mut impl FnMut(&str, Value) -> T) {
    let page = json!({
        "value": array(&refer("Notice")), "next": text("Goes into `before`; absent on the last page"),
        "unread": text("At most 100 are counted"),
    });
    let mut page = object(page, &["value", "unread"]);
    for field in ["next", "unread"] {
        page["properties"][field]["type"] = "integer".into();
    }
    schema("NoticePage", page);
    let mut what = object(json!({"kind": string()}), &["kind"]);
    what["additionalProperties"] = true.into();
    let id = json!({"subscription": string(), "group": string(), "name": string()});
    let notice = json!({
        "seq": count(), "job": object(id, &["subscription", "group", "name"]), "at": time(),
        "role": word(Role::ALL.iter().map(|it| it.word())), "who": string(), "what": what, "unread": {"type": "boolean"},
    });
    schema("Notice", object(notice, &["seq", "at", "role", "who", "what", "unread"]));
    schema("NoticesRead", object(json!({"upTo": count()}), &["upTo"]));
    let settings = json!({
        "available": {"type": "boolean"}, "email": text("Absent: no mail"), "confirmed": {"type": "boolean"},
        "states": at_most(JobState::ALL.len(), &job_state()), "needsMe": {"type": "boolean"},
    });
    schema("MailSettings", object(settings, &["states", "needsMe"]));
    let language = json!({"language": word(Lang::ALL.iter().map(|it| it.tag()))});
    schema("Language", object(language, &["language"]));
    schema("MailCode", object(json!({"code": string()}), &["code"]));
}

/// The language of a person's mail.
pub(super) fn language() -> Value {
    let mut put = writes("session", "Choose the language of one's mail", &refer("Language"), &json!({}), &[400]);
    put["responses"]["204"] = json!({"description": "Mail is written in it from now on"});
    if let Some(responses) = put["responses"].as_object_mut() {
        responses.remove("200");
    }
    json!({"get": reads("session", "The language of the asker's mail", &refer("Language"), &[]), "put": put})
}
