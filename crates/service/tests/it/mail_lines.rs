//! Mail over real lines: TLS as servers begin it, passwords, servers that refuse, and lines that break.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::killed::{Running, request, running, waybill};
use crate::mail::ann;
use crate::patience::until;
use crate::smtp::{Line, Mood, PASSWORD, Smtp, USER, header};

/// Not the loopback address, for which plain SMTP would do; what is sent there comes to this machine all the same.
const HOST: &str = "0.0.0.0";
const METRICS: &str = "of the one who watches";

fn start(data: &Path, smtp: &Smtp, line: Line, password: Option<&str>, trusted: Option<&Path>) -> Running {
    let url = match line {
        Line::Plain => format!("smtp://127.0.0.1:{}", smtp.port),
        Line::StartTls => format!("smtp://{USER}@{HOST}:{}", smtp.port),
        Line::Tls => format!("smtps://{USER}@{HOST}:{}", smtp.port),
    };
    let mail = ["--smtp-url", &url, "--mail-from", "waybill@company.example"];
    let config = data.with_extension("toml");
    std::fs::write(&config, "[metrics]\ntoken-env = \"METRICS\"\n").unwrap();
    let config = config.display().to_string();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--config", &config];
    let mut command = waybill(data, &[&serve[..], &mail].concat());
    command.env("METRICS", METRICS);
    if let Some(password) = password {
        command.env("WAYBILL_SMTP_PASSWORD", password);
    }
    if let Some(certificate) = trusted {
        command.env("SSL_CERT_FILE", certificate);
    }
    running(command.stdout(Stdio::piped()).spawn().unwrap()).expect("a service that starts")
}

/// A certificate for this host, and its key.
pub(crate) fn certify(folder: &Path) {
    let text = format!(
        "[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = more\n[name]\nCN = mail.example\n[more]\n\
         basicConstraints = critical, CA:FALSE\nsubjectAltName = IP:{HOST}\n"
    );
    std::fs::write(folder.join("request"), text).unwrap();
    let mut openssl = Command::new("openssl");
    openssl.current_dir(folder).args(["req", "-x509", "-config", "request", "-days", "3650", "-nodes"]);
    openssl.args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-keyout", "key.pem"]);
    let made = openssl.args(["-out", "certificate.pem"]).output().expect("the test makes its certificate with openssl");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn mail_goes_over_tls_with_a_password_to_a_server_that_proves_who_it_is() {
    let folder = tempfile::tempdir().unwrap();
    certify(folder.path());
    let certificate = folder.path().join("certificate.pem");
    for line in [Line::StartTls, Line::Tls] {
        let (data, smtp) = (folder.path().join(format!("{line:?}")), Smtp::on(line, folder.path()));
        // A server that anybody might be is given nothing, not even the password.
        let mut service = start(&data, &smtp, line, Some(PASSWORD), None);
        let ann = ann(&data);
        ann.wishes(&service, &["Shipping"]);
        until(|| delayed(&service) > 0);
        assert_eq!(smtp.tried(), 0, "{line:?}");
        service.kill();
        // With a wrong password the mail waits: somebody will mend it.
        let mut service = start(&data, &smtp, line, Some("wrong"), Some(&certificate));
        until(|| smtp.tried() > 0);
        service.kill();
        let service = start(&data, &smtp, line, Some(PASSWORD), Some(&certificate));
        ann.confirms(&service, &smtp);
        ann.ships(&service, "rushes-1");
        smtp.once_kept(2);
        for mail in smtp.mails() {
            assert!(mail.secure && mail.user.as_deref() == Some(USER), "{mail:?}");
        }
    }
}

#[test]
fn a_line_that_breaks_loses_no_mail_and_sends_none_twice_that_was_surely_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let service = start(&data, &smtp, Line::Plain, None, None);
    let ann = ann(&data);
    ann.chooses(&service, &smtp, &["Shipping"]);
    // In the midst of the text: the server has nothing, and the mail comes once.
    smtp.is(Mood::BreaksOff);
    ann.ships(&service, "rushes-1");
    until(|| smtp.tried() >= 2);
    smtp.is(Mood::Takes);
    let subject = |mail: &String| header(mail, "Subject").split(':').next().unwrap_or_default().to_owned();
    assert_eq!(subject(&smtp.once_kept(2)[1]), "rushes-1");
    // After the text: nobody can know, so it comes again, and says that it is the same.
    smtp.is(Mood::TakesAndBreaksOff);
    ann.ships(&service, "rushes-2");
    smtp.once_kept(3);
    smtp.is(Mood::Takes);
    let mails = smtp.once_kept(4);
    assert_eq!([&mails[2], &mails[3]].map(subject), ["rushes-2", "rushes-2"]);
    assert_eq!(header(&mails[2], "Message-ID"), header(&mails[3], "Message-ID"));
    // An address that the server does not know is not tried again, and the operator of the service is told.
    smtp.is(Mood::KnowsNobody);
    let tried = smtp.tried();
    ann.ships(&service, "rushes-3");
    until(|| counted(&service, "refused") == 1);
    smtp.is(Mood::Takes);
    ann.ships(&service, "rushes-4");
    let mails = smtp.once_kept(5);
    assert_eq!((subject(&mails[4]), smtp.tried()), ("rushes-4".to_owned(), tried + 2));
}

fn delayed(service: &Running) -> u64 {
    counted(service, "delayed")
}

/// How many mails ended so, by the service's own count.
fn counted(service: &Running, word: &str) -> u64 {
    let (_, text) = request(&service.address, METRICS, "GET", "/metrics", "").unwrap();
    let line = text.lines().find(|line| line.starts_with("waybill_mail") && line.contains(&format!("\"{word}\"")));
    line.and_then(|line| line.split(' ').next_back()?.parse().ok()).unwrap_or_default()
}
