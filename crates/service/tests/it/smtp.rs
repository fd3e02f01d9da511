//! A mail server, as a process of its own: `aiosmtpd` for Python, in an environment below `target/tools`. It keeps what
//! it is given, and can be told to refuse, to break off, or to take a mail and never say so.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

use crate::patience::until;

const AIOSMTPD: &str = "aiosmtpd==1.4.6";
/// What the mail server wants of those who hand mail over, where it wants anything.
pub(crate) const USER: &str = "waybill";
pub(crate) const PASSWORD: &str = "of the post office";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    Takes,
    /// Answers that it has no room now.
    PutsOff,
    /// Keeps the mail, and says nothing more.
    TakesSilently,
    /// Ends the connection in the midst of a mail.
    BreaksOff,
    /// Keeps the mail, and ends the connection before it says so.
    TakesAndBreaksOff,
    /// Refuses whomever the mail is for.
    KnowsNobody,
}

/// How it is spoken with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    Plain,
    /// TLS once both have said so, and a password; the folder has the certificate.
    StartTls,
    /// TLS from the first byte, and a password.
    Tls,
}

/// A mail as it came.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) secure: bool,
    pub(crate) user: Option<String>,
    pub(crate) text: String,
}

#[derive(Default)]
struct Came {
    mails: Vec<Mail>,
    tried: usize,
}

pub(crate) struct Smtp {
    pub(crate) port: u16,
    process: Child,
    told: Mutex<ChildStdin>,
    came: Arc<Mutex<Came>>,
}

impl Smtp {
    pub(crate) fn start() -> Self {
        Self::on(Line::Plain, Path::new("."))
    }

    pub(crate) fn on(line: Line, folder: &Path) -> Self {
        let how = match line {
            Line::Plain => "plain",
            Line::StartTls => "starttls",
            Line::Tls => "tls",
        };
        let mut command = Command::new(python());
        command
            .args(["-W", "ignore"])
            .arg(here().join("tests/it/smtp/office.py"))
            .arg(how)
            .arg(folder)
            .env("PASSWORD", PASSWORD);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let told = Mutex::new(process.stdin.take().unwrap());
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut said = lines.map(|line| serde_json::from_str::<Value>(&line).unwrap());
        let port = said.next().expect("a port")["port"].as_u64().unwrap().try_into().unwrap();
        let came: Arc<Mutex<Came>> = Arc::default();
        let book = Arc::clone(&came);
        std::thread::spawn(move || said.for_each(|it| book.lock().unwrap().note(&it)));
        Self { port, process, told, came }
    }

    pub(crate) fn is(&self, mood: Mood) {
        let word = format!("{mood:?}\n");
        let word = word[..1].to_ascii_lowercase() + &word[1..];
        self.told.lock().unwrap().write_all(word.as_bytes()).unwrap();
        // It reads at once; a mail that is already under way may be treated as before.
        std::thread::sleep(Duration::from_millis(100));
    }

    pub(crate) fn mails(&self) -> Vec<Mail> {
        self.came.lock().unwrap().mails.clone()
    }

    /// The text of each.
    pub(crate) fn kept(&self) -> Vec<String> {
        self.mails().into_iter().map(|mail| mail.text).collect()
    }

    pub(crate) fn tried(&self) -> usize {
        self.came.lock().unwrap().tried
    }

    /// Once it holds so many mails, all of them.
    pub(crate) fn once_kept(&self, count: usize) -> Vec<String> {
        until(|| self.kept().len() >= count);
        self.kept()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Came {
    fn note(&mut self, said: &Value) {
        if said["tried"] == true {
            self.tried += 1;
            return;
        }
        // Soft line breaks of quoted-printable; an encoded word at the end of a header looks like one.
        let (head, body) = said["text"].as_str().unwrap().split_once("\n\n").unwrap();
        let text = format!("{head}\n\n{}", body.replace("=\n", ""));
        let user = said["user"].as_str().map(str::to_owned);
        let to = said["to"][0].as_str().unwrap().to_owned();
        self.mails.push(Mail { to, secure: said["secure"] == true, user, text });
    }
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Python that has the mail server; made once, by the first that asks.
fn python() -> PathBuf {
    let tools = here().join("../../target/tools");
    let (folder, ready) = (tools.join("aiosmtpd"), tools.join("aiosmtpd/ready"));
    std::fs::create_dir_all(&tools).unwrap();
    let lock = File::create(tools.join("aiosmtpd.lock")).unwrap();
    lock.lock().unwrap();
    if std::fs::read_to_string(&ready).is_ok_and(|which| which == AIOSMTPD) {
        return folder.join("bin/python");
    }
    let run = |command: &mut Command| {
        let done = command.output().expect("the mail server of the tests needs python3");
        assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    run(Command::new(folder.join("bin/python")).args(["-m", "pip", "install", "--quiet", AIOSMTPD]));
    std::fs::write(ready, AIOSMTPD).unwrap();
    folder.join("bin/python")
}

/// A header's value.
pub(crate) fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    mail.lines().find_map(|line| line.strip_prefix(&start)).expect(name)
}
