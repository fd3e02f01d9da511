//! What support looks up: paths and schemas.

use serde_json::{Value, json};
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::next_step::{Mood, Turn};
use waybill_domain::queue::Queue;
use waybill_domain::search::FoundIn;

use super::paths::{query, reads, responses};
use super::words::{array, count, list, object, refer, string, text, time, word};
use crate::store::HitSort;

pub(super) fn paths(path: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let mut jobs = reads("support", "Jobs by any fragment, queue and filter", &refer("SearchPage"), &[400, 403]);
    let mut parameters = asked();
    jobs["parameters"] = Value::Array(parameters.clone());
    path("/v1/support/jobs", json!({"get": jobs}));
    parameters.truncate(10);
    let mut file = json!({
        "tags": ["support"], "summary": "The same search, all pages of it, as a file for a spreadsheet",
        "parameters": parameters, "responses": responses(&[400, 403]),
    });
    file["responses"]["200"] =
        json!({"description": "A header and a row for each job", "content": {"text/csv": {"schema": string()}}});
    path("/v1/support/jobs.csv", json!({"get": file}));
    let queues = reads("support", "How many jobs are in each queue now", &list(&refer("QueueCount")), &[403]);
    path("/v1/support/queues", json!({"get": queues}));
    let mut looks =
        reads("support", "Who of staff looked at a job, newest first", &list(&refer("Look")), &[400, 403, 404]);
    looks["parameters"] = json!([
        query("subscription", "The subscription's id", &string()),
        query("group", "The resource group", &string()),
        query("name", "The job's name", &string()),
    ]);
    let mut also = reads(
        "support",
        "The other live jobs that name a drive or a package of a job",
        &list(&refer("AlsoNamed")),
        &[400, 403, 404],
    );
    also["parameters"] = looks["parameters"].clone();
    path("/v1/support/looks", json!({"get": looks}));
    path("/v1/support/also-named", json!({"get": also}));
}

fn asked() -> Vec<Value> {
    let states =
        JobState::ALL.iter().map(|it| it.word()).chain(Mood::ALL.iter().map(|it| it.word())).chain(["needs-you"]);
    vec![
        query(
            "q",
            "At least three letters or digits of a name, tracking number, serial number, company, person, e-mail or phone",
            &string(),
        ),
        query("queue", "Jobs in this queue now", &word(Queue::ALL.iter().map(|it| it.word()))),
        query("state", "A state, what several states have in common, or needs-you", &word(states)),
        query("type", "Which way the data goes", &word(JobType::ALL.iter().map(|it| it.word()))),
        query("location", "A location's name or slug", &string()),
        query("subscription", "A subscription's id", &string()),
        query("age", "In their state for so long or longer: 7d", &string()),
        query("turn", "Whom the job waits for", &word(Turn::ALL.iter().map(|it| it.word()))),
        query(
            "sort",
            "The order; newest, or since for a queue, if not said",
            &word(HitSort::ALL.iter().map(|it| it.word())),
        ),
        query(
            "dir",
            "asc or desc; if not said, newest and changed begin with the latest",
            &word(["asc", "desc"].into_iter()),
        ),
        query("after", "`next` of the page before", &string()),
        query("top", "How many jobs", &json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 50})),
    ]
}

pub(super) fn schemas(schema: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let flag = |what: &str| json!({"type": "boolean", "description": what});
    let page = json!({
        "value": array(&refer("Hit")), "next": text("Goes into `after`; a page may be short and still have it"),
        "total": count(), "more": flag("There are, or may be, more than `total`, which counts to 1000, or to 100 where `q` is given"),
        "partial": flag("Only the newest of very many were put into this order: narrow the search"),
        "exact": object(json!({"subscription": string(), "group": string(), "name": string()}), &["subscription", "group", "name"]),
    });
    schema("SearchPage", object(page, &["value", "total", "more", "partial"]));
    let hit = json!({"row": refer("JobRow"), "company": string(), "since": time(), "found": array(&refer("Found"))});
    schema("Hit", object(hit, &["row", "company", "since"]));
    let found = json!({"in": word(FoundIn::ALL.iter().map(|it| it.word())), "text": string()});
    schema("Found", object(found, &["in", "text"]));
    let queue = json!({"queue": word(Queue::ALL.iter().map(|it| it.word())), "count": count()});
    schema("QueueCount", object(queue, &["queue", "count"]));
    schema("Look", object(json!({"at": time(), "who": string()}), &["at", "who"]));
}
