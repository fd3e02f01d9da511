//! People, sessions and tokens: paths and schemas.

use serde_json::{Value, json};
use waybill_domain::bounds::SUBSCRIPTIONS_MAX;
use waybill_domain::role::Role;

use super::paths::{query, reads, responses, writes};
use super::words::{array, at_most, count, list, object, refer, string, text, time, word};

pub(super) fn paths(path: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let ended = |tag: &str, summary: &str, failures: &[u16]| {
        let mut it = json!({"tags": [tag], "summary": summary, "responses": responses(failures)});
        it["responses"]["204"] = json!({"description": "It is ended; it is believed nowhere after five seconds"});
        it
    };
    let part = |name: &str, what: &str| json!({"name": name, "in": "path", "required": true, "schema": string(), "description": what});
    let mine = reads("session", "Where the asker is signed in", &list(&refer("Proof")), &[]);
    path("/v1/sessions", json!({"get": mine, "delete": ended("session", "Sign out everywhere but here", &[403])}));
    let one = ended("session", "Sign out there", &[403, 404]);
    path("/v1/sessions/{id}", json!({"delete": one, "parameters": [part("id", "The session's id")]}));
    let tag = "people";
    let mut all = reads(tag, "People by name, a page at a time", &refer("PeoplePage"), &[400, 403]);
    all["parameters"] = json!([
        query("q", "A piece of a name, an e-mail address or a subscription's id", &string()),
        query("after", "`next` of the page before", &string()),
        query("top", "How many people", &json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 50})),
    ]);
    let (wish, person) = (refer("PersonWish"), refer("Person"));
    let add = made(writes(tag, "Add somebody", &wish, &person, &[400, 403]));
    path("/v1/people", json!({"get": all, "post": add}));
    let id = part("id", "The person's id");
    let get = reads(tag, "One of them", &person, &[403, 404]);
    let change = "Change somebody, whole; who is switched off is signed out everywhere";
    let put = writes(tag, change, &wish, &person, &[400, 403, 404, 409]);
    path("/v1/people/{id}", json!({"get": get, "put": put, "parameters": [id]}));
    let link =
        reads(tag, "Make a link that signs them in once; it is told only here", &refer("SignInLink"), &[403, 404, 409]);
    path("/v1/people/{id}/link", json!({"post": link, "parameters": [id]}));
    let access = reads(tag, "Their sessions and tokens", &refer("Access"), &[403, 404]);
    path("/v1/people/{id}/access", json!({"get": access, "parameters": [id]}));
    let proof = part("proof", "The session's or token's id");
    let revoke = ended(tag, "End a session or token", &[403, 404]);
    path("/v1/people/{id}/access/{proof}", json!({"delete": revoke, "parameters": [id, proof]}));
    let subscriptions = reads(tag, "The subscriptions that people can be given", &list(&refer("Subscription")), &[403]);
    let new = "Add a subscription; an id that is there is a problem with the target `id`";
    let add = made(writes(tag, new, &refer("NewSubscription"), &refer("Subscription"), &[400, 403]));
    path("/v1/subscriptions", json!({"get": subscriptions, "post": add}));
    let add = "Add a subscription, or give one another company's name";
    let mut put = writes(tag, add, &refer("Company"), &refer("Subscription"), &[400, 403]);
    put["responses"]["201"] = put["responses"]["200"].clone();
    let mut gone = json!({"tags": [tag], "summary": "Remove one without jobs and people", "responses": responses(&[403, 404, 409])});
    gone["responses"]["204"] = json!({"description": "It is gone"});
    path(
        "/v1/subscriptions/{name}",
        json!({"put": put, "delete": gone, "parameters": [part("name", "The subscription's id")]}),
    );
}

/// Jobs that cannot be read.
pub(super) fn unreadable(path: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let number = json!({"name": "number", "in": "path", "required": true, "schema": {"type": "integer"}, "description": "The job's number in the log"});
    let get = reads("people", "A job that cannot be read, as it is stored", &refer("StoredJob"), &[400, 403, 404, 409]);
    let mut gone = json!({"tags": ["people"], "summary": "Delete a job that cannot be read, with its keys, logs and share links", "responses": responses(&[400, 403, 404, 409])});
    gone["responses"]["204"] = json!({"description": "It is gone"});
    path("/v1/unreadable-jobs/{number}", json!({"get": get, "delete": gone, "parameters": [number]}));
}

/// What it answers with is new.
fn made(mut writes: Value) -> Value {
    if let Some(responses) = writes["responses"].as_object_mut()
        && let Some(made) = responses.remove("200")
    {
        responses.insert("201".to_owned(), made);
    }
    writes
}

pub(super) fn schemas(schema: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let of_people = word(Role::OF_PEOPLE.iter().map(|it| it.word()));
    let roles = || array(&of_people);
    let person = json!({
        "id": string(), "name": string(), "email": text("Nobody else has the same"), "roles": roles(),
        "subscriptions": array(&string()), "created": time(), "disabled": time(), "sessions": count(), "tokens": count(),
    });
    let needed = ["id", "name", "roles", "subscriptions", "created", "sessions", "tokens"];
    schema("Person", object(person, &needed));
    let stored = json!({
        "number": {"type": "integer"}, "subscription": string(), "group": string(),
        "name": text("In small letters where the stored text does not tell more"),
        "stored": text("The text that cannot be read; BitLocker keys are not in it"),
    });
    schema("StoredJob", object(stored, &["number", "subscription", "group", "name", "stored"]));
    let wish = json!({
        "name": string(), "email": string(), "roles": at_most(Role::OF_PEOPLE.len(), &of_people), "subscriptions": at_most(SUBSCRIPTIONS_MAX, &string()),
        "disabled": {"type": "boolean"},
    });
    schema("PersonWish", object(wish, &["name", "roles"]));
    let new = json!({"id": text("Letters, digits, hyphens and underscores"), "company": string()});
    schema("NewSubscription", object(new, &["id", "company"]));
    let page = json!({
        "value": array(&refer("Person")), "next": text("Goes into `after`; absent on the last page"), "total": count(),
        "clockAheadDays": json!({"type": "integer", "description": "Deadlines wait: the service's clock cannot be believed"}),
    });
    schema("PeoplePage", object(page, &["value", "total"]));
    schema("SignInLink", object(json!({"link": string(), "expires": time()}), &["link", "expires"]));
    let proof = json!({
        "id": text("Names it; proves nothing"), "browser": string(), "system": string(), "created": time(), "seen": time(),
        "expires": time(), "current": {"type": "boolean"},
    });
    schema("Proof", object(proof, &["id", "browser", "system", "expires", "current"]));
    let all = json!({"sessions": array(&refer("Proof")), "tokens": array(&refer("Proof"))});
    schema("Access", object(all, &["sessions", "tokens"]));
}
