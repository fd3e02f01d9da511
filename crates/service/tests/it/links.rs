//! Sign-in links by mail, from the real program over SMTP: whoever asks is answered alike, and whoever is known gets one.

use std::path::Path;

use serde_json::json;

use crate::killed::{Running, request, start_with, waybill};
use crate::smtp::{Smtp, header};

const EMAIL: &str = "ann@contoso.example";

fn start(data: &Path, smtp: &Smtp, config: &str) -> Running {
    let (url, file) = (format!("smtp://127.0.0.1:{}", smtp.port), data.with_extension("toml"));
    std::fs::write(&file, config).unwrap();
    let file = file.display().to_string();
    start_with(data, &["--config", &file, "--smtp-url", &url, "--mail-from", "Waybill <waybill@company.example>"])
}

fn ask(service: &Running, email: &str) -> (u16, String) {
    request(&service.address, "", "POST", "/v1/sign-in/mail", &json!({"email": email}).to_string()).unwrap()
}

fn ways(service: &Running) -> String {
    request(&service.address, "", "GET", "/v1/sign-in", "").unwrap().1
}

fn people(data: &Path, arguments: &[&str]) {
    let done = waybill(data, &[&["person"], arguments].concat()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn a_link_by_mail_signs_in_once_and_only_those_who_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp, "");
    people(&data, &["add", "--name", "Ann", "--email", EMAIL, "--role", "support"]);
    assert_eq!(ways(&service), r#"{"oneTimeLinks":true,"byMail":true}"#);
    // Somebody unknown, a slip of the key, and one who presses twice: all alike.
    for email in ["nobody@contoso.example", " Ann@Contoso.example ", EMAIL, "nobody@contoso.example"] {
        assert_eq!(ask(&service, email), (202, String::new()), "{email}");
    }
    let (status, text) = ask(&service, "no address");
    assert!(status == 400 && text.contains("\"target\":\"email\""), "{text}");
    let mail = smtp.once_kept(1).remove(0);
    assert_eq!((header(&mail, "To"), header(&mail, "Subject")), (EMAIL, "Your sign-in link"));
    let begin = format!("http://{}/sign-in#", service.address);
    let code = mail.lines().find_map(|line| line.strip_prefix(&begin)).expect("a link").to_owned();
    let redeem = || request(&service.address, "", "POST", "/v1/session", &json!({"code": code}).to_string()).unwrap();
    let (status, session) = redeem();
    assert!(status == 200 && session.contains("\"roles\":[\"support\"]"), "{session}");
    assert_eq!(redeem().0, 401);

    // For one address no more than a few, known or not, and the answer says when.
    let mut refused = (0..6).map(|_| ask(&service, "nobody@contoso.example")).filter(|it| it.0 == 429);
    let (_, told) = refused.next().expect("a limit");
    assert!(told.contains("\"code\":\"TooManyRequests\""), "{told}");
    // By then whatever was asked for has been answered: one mail, however often.
    people(&data, &["add", "--name", "Lena", "--email", "lena@company.example", "--role", "support"]);
    assert_eq!(ask(&service, "lena@company.example").0, 202);
    let mails = smtp.once_kept(2);
    assert_eq!(header(&mails[1], "To"), "lena@company.example");
    assert_eq!(mails.len(), 2);
}

#[test]
fn links_by_mail_can_be_switched_off() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    for config in ["[sign-in]\nlinks-by-mail = false\n", "[sign-in]\none-time-links = false\n"] {
        let service = start(&data, &smtp, config);
        assert!(ways(&service).contains("\"byMail\":false"), "{config}");
        let (status, text) = ask(&service, EMAIL);
        assert!(status == 403 && text.contains("sends no sign-in links"), "{text}");
    }
    let service = start_with(&data, &[]);
    assert!(ways(&service).contains("\"byMail\":false"), "without a mail server there is none");
}
