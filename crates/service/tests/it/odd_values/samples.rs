//! A right body for each door that takes one, with a value in each of its fields that stands nowhere else; and how a job
//! comes into the state that the door is for. `@` in a text is the number of the body: no two jobs share a drive or package.

use serde_json::{Value, json};

use crate::world::*;

/// Whose door it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Customer,
    Support,
    Operator,
    Administrator,
}

/// A door that takes a body.
#[derive(Debug, Clone)]
pub(super) struct Door {
    /// Method and path as the document has them, and the act if several bodies share them.
    pub(super) name: &'static str,
    pub(super) who: Who,
    pub(super) path: &'static str,
    pub(super) body: Value,
    /// Whether another body can be sent after one that was taken.
    pub(super) again: bool,
}

pub(super) fn doors() -> Vec<Door> {
    use Who::{Administrator, Customer, Operator, Support};
    let door = |name, who, path, body| Door { name, who, path, body, again: true };
    let once = |name, who, path, body| Door { name, who, path, body, again: false };
    let act = "/v1/jobs/contoso/media/{job}/actions";
    let on = |drive: Value| drive;
    vec![
        once("PUT import", Customer, CONTRACT, whole_import()),
        once("PUT export", Customer, CONTRACT, whole_export()),
        door("PATCH", Customer, CONTRACT, whole_patch()),
        once(
            "act bookIn",
            Operator,
            act,
            json!({"act": "bookIn", "drives": ["ODD@"], "complete": false, "decided": ["ODD@"]}),
        ),
        once("act start", Operator, act, json!({"act": "start", "drive": "ODD@", "bytesTotal": 47_111_213})),
        door("act report", Operator, act, on(progress("report"))),
        once("act finish", Operator, act, finish()),
        once(
            "act shipBack",
            Operator,
            act,
            json!({"act": "shipBack", "package": parcel("BACK"), "drives": ["ODD@"], "confirmed": ["inbound"]}),
        ),
        once(
            "act faultDrive",
            Operator,
            act,
            json!({"act": "faultDrive", "drive": "ODD@", "reason": "the drive clicks"}),
        ),
        once("act resolveDrive", Operator, act, json!({"act": "resolveDrive", "drive": "ODD@", "how": "goOn"})),
        once("act faultJob", Operator, act, json!({"act": "faultJob", "reason": "the rack burns"})),
        door("act extend", Operator, act, json!({"act": "extend", "until": "2041-04-05T06:07:08Z"})),
        once(
            "act changeReturnAddress",
            Operator,
            act,
            json!({"act": "changeReturnAddress", "address": whole_address("Corrected")}),
        ),
        door("act reportAddress", Operator, act, json!({"act": "reportAddress", "reason": "nobody lives there"})),
        once("act markForDestruction", Operator, act, json!({"act": "markForDestruction", "drive": "ODD@"})),
        once("act destroy", Operator, act, json!({"act": "destroy", "drive": "ODD@"})),
        door(
            "act noteContact",
            Support,
            act,
            json!({"act": "noteContact", "how": "by carrier pigeon", "whom": "Pelle Svan", "said": "we called", "awaitsUntil": "2042-04-05T06:07:08Z"}),
        ),
        once("act sendFurtherPackage", Customer, act, json!({"act": "sendFurtherPackage", "package": parcel("MORE")})),
        once("act replaceKey", Customer, act, json!({"act": "replaceKey", "drive": "ODD@", "key": KEY})),
        door("act answer", Customer, act, json!({"act": "answer", "text": "it comes on Monday"})),
        once(
            "POST /v1/jobs/{subscription}/{group}/{name}/shares",
            Customer,
            "/v1/jobs/contoso/media/{job}/shares",
            json!({"drive": "ODD@", "tells": "drives", "expires": "2043-04-05T06:07:08Z", "sites": ["https://wiki@.example"], "note": "for the wiki"}),
        ),
        door("POST /v1/operations/progress", Operator, "/v1/operations/progress", json!({"reports": [reported()]})),
        door("POST /v1/operations/receiving/look", Operator, "/v1/operations/receiving/look", scan()),
        once("POST /v1/operations/receiving", Operator, "/v1/operations/receiving", scan()),
        door(
            "arrival noteContact",
            Support,
            "/v1/operations/arrivals/{arrival}",
            json!({"act": "noteContact", "how": "by telegram", "whom": "Nils Dacke", "said": "he wondered"}),
        ),
        once(
            "arrival answered",
            Support,
            "/v1/operations/arrivals/{arrival}",
            json!({"act": "answered", "text": "send it home"}),
        ),
        once(
            "arrival sendBack",
            Operator,
            "/v1/operations/arrivals/{arrival}",
            json!({"act": "sendBack", "package": parcel("HOME")}),
        ),
        once(
            "arrival match",
            Operator,
            "/v1/operations/arrivals/{arrival}",
            json!({"act": "match", "job": {"subscription": CONTOSO, "group": "media", "name": "odd-@"}, "decided": ["LOST@X"]}),
        ),
        once("POST /v1/people", Administrator, "/v1/people", wish("a")),
        door("PUT /v1/people/{id}", Administrator, "/v1/people/{person}", wish("b")),
        once(
            "POST /v1/subscriptions",
            Administrator,
            "/v1/subscriptions",
            json!({"id": "odd-@-new", "company": "Odd Fellows @"}),
        ),
        door(
            "PUT /v1/subscriptions/{name}",
            Administrator,
            "/v1/subscriptions/odd-company",
            json!({"company": "Odd Company @"}),
        ),
        door(
            "PUT /v1/settings/mail",
            Customer,
            "/v1/settings/mail",
            json!({"email": "odd@contoso.example", "states": ["Shipping"], "needsMe": true, "available": true, "confirmed": true}),
        ),
        door("PUT /v1/settings/language", Customer, "/v1/settings/language", json!({"language": "sv"})),
        door("POST /v1/notices/read", Customer, "/v1/notices/read", json!({"upTo": 1})),
        door(
            "POST /v1/settings/mail/confirm",
            Customer,
            "/v1/settings/mail/confirm",
            json!({"code": "no code at all"}),
        ),
        door("POST /v1/sign-in/mail", Customer, "/v1/sign-in/mail", json!({"email": "nobody@contoso.example"})),
        door("POST /v1/session", Customer, "/v1/session", json!({"code": "nor this one"})),
    ]
}

const CONTRACT: &str =
    "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.ImportExport/jobs/{job}?api-version=2021-01-01";

/// With this number in place of `@`.
pub(super) fn numbered(value: &Value, number: u32) -> Value {
    match value {
        Value::String(text) if text.contains("@contoso") => text.replace("-@.", &format!("-{number}.")).into(),
        Value::String(text) => text.replace('@', &number.to_string()).into(),
        Value::Array(all) => all.iter().map(|it| numbered(it, number)).collect(),
        Value::Object(all) => all.iter().map(|(name, it)| (name.clone(), numbered(it, number))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn whole_address(who: &str) -> Value {
    json!({"recipientName": format!("{who} Recipient"), "streetAddress1": format!("{who} Street 1"), "streetAddress2": format!("{who} Backyard"),
        "city": format!("{who} City"), "stateOrProvince": format!("{who} Province"), "postalCode": "1017 DH",
        "countryOrRegion": "Netherlands", "phone": "+31 20 555 0199", "email": format!("{}@contoso.example", who.to_lowercase())})
}

fn parcel(what: &str) -> Value {
    json!({"carrierName": format!("{what} Carrier"), "trackingNumber": format!("{what}0000@"), "driveCount": 4321, "shipDate": format!("{what} date")})
}

fn whole_import() -> Value {
    let mut body = import(&["ODD@"]);
    body["tags"] = json!({"odd key": "odd tag"});
    let it = &mut body["properties"];
    it["returnAddress"] = whole_address("First");
    it["returnShipping"] = json!({"carrierName": "Return Carrier", "carrierAccountNumber": "998877665"});
    it["deliveryPackage"] = parcel("THERE");
    it["diagnosticsPath"] = json!("odd-logs");
    it["logLevel"] = json!("Verbose");
    it["backupDriveManifest"] = json!(true);
    it["state"] = json!("Creating");
    it["encryptionKey"] = json!({"kekType": "CustomerManaged", "kekUrl": "https://vault.example/odd", "kekVaultResourceID": "/odd/vault"});
    it["driveList"][0]["driveHeaderHash"] = json!(format!("0:4096:{}", "0A".repeat(64)));
    body
}

fn whole_export() -> Value {
    let mut body = export();
    body["properties"]["export"] = json!({"blobList": {"blobPath": ["odd/path.bin"], "blobPathPrefix": ["/odd-prefix"]}, "blobListBlobPath": "odd/list.xml"});
    body
}

fn whole_patch() -> Value {
    json!({"tags": {"other key": "other tag"}, "properties": {
        "returnAddress": whole_address("Second"), "deliveryPackage": parcel("LATER"), "logLevel": "Error", "backupDriveManifest": false,
        "returnShipping": {"carrierName": "Other Carrier", "carrierAccountNumber": "112233445"}, "driveList": [{"driveId": "ODD@", "bitLockerKey": KEY,
        "manifestFile": "\\Other.xml", "manifestHash": "209B21108597EF36D5785F08303F3638", "driveHeaderHash": format!("0:4096:{}", "1B".repeat(64))}]}})
}

fn progress(act: &str) -> Value {
    json!({"act": act, "drive": "ODD@", "percent": 37, "bytes": 37_373_737, "bytesTotal": 47_111_213, "copyStatus": "OddStatus",
        "errorLogUri": "https://logs.example/error", "verboseLogUri": "https://logs.example/verbose", "manifestUri": "https://logs.example/manifest"})
}

fn reported() -> Value {
    let mut it = progress("report");
    it.as_object_mut().unwrap().remove("act");
    for (name, value) in [("subscription", CONTOSO), ("group", "media"), ("name", "odd-@")] {
        it[name] = json!(value);
    }
    it
}

fn finish() -> Value {
    json!({"act": "finish", "drive": "ODD@", "outcome": "warnings", "bytes": 37_373_738, "copyStatus": "OddEnd", "key": KEY,
        "incompleteBlobListUri": "https://logs.example/incomplete", "errorLogUri": "https://logs.example/error2",
        "verboseLogUri": "https://logs.example/verbose2", "manifestUri": "https://logs.example/manifest2"})
}

fn scan() -> Value {
    json!({"trackingNumber": "ODDBOX@", "carrierName": "Box Carrier", "drives": ["BOXED@"], "complete": false,
        "job": {"subscription": CONTOSO, "group": "media", "name": "odd-@"}, "decisions": [{"drive": "BOXED@", "job": {"subscription": CONTOSO, "group": "media", "name": "odd-@"}}]})
}

fn wish(which: &str) -> Value {
    json!({"name": format!("Odd Person {which}"), "email": format!("odd-{which}-@.person@contoso.example"), "roles": ["customer"],
        "subscriptions": [CONTOSO], "disabled": false})
}
