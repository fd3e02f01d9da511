//! Mail, from the real program over SMTP to a mail server: what was chosen comes, once, whatever is killed in between.

use std::collections::BTreeSet;
use std::path::Path;

use mailparse::MailHeaderMap;
use serde_json::json;

use crate::killed::{Running, request, start_with, token_of, waybill};
use crate::patience::until;
use crate::smtp::{Mood, Smtp, header};
use crate::world::{import, job, ship, v1};

const EMAIL: &str = "ann@contoso.example";

fn start(data: &Path, smtp: &Smtp) -> Running {
    let url = format!("smtp://127.0.0.1:{}", smtp.port);
    start_with(data, &["--smtp-url", &url, "--mail-from", "Waybill <waybill@company.example>"])
}

pub(crate) struct Ann {
    token: String,
}

impl Ann {
    #[track_caller]
    fn ask(&self, service: &Running, method: &str, path: &str, body: &serde_json::Value, status: u16) -> String {
        let (got, text) = request(&service.address, &self.token, method, path, &body.to_string()).unwrap();
        assert_eq!(got, status, "{text}");
        text
    }

    /// Chooses mail, and proves that the address is hers.
    pub(crate) fn chooses(&self, service: &Running, smtp: &Smtp, states: &[&str]) {
        self.wishes(service, states);
        self.confirms(service, smtp);
    }

    pub(crate) fn wishes(&self, service: &Running, states: &[&str]) {
        let wish = json!({"email": EMAIL, "states": states, "needsMe": true});
        let kept = self.ask(service, "PUT", "/v1/settings/mail", &wish, 200);
        assert!(kept.contains("\"confirmed\":false"), "{kept}");
    }

    pub(crate) fn confirms(&self, service: &Running, smtp: &Smtp) {
        self.confirms_after(service, smtp, 0);
    }

    /// The same, when the mail server holds so many mails already.
    fn confirms_after(&self, service: &Running, smtp: &Smtp, before: usize) {
        let mail = text(&smtp.once_kept(before + 1)[before]);
        let code = mail.lines().find(|line| line.len() == 43 && !line.contains(' ')).expect("a code");
        let wrong = json!({"code": "not the code"});
        self.ask(service, "POST", "/v1/settings/mail/confirm", &wrong, 400);
        let kept = self.ask(service, "POST", "/v1/settings/mail/confirm", &json!({"code": code}), 200);
        assert!(kept.contains("\"confirmed\":true"), "{kept}");
    }

    pub(crate) fn ships(&self, service: &Running, name: &str) {
        self.ask(service, "PUT", &job(name), &import(&["AAAA1111"]), 201);
        self.ask(service, "PATCH", &job(name), &ship(), 200);
    }
}

/// As a mail program shows it.
fn subject(mail: &str) -> String {
    mailparse::parse_mail(mail.as_bytes()).unwrap().headers.get_first_value("Subject").unwrap()
}

fn text(mail: &str) -> String {
    mailparse::parse_mail(mail.as_bytes()).unwrap().get_body().unwrap().replace("\r\n", "\n")
}

pub(crate) fn ann(data: &Path) -> Ann {
    Ann { token: token_of(data, &["--role", "customer", "--subscription", "contoso"]) }
}

#[test]
fn what_was_chosen_comes_with_words_and_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp);
    let (ann, operator) = (ann(&data), Ann { token: token_of(&data, &["--role", "operator"]) });
    // Before the address is confirmed, nothing but the code is sent.
    let wish = json!({"email": "no address", "states": ["Received"]});
    ann.ask(&service, "PUT", "/v1/settings/mail", &wish, 400);
    ann.chooses(&service, &smtp, &["Received"]);
    ann.ships(&service, "rushes-1");
    let acts = format!("{}/actions", v1("rushes-1"));
    let book_in = json!({"act": "bookIn", "drives": ["AAAA1111"]});
    // A refused event tells nobody anything.
    ann.ask(&service, "POST", &acts, &book_in, 403);
    operator.ask(&service, "POST", &acts, &book_in, 200);
    let mails = smtp.once_kept(2);
    let mail = &mails[1];
    assert_eq!(header(mail, "To"), EMAIL);
    assert_eq!(header(mail, "Subject"), "rushes-1: received at the data center");
    assert!(mail.contains("The job rushes-1 went from Shipping to Received"), "{mail}");
    assert!(mail.contains("Now the data center acts"), "{mail}");
    assert!(mail.contains(&format!("http://{}/jobs/contoso/media/rushes-1", service.address)), "{mail}");
    assert!(mail.contains(&format!("Change or stop it: http://{}/settings", service.address)), "{mail}");
    for secret in ["238810", "Keizersgracht", "9400"] {
        assert!(!mail.contains(secret), "{secret}");
    }
}

#[test]
fn each_reader_gets_mail_in_their_own_language() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp);
    let (ann, operator) = (ann(&data), Ann { token: token_of(&data, &["--role", "operator"]) });
    ann.ask(&service, "PUT", "/v1/settings/language", &json!({"language": "tlh"}), 400);
    ann.ask(&service, "PUT", "/v1/settings/language", &json!({"language": "sv"}), 204);
    let kept = ann.ask(&service, "GET", "/v1/settings/language", &json!({}), 200);
    assert!(kept.contains("{\"language\":\"sv\"}"), "{kept}");
    ann.chooses(&service, &smtp, &["Shipping", "Received"]);
    let code = smtp.kept().remove(0);
    assert_eq!(subject(&code), "Bekräfta din adress");
    assert!(text(&code).contains("har bett om e-post från Waybill till den här adressen."), "{code}");
    ann.ships(&service, "filmer-1");
    // The other owner has chosen nothing, and reads English.
    let other = self::ann(&data);
    other.wishes(&service, &["Received"]);
    other.confirms_after(&service, &smtp, 2);
    let act =
        |body: serde_json::Value| operator.ask(&service, "POST", &format!("{}/actions", v1("filmer-1")), &body, 200);
    act(json!({"act": "bookIn", "drives": ["AAAA1111"]}));
    act(json!({"act": "faultJob", "reason": "The customs papers are missing"}));
    let mails = smtp.once_kept(7);
    let of = |subject: &str| {
        let found = mails.iter().find(|mail| self::subject(mail) == subject);
        text(found.unwrap_or_else(|| panic!("{subject}: {mails:?}")))
    };
    let shipped = of("filmer-1: på väg till datacentret");
    assert!(shipped.contains("Jobbet filmer-1 gick från ”Förbereds” till ”På väg”"), "{shipped}");
    let due = chrono::Utc::now() + chrono::TimeDelta::days(14);
    let due = waybill_domain::words::dates::day(waybill_domain::lang::Lang::Swedish, due);
    assert!(shipped.contains(&format!("Nu är paketet hos fraktbolaget. Det är försenat efter {due}.")), "{shipped}");
    assert!(shipped.contains("Ändra eller stoppa: http"), "{shipped}");
    assert!(of("filmer-1: mottaget i datacentret").contains("Nu är det datacentrets tur"));
    assert!(of("filmer-1: received at the data center").contains("Now the data center acts"));
    assert!(of("filmer-1: datacentret behöver dig").contains("Jobbet filmer-1 är stoppat. Datacentret säger:"));
    let english = ["The job", "Open the job", "Resource group", "Time:", "Now "];
    for mail in mails.iter().filter(|mail| subject(mail).contains("filmer-1: m") || subject(mail).contains("på väg"))
    {
        let text = text(mail);
        assert!(!english.iter().any(|word| text.contains(word)), "{text}");
    }
}

#[test]
fn who_was_switched_off_gets_no_mail_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp);
    let ann = ann(&data);
    ann.chooses(&service, &smtp, &["Shipping"]);
    let person = |words: &[&str]| {
        let output = waybill(&data, &[&["person"], words].concat()).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let all = person(&["list"]);
    let ann = all.lines().find(|line| line.ends_with("contoso")).expect("Ann");
    let (id, _) = ann.split_once('\t').expect("an id");
    person(&["change", id, "--off"]);
    let other = self::ann(&data);
    other.ships(&service, "rushes-1");
    // Mail goes out in the order in which it was written: the next is the other one's code, and nothing of Ann's.
    other.wishes(&service, &["Received"]);
    other.confirms_after(&service, &smtp, 1);
}

#[test]
fn a_mail_survives_kills_and_keeps_its_message_id() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let mut service = start(&data, &smtp);
    let ann = ann(&data);
    ann.chooses(&service, &smtp, &["Shipping"]);
    // The mail server is full: the mail waits in the outbox, over a kill.
    smtp.is(Mood::PutsOff);
    ann.ships(&service, "rushes-1");
    until(|| smtp.tried() >= 2);
    service.kill();
    smtp.is(Mood::TakesSilently);
    let mut service = start(&data, &smtp);
    // The mail server has it, and the service is killed before it is told so.
    smtp.once_kept(2);
    service.kill();
    smtp.is(Mood::Takes);
    let service = start(&data, &smtp);
    ann.ships(&service, "rushes-2");
    let mut mails = smtp.once_kept(4);
    mails.remove(0);
    let id = |mail: &String| (header(mail, "Message-ID").to_owned(), header(mail, "Subject").to_owned());
    let distinct: BTreeSet<_> = mails.iter().map(id).collect();
    let subjects: BTreeSet<_> = distinct.iter().map(|it| it.1.as_str()).collect();
    let words = "on its way to the data center";
    assert_eq!(subjects, BTreeSet::from([&*format!("rushes-1: {words}"), &*format!("rushes-2: {words}")]));
    assert_eq!(distinct.len(), 2, "each mail has one Message-ID, however often it is tried: {distinct:?}");
    // One that the mail server acknowledged is not sent again.
    ann.ships(&service, "rushes-3");
    assert_eq!(smtp.once_kept(5).len(), 5);
}

#[test]
fn without_a_mail_server_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start_with(&data, &[]);
    let ann = ann(&data);
    let settings = ann.ask(&service, "GET", "/v1/settings/mail", &json!({}), 200);
    assert!(settings.contains("\"available\":false"), "{settings}");
    let wish = json!({"email": EMAIL, "states": ["Received"]});
    let refused = ann.ask(&service, "PUT", "/v1/settings/mail", &wish, 409);
    assert!(refused.contains("sends no mail"), "{refused}");
}
