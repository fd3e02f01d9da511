//! Files that others made and that hold a secret: passwords, tokens, the key of a certificate. The log says that one can be
//! read by others. Guards against trusting what surrounds the service.

use std::fs::{File, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use crate::killed::waybill;
use crate::mail_lines::certify;

const SECRETS: [&str; 4] = ["smtp-password", "metrics-token", "client-secret", "key.pem"];

/// The log of a service whose secrets have this mode, once it has started.
fn log(folder: &Path, mode: u32) -> String {
    let config = "[mail]\nurl = \"smtp://mailer@127.0.0.1:9\"\nfrom = \"Waybill <waybill@company.example>\"\n\
                  password-file = \"smtp-password\"\n[metrics]\ntoken-file = \"metrics-token\"\n\
                  [oidc]\nissuer = \"http://127.0.0.1:9\"\nclient-id = \"waybill\"\nname = \"Company\"\n\
                  client-secret-file = \"client-secret\"\n[tls]\ncert = \"certificate.pem\"\nkey = \"key.pem\"\n";
    let (file, log) = (folder.join("waybill.toml"), folder.join(format!("log-{mode:o}")));
    std::fs::write(&file, config).unwrap();
    for name in SECRETS {
        let path = folder.join(name);
        if name != "key.pem" {
            std::fs::write(&path, "hunter2-of-somebody").unwrap();
        }
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    let file = file.display().to_string();
    let mut command = waybill(&folder.join("data"), &["serve", "--listen", "127.0.0.1:0", "--config", &file]);
    let mut child = command.stdout(Stdio::piped()).stderr(File::create(&log).unwrap()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let is_up = lines.any(|line| line.contains("is ready at"));
    let _ = child.kill();
    child.wait().unwrap();
    let read = || std::fs::read_to_string(&log).unwrap();
    assert!(is_up, "{}", read());
    read()
}

#[test]
fn a_secret_that_others_can_read_is_told_in_the_log_by_its_file() {
    let folder = tempfile::tempdir().unwrap();
    certify(folder.path());
    for (mode, is_told) in [(0o600, false), (0o640, false), (0o400, false), (0o644, true), (0o444, true), (0o660, true)]
    {
        let log = log(folder.path(), mode);
        for name in SECRETS {
            let lines = log.lines().filter(|line| line.contains("WARN") && line.contains(name));
            assert_eq!(lines.count(), usize::from(is_told), "{name} {mode:o}: {log}");
        }
        assert!(!log.contains("hunter2"), "{log}");
    }
}
