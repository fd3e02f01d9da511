//! Schemas of notices and mail.

use serde_json::{Value, json};
use waybill_domain::role::Role;

use super::words::{array, count, job_state, object, refer, string, text, time, word};

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
        "states": array(&job_state()), "needsMe": {"type": "boolean"},
    });
    schema("MailSettings", object(settings, &["states", "needsMe"]));
    schema("MailCode", object(json!({"code": string()}), &["code"]));
}
