//! Codes that confirm an address, from the real program over SMTP. The address may be anybody's, so the number of codes that
//! one person or address can cause is limited. Guards against a stranger who is flooded with mail by somebody who is signed in.

use std::path::Path;

use serde_json::json;
use sqlx::Connection as _;

use crate::home;
use crate::killed::{Running, request, start_with, token_of};
use crate::patience::until;
use crate::smtp::{Smtp, header};

fn start(data: &Path, smtp: &Smtp) -> Running {
    let url = format!("smtp://127.0.0.1:{}", smtp.port);
    start_with(data, &["--smtp-url", &url, "--mail-from", "Waybill <waybill@company.example>"])
}

/// As if a minute had passed for everybody: a person is sent one code in that time.
fn a_minute_passes(data: &Path) {
    let work = async {
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&home::url(data)).await.unwrap();
        sqlx::query("update mail_setting set code_ms = code_ms - 60000").execute(&mut line).await.unwrap();
        line.close().await.unwrap();
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
}

fn wishes(service: &Running, token: &str, email: Option<&str>) -> (u16, String) {
    let wish = json!({"email": email, "states": ["Received"], "needsMe": true}).to_string();
    request(&service.address, token, "PUT", "/v1/settings/mail", &wish).unwrap()
}

#[track_caller]
fn is_too_many((status, text): (u16, String)) {
    assert!(status == 409 && text.contains("Too many codes were sent lately"), "{status} {text}");
}

#[test]
fn one_person_asks_for_five_codes_whatever_addresses_they_name() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp);
    let ann = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let other = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..4 {
        let (status, text) = wishes(&service, &ann, Some(&format!("stranger-{at}@elsewhere.example")));
        assert_eq!(status, 200, "{text}");
        smtp.once_kept(at + 1);
        if at < 3 {
            a_minute_passes(&data);
        }
    }
    // Within the minute not even one more. It counts, and forgetting the address is no way round the limit.
    let (status, text) = wishes(&service, &ann, Some("another@elsewhere.example"));
    assert!(status == 409 && text.contains("less than a minute ago"), "{status} {text}");
    assert_eq!(wishes(&service, &ann, None).0, 200);
    is_too_many(wishes(&service, &ann, Some("stranger-5@elsewhere.example")));
    // Others are not held up by it.
    assert_eq!(wishes(&service, &other, Some("bo@contoso.example")).0, 200);
    let mails = smtp.once_kept(5);
    let to: Vec<&str> = mails.iter().map(|mail| header(mail, "To")).collect();
    assert_eq!((mails.len(), to[4]), (5, "bo@contoso.example"), "{to:?}");
}

#[test]
fn one_address_is_sent_three_codes_by_all_people_together() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp);
    let people: Vec<String> =
        (0..6).map(|_| token_of(&data, &["--role", "customer", "--subscription", "contoso"])).collect();
    let spelled = ["victim@elsewhere.example", "Victim@elsewhere.example", " victim@ELSEWHERE.example "];
    for (at, token) in people.iter().enumerate() {
        let asked = wishes(&service, token, Some(spelled[at % 3]));
        if at < 3 {
            assert_eq!(asked.0, 200, "{}", asked.1);
            smtp.once_kept(at + 1);
        } else {
            is_too_many(asked);
        }
    }
    // Whatever was to be sent by now is sent before this.
    assert_eq!(wishes(&service, &people[5], Some("own@contoso.example")).0, 200);
    until(|| smtp.kept().iter().any(|mail| header(mail, "To") == "own@contoso.example"));
    let mails = smtp.kept();
    let of_victim = mails.iter().filter(|mail| header(mail, "To").eq_ignore_ascii_case("victim@elsewhere.example"));
    assert_eq!((of_victim.count(), mails.len()), (3, 4));
}
