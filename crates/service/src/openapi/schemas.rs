//! What goes over the wire, as JSON Schema. Words of lists are the domain's own.

use serde_json::{Map, Value, json};
use waybill_domain::job::Act;
use waybill_domain::next_step::{By, Step, Turn};
use waybill_domain::role::Role;

use super::words::{array, count, object, percent, refer, string, text, time, word};
use super::{acts, job, logs, notices};

pub(super) fn all() -> Value {
    let mut schemas = Map::new();
    let mut schema = |name: &str, it: Value| schemas.insert(name.to_owned(), it);
    schema("Job", job::job());
    schema("Drive", job::drive());
    schema("JobRow", job::job_row());
    schema(
        "NextStep",
        object(
            json!({
                "turn": word(Turn::ALL.iter().map(|it| it.word())), "step": word(Step::ALL.iter().map(|it| it.word())),
                "by": word(By::ALL.iter().map(|it| it.word())), "at": time(),
            }),
            &["turn", "step", "by", "at"],
        ),
    );
    schema(
        "JobPage",
        object(
            json!({
                "value": array(&refer("JobRow")), "next": text("Goes into `after`; absent on the last page"), "total": count(), "needsYou": count(),
                "more": {"type": "boolean"},
            }),
            &["value", "total", "needsYou"],
        ),
    );
    schema("Timeline", object(json!({"value": array(&refer("Entry")), "next": {"type": "integer"}}), &["value"]));
    schema("Entry", entry());
    notices::all(&mut schema);
    schema(
        "Offer",
        object(
            json!({
                "act": word(Act::ALL.iter().map(|it| it.word())), "allowed": {"type": "boolean"}, "whyNot": text("A sentence; absent when allowed"),
            }),
            &["act", "allowed"],
        ),
    );
    schema("Event", acts::event());
    schema(
        "Package",
        object(
            json!({
                "carrierName": string(), "trackingNumber": string(), "driveCount": count(), "shipDate": string(),
            }),
            &["carrierName", "trackingNumber"],
        ),
    );
    schema("Address", address());
    schema("Location", location());
    schema(
        "Session",
        object(
            json!({
                "name": string(), "roles": array(&word(Role::ALL.iter().map(|it| it.word()))), "subscriptions": array(&refer("Subscription")),
                "demo": {"type": "boolean"}, "expires": time(), "now": time(),
            }),
            &["id", "name", "roles", "subscriptions", "demo", "expires", "now"],
        ),
    );
    schema(
        "SignInWays",
        object(
            json!({
                "oneTimeLinks": {"type": "boolean"}, "byMail": {"type": "boolean", "description": "Whether a link can be asked for by mail"},
                "provider": refer("SignInProvider"),
            }),
            &["oneTimeLinks", "byMail"],
        ),
    );
    schema("Company", object(json!({"company": string()}), &["company"]));
    schema("LinkByMail", object(json!({"email": string()}), &["email"]));
    schema("SignInProvider", object(json!({"name": string(), "contact": string()}), &["name"]));
    schema("SignedOut", object(json!({"continueAt": string()}), &["continueAt"]));
    schema(
        "Subscription",
        object(
            json!({
                "id": string(), "company": string(), "storageAccounts": array(&string()), "groups": array(&string()),
            }),
            &["id", "company", "storageAccounts", "groups"],
        ),
    );
    schema("SignIn", object(json!({"code": text("What stands behind the # of a sign-in link")}), &["code"]));
    schema(
        "Reports",
        object(json!({"reports": {"type": "array", "maxItems": 1000, "items": refer("Report")}}), &["reports"]),
    );
    schema("Report", acts::report());
    schema(
        "ReportResult",
        object(
            json!({
                "accepted": {"type": "boolean"}, "percentComplete": percent(), "error": refer("ErrorDetail"),
            }),
            &["accepted"],
        ),
    );
    schema("DriveLog", logs::drive_log());
    schema("LogFile", logs::log_file());
    schema("LogRow", logs::log_row());
    super::shares::schemas(&mut schema);
    super::operations::schemas(&mut schema);
    super::support::schemas(&mut schema);
    super::people::schemas(&mut schema);
    schema("Error", object(json!({"error": refer("ErrorDetail")}), &["error"]));
    schema(
        "ErrorDetail",
        object(
            json!({
                "code": string(), "message": text("A sentence for the person who asked"), "target": text("The path of the field"),
                "details": array(&refer("ErrorDetail")),
            }),
            &["code", "message"],
        ),
    );
    Value::Object(schemas)
}

/// What follows `kind` depends on it; the portal's catalogue has a sentence for each.
fn entry() -> Value {
    let mut what = object(json!({"kind": string()}), &["kind"]);
    what["additionalProperties"] = true.into();
    object(
        json!({
            "seq": count(), "at": time(), "role": word(Role::ALL.iter().map(|it| it.word())), "who": string(), "what": what,
        }),
        &["seq", "at", "role", "who", "what"],
    )
}

fn address() -> Value {
    let fields = [
        "recipientName",
        "streetAddress1",
        "streetAddress2",
        "city",
        "stateOrProvince",
        "postalCode",
        "countryOrRegion",
        "phone",
        "email",
    ];
    let all: Map<String, Value> = fields.iter().map(|field| ((*field).to_owned(), string())).collect();
    object(
        Value::Object(all),
        &["recipientName", "streetAddress1", "city", "postalCode", "countryOrRegion", "phone", "email"],
    )
}

fn location() -> Value {
    let texts = [
        "recipientName",
        "streetAddress1",
        "streetAddress2",
        "city",
        "stateOrProvince",
        "postalCode",
        "countryOrRegion",
        "phone",
        "additionalShippingInformation",
    ];
    let mut properties: Map<String, Value> = texts.iter().map(|field| ((*field).to_owned(), string())).collect();
    properties.insert("supportedCarriers".to_owned(), array(&string()));
    properties.insert("alternateLocations".to_owned(), array(&string()));
    object(
        json!({"id": string(), "name": string(), "type": string(), "properties": object(Value::Object(properties), &[])}),
        &["id", "name", "type", "properties"],
    )
}
