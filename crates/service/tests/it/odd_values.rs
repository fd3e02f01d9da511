//! Every field of every body with odd values, through every door that takes it, and back through every door that shows
//! it: each is refused at its field or read back as it was sent, and no other row is missing. The fields are those of the
//! documents: one that is added without a value here fails the test.

mod samples;
mod seen;
mod state;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use crate::world::*;
use samples::{Door, doors, numbered};
use seen::{everywhere, is_same, lists};
use state::{Cast, Subject};

/// Where the value names a thing, the answer may be that there is none or that it is not in this state.
const NAMES: [&str; 14] = [
    "drive",
    "drives",
    "job",
    "subscription",
    "group",
    "name",
    "act",
    "subscriptions",
    "roles",
    "id",
    "upTo",
    "decided",
    "decisions",
    "confirmed",
];
/// What is refused by the state of the job, whatever the value: its shape is tried all the same.
const REFUSED_NOW: [&str; 2] = ["act markForDestruction", "act destroy"];
/// These keep no value, or no second one within a minute.
const KEEP_NOTHING: [&str; 4] =
    ["POST /v1/settings/mail/confirm", "POST /v1/sign-in/mail", "POST /v1/session", "PUT /v1/settings/mail"];

/// Doors for those who are not signed in yet.
const STRANGERS: [&str; 2] = ["POST /v1/sign-in/mail", "POST /v1/session"];
/// These change nothing that is shown; nor do decisions on drives that are not there.
const SHOWN_NOWHERE: [&str; 2] = ["POST /v1/notices/read", "POST /v1/operations/receiving/look"];

/// All values of a body with their JSON pointers.
fn leaves(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(all) => all.iter().enumerate().for_each(|(n, it)| leaves(it, &format!("{at}/{n}"), found)),
        Value::Object(all) => all.iter().for_each(|(name, it)| leaves(it, &format!("{at}/{name}"), found)),
        _ => found.push((at.to_owned(), value.clone())),
    }
}

/// The pointer as a problem's target: `/driveList/0/driveId` is `driveList[0].driveId`.
fn target(pointer: &str) -> String {
    let parts = pointer.trim_start_matches('/').split('/');
    parts.fold(String::new(), |path, part| match part.parse::<usize>() {
        Ok(at) => format!("{path}[{at}]"),
        Err(_) if path.is_empty() => part.to_owned(),
        Err(_) => format!("{path}.{part}"),
    })
}

/// Whether the refusal names the field, what it is in, or what is in it.
fn names(answer: &Answer, field: &str) -> bool {
    let error = &answer.body["error"];
    let details = error["details"].as_array().cloned().unwrap_or_default();
    let targets = details.iter().chain([error]).filter_map(|it| it["target"].as_str());
    targets.into_iter().any(|it| !it.is_empty() && (field.starts_with(it) || it.starts_with(field)))
}

async fn send(cast: &Cast, door: &Door, path: &str, body: &Value) -> Answer {
    let method = match door.name.split(' ').next().unwrap() {
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        _ => "POST",
    };
    let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
    let request = request.header("authorization", format!("Bearer {}", cast.token(door.who)));
    cast.world.send(request.body(Body::from(values::sent(body))).unwrap()).await
}

/// The doors that show each value of a right body.
async fn shown(cast: &mut Cast, door: &Door) -> Result<BTreeMap<String, BTreeSet<&'static str>>, String> {
    let subject = cast.prepare(door).await;
    let body = numbered(&door.body, subject.number);
    let answer = send(cast, door, &subject.path, &body).await;
    let right = answer.status < 300 || REFUSED_NOW.contains(&door.name) || KEEP_NOTHING.contains(&door.name);
    if !right {
        return Err(format!("the body is not right: {}: {} {}", door.name, answer.status, answer.text));
    }
    let seen = everywhere(cast, &subject, None).await;
    let mut all = Vec::new();
    leaves(&body, "", &mut all);
    let shows = |value: &Value| {
        let doors = seen.iter().filter(|(_, there)| there.contains(value));
        doors.map(|(door, _)| *door).collect::<BTreeSet<_>>()
    };
    let plain = |value: &Value| value.is_boolean() || value.as_str().is_some_and(|text| text.len() < 3);
    Ok(all.into_iter().filter(|(_, value)| !plain(value)).map(|(at, value)| (at, shows(&value))).collect())
}

/// One value through one door: whether it was taken, or what is wrong.
async fn check(
    cast: &Cast,
    door: &Door,
    subject: &Subject,
    (at, odd): (&str, &Value),
    shown: &BTreeSet<&'static str>,
) -> Result<bool, String> {
    let mut body = numbered(&door.body, subject.number);
    *body.pointer_mut(at).unwrap() = odd.clone();
    let answer = send(cast, door, &subject.path, &body).await;
    let field = target(at);
    let wrong = |why: &str| {
        let (odd, text) = (odd.to_string(), &answer.text);
        Err(format!("{why}: {} {field} = {odd:.60}: {} {text:.300}", door.name, answer.status))
    };
    let refers = at.split('/').any(|part| NAMES.contains(&part));
    let of_state = [&REFUSED_NOW[..], &KEEP_NOTHING].concat().contains(&door.name);
    match answer.status {
        200..=299 if values::is_no_value(odd) => wrong("no value was taken"),
        // One of many reports was not taken: the answer says so in its place.
        200..=299 if answer.body["value"][0]["accepted"] == false => {
            let why = &answer.body["value"][0]["error"];
            let is_named = why["target"].as_str().is_some_and(|it| !it.is_empty() && field.ends_with(it));
            if refers || is_named { Ok(false) } else { wrong("the field is not named") }
        }
        200..=299 => {
            let seen = everywhere(cast, subject, Some(shown)).await;
            let says_something = odd.is_number() || odd.as_str().is_some_and(|text| !text.trim().is_empty());
            let lacks = shown.iter().find(|place| !seen[**place].iter().any(|it| is_same(odd, it)));
            match lacks.filter(|_| says_something) {
                Some(place) => wrong(&format!("not read back in {place}")),
                None => Ok(true),
            }
        }
        400 if names(&answer, &field) => Ok(false),
        400 => wrong("the field is not named"),
        401 if door.name == "POST /v1/session" => Ok(false),
        // Nobody who has proved nothing sends as much.
        413 if STRANGERS.contains(&door.name) && odd.to_string().len() > 1000 => Ok(false),
        403 | 404 | 409 if refers || of_state => Ok(false),
        _ => wrong("neither refused at its field nor taken"),
    }
}

/// Some values for each field, through the doors that `is_meant` says.
async fn run(is_meant: impl Fn(&Door) -> bool) {
    let mut cast = Cast::new().await;
    let (mut tried, mut taken, mut wrong) = (0, 0, Vec::new());
    for door in doors().into_iter().filter(is_meant) {
        let shown = match shown(&mut cast, &door).await {
            Ok(shown) => shown,
            Err(problem) => {
                wrong.push(problem);
                continue;
            }
        };
        let mut fields = Vec::new();
        leaves(&door.body, "", &mut fields);
        for (turn, (at, there)) in fields.into_iter().enumerate() {
            let nowhere = BTreeSet::new();
            let is_shown = !SHOWN_NOWHERE.contains(&door.name) && !at.starts_with("/deci");
            let mut shown = shown.get(&at).filter(|_| is_shown).unwrap_or(&nowhere).clone();
            if door.name == "act bookIn" {
                // A drive that the job does not name is no drive of the job.
                shown.retain(|place| *place == "timeline");
            }
            let mut subject = cast.prepare(&door).await;
            let (mut jobs, since) = (Vec::new(), cast.world.app.store.last_change().await.unwrap());
            for odd in values::some(&there, turn) {
                tried += 1;
                match check(&cast, &door, &subject, (&at, &odd), &shown).await {
                    Ok(false) => continue,
                    Ok(true) => {
                        taken += 1;
                        jobs.push(subject.job.clone());
                    }
                    Err(problem) => wrong.push(problem),
                }
                if !door.again {
                    subject = cast.prepare(&door).await;
                }
            }
            jobs.dedup();
            if door.path.contains("{job}") && !jobs.is_empty() {
                lists(&cast, &jobs, since).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 100 && taken > 20, "{tried} {taken}");
}

fn is_contract(door: &Door) -> bool {
    door.path.starts_with("/subscriptions")
}

fn is_act(door: &Door) -> bool {
    door.name.starts_with("act ")
}

#[tokio::test]
async fn odd_values_of_contract_bodies_are_refused_at_their_fields_or_read_back() {
    run(is_contract).await;
}

#[tokio::test]
async fn odd_values_of_acts_are_refused_at_their_fields_or_read_back() {
    run(is_act).await;
}

#[tokio::test]
async fn odd_values_of_other_bodies_are_refused_at_their_fields_or_read_back() {
    run(|door| !is_contract(door) && !is_act(door)).await;
}

/// Fields of the documents that no body here has a value for.
#[tokio::test]
async fn every_field_of_the_documents_has_its_odd_values() {
    let cast = Cast::new().await;
    let described = cast.world.get(&cast.world.operator, "/v1/openapi.json").await.is(200).body;
    let all = doors();
    let mut missing = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (method, what) in item.as_object().unwrap() {
            let schema = &what["requestBody"]["content"]["application/json"]["schema"];
            if !schema.is_object() {
                continue;
            }
            let name = format!("{} {path}", method.to_uppercase());
            let group = match path.as_str() {
                it if it.ends_with("/actions") => "act ",
                it if it.ends_with("/arrivals/{id}") => "arrival ",
                _ => name.as_str(),
            };
            let mut ours = BTreeSet::new();
            for door in
                all.iter().filter(|door| door.name == group || group.ends_with(' ') && door.name.starts_with(group))
            {
                let mut found = Vec::new();
                leaves(&door.body, "", &mut found);
                ours.extend(found.into_iter().flat_map(|(at, _)| at.split('/').map(str::to_owned).collect::<Vec<_>>()));
            }
            let mut theirs = BTreeSet::new();
            fields(&described, schema, &mut theirs);
            missing.extend(theirs.difference(&ours).map(|field| format!("{name}: {field}")));
        }
    }
    // The contract's bodies, as the source has them.
    let mut ours = BTreeSet::new();
    for door in all.iter().filter(|door| door.path.starts_with("/subscriptions")) {
        let mut found = Vec::new();
        leaves(&door.body, "", &mut found);
        ours.extend(found.iter().flat_map(|(at, _)| at.split('/').map(str::to_lowercase).collect::<Vec<_>>()));
    }
    for source in [include_str!("../../../domain/src/wire/put.rs"), include_str!("../../../domain/src/wire/update.rs")]
    {
        let names =
            source.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(':')).map(|(name, _)| name);
        let names = names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        let theirs: BTreeSet<String> = names.map(|name| name.replace('_', "")).collect();
        assert!(theirs.len() > 5, "the source is not read any more");
        missing.extend(theirs.difference(&ours).map(|field| format!("contract: {field}")));
    }
    // A cancelled job takes no more updates: its one value, true, is tried in `bad_input`.
    missing.retain(|it| it != "contract: cancelrequested" && !it.ends_with("/resolveJob"));
    assert_eq!(missing, [""; 0], "add a value to samples.rs");
}

/// The names of all fields below a schema.
fn fields(document: &Value, schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return fields(document, document.pointer(name.trim_start_matches('#')).unwrap(), found);
    }
    for one in schema["oneOf"].as_array().into_iter().flatten() {
        fields(document, one, found);
    }
    if schema["items"].is_object() {
        fields(document, &schema["items"], found);
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(name.clone());
        fields(document, inner, found);
    }
}

/// Names in paths: of groups and jobs, as people name them.
#[tokio::test]
async fn odd_names_in_paths_are_refused_or_found_again_by_every_door() {
    let cast = Cast::new().await;
    let world = &cast.world;
    let mut taken = 0;
    for odd in values::odd(&Value::from("text")).iter().filter_map(Value::as_str).filter(|it| it.len() < 1000) {
        let name: String = url::form_urlencoded::byte_serialize(odd.as_bytes()).collect::<String>().replace('+', "%20");
        for (group, name) in [("media", &name), (name.as_str(), &"plain".to_owned())] {
            if name.is_empty() || group.is_empty() {
                continue;
            }
            let at = format!(
                "/subscriptions/{CONTOSO}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}?{VERSION}"
            );
            let put = world.call(&world.customer, "PUT", &at, Some(import(&["AAAA1111"]))).await;
            assert!([201, 400, 404].contains(&put.status), "{odd:?}: {}", put.text);
            if put.status != 201 {
                continue;
            }
            taken += 1;
            let spelled = put.body["name"].as_str().unwrap().to_owned();
            for path in [
                at.clone(),
                format!("/v1/jobs/{CONTOSO}/{group}/{name}"),
                format!("/v1/jobs/{CONTOSO}/{group}/{name}/timeline"),
            ] {
                world.get(&world.customer, &path).await.is(200);
            }
            for path in [
                "/v1/jobs?top=100".to_owned(),
                format!("/subscriptions/{CONTOSO}/providers/Microsoft.ImportExport/jobs?{VERSION}"),
            ] {
                let list = world.get(&world.customer, &path).await.is(200);
                assert!(list.names().contains(&spelled.as_str()), "{spelled:?} is missing in {path}");
            }
            world.get(&world.support, "/v1/support/jobs.csv").await.is(200);
            world.call(&world.customer, "DELETE", &at, None).await.is(200);
        }
    }
    assert!(taken > 10, "{taken}");
}
