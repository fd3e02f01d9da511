//! A job's share links.

use serde_json::{Value, json};
use waybill_domain::share::{NOTE_MAX, SITES_MAX, Tells};

use super::paths::{of_job, reads, responses, writes};
use super::words::{array, count, list, object, refer, string, text, time, word};

pub(super) fn all_of_job() -> Value {
    let summary = "The job's share links: those not revoked first, each newest first, at most 100";
    let get = reads("shares", summary, &list(&refer("Share")), &[404]);
    let summary = "Make a share link; this answer alone holds its token";
    let mut post = writes("shares", summary, &refer("ShareInput"), &refer("ShareMade"), &[400, 403, 404, 409]);
    if let Some(responses) = post["responses"].as_object_mut()
        && let Some(made) = responses.remove("200")
    {
        responses.insert("201".to_owned(), made);
    }
    of_job(json!({"get": get, "post": post}))
}

pub(super) fn one() -> Value {
    let mut responses = responses(&[403, 404]);
    responses["204"] = json!({"description": "It opens nothing any more; also if it was revoked before"});
    let delete = json!({"tags": ["shares"], "summary": "Revoke a share link", "responses": responses});
    let mut item = of_job(json!({"delete": delete}));
    if let Some(parameters) = item["parameters"].as_array_mut() {
        let what = "The link's id, which is not its token";
        parameters.push(json!({"name": "id", "in": "path", "required": true, "schema": string(), "description": what}));
    }
    item
}

pub(super) fn schemas<T>(schema: &mut impl FnMut(&str, Value) -> T) {
    let tells = || word(Tells::ALL.iter().map(|it| it.word()));
    let site = text("An origin: https://wiki.example");
    let sites = json!({"type": "array", "items": site, "maxItems": SITES_MAX});
    let note = json!({"type": "string", "maxLength": NOTE_MAX});
    let input = json!({
        "drive": text("The serial number of one drive; absent for the job"), "tells": tells(), "expires": time(),
        "sites": sites, "note": note,
    });
    schema("ShareInput", object(input, &["tells"]));
    let share = json!({
        "id": string(), "drive": string(), "tells": tells(), "expires": time(), "sites": array(&string()), "note": string(),
        "createdAt": time(), "createdBy": string(), "lastUsed": time(), "timesUsed": count(),
        "revokedAt": time(), "revokedBy": string(),
    });
    schema("Share", object(share, &["id", "tells", "sites", "note", "createdAt", "createdBy", "timesUsed"]));
    let names = ["page", "badge", "embed", "script", "oembed"];
    let urls: Value = names.iter().map(|name| ((*name).to_owned(), string())).collect::<serde_json::Map<_, _>>().into();
    let made = json!({"share": refer("Share"), "token": string(), "urls": object(urls, &names)});
    schema("ShareMade", object(made, &["share", "token", "urls"]));
}
