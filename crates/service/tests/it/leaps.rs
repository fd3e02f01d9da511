//! A clock that leaps: the real program, under a wall clock that a file sets. Guards against what cannot be undone being
//! done by a clock that is wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::killed::{Running, request, running, token_of, waybill};
use crate::patience::until;
use crate::world::{import, job};

/// Seconds: to beyond the year 2100.
const FAR: &str = "2400000000";
const HELD: &str = "waybill clock agree";
const GOES_ON: &str = "the clock is believed again";

struct Leaping {
    folder: tempfile::TempDir,
    data: PathBuf,
    library: PathBuf,
}

impl Leaping {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (source, library) = (folder.path().join("ahead.c"), folder.path().join("ahead.so"));
        std::fs::write(&source, include_str!("leaps/ahead.c")).unwrap();
        let mut cc = Command::new("cc");
        let done =
            cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).output().expect("a C compiler");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let it = Self { data: folder.path().join("data"), folder, library };
        it.set("0");
        it
    }

    fn set(&self, seconds: &str) {
        std::fs::write(self.ahead(), seconds).unwrap();
    }

    fn ahead(&self) -> PathBuf {
        self.folder.path().join("ahead")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = waybill(&self.data, arguments);
        command.env("LD_PRELOAD", &self.library).env("CLOCK_AHEAD", self.ahead());
        command
    }

    fn start(&self) -> Running {
        let log = std::fs::File::create(self.log()).unwrap();
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        running(command.stderr(log).stdout(Stdio::piped()).spawn().unwrap()).expect("an address")
    }

    /// Waits for so many lines of the log with these words.
    fn told(&self, words: &str, times: usize) {
        until(|| read(&self.log()).matches(words).count() >= times);
    }

    fn said(&self, arguments: &[&str]) -> String {
        let done = self.command(arguments).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// A token by the clock as it is set now.
    fn token(&self) -> String {
        let made = self.said(&["token", "--role", "customer", "--subscription", "contoso"]);
        made.lines().last().unwrap().to_owned()
    }
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}

fn status(service: &Running, token: &str, name: &str) -> u16 {
    request(&service.address, token, "GET", &job(name), "").unwrap().0
}

#[cfg(target_os = "linux")]
#[test]
fn a_clock_that_leaps_deletes_nothing_until_a_person_agrees() {
    let clock = Leaping::new();
    let service = clock.start();
    let token = token_of(&clock.data, &["--role", "customer", "--subscription", "contoso"]);
    let names: Vec<String> = (0..6).map(|at| format!("job-{at}")).collect();
    for name in &names {
        let body = import(&["AAAA1111"]).to_string();
        assert_eq!(request(&service.address, &token, "PUT", &job(name), &body).unwrap().0, 201);
    }

    // One of the replicas leads, and has seen the clock.
    until(|| !clock.said(&["clock", "show"]).contains("nothing yet"));

    // To 2100 and back: nothing is gone, jobs, keys and the token that is expired by that clock.
    clock.set(FAR);
    clock.told(HELD, 1);
    assert!(clock.said(&["clock", "show"]).contains("deadlines wait"));
    let root = clock.said(&["token", "--role", "administrator"]);
    let people = request(&service.address, root.lines().last().unwrap(), "GET", "/v1/people", "").unwrap();
    assert!(people.0 == 200 && people.1.contains("\"clockAheadDays\":27"), "{people:?}");
    assert_eq!(request(&service.address, "", "GET", "/readyz", "").unwrap().0, 200);
    clock.set("0");
    clock.told(GOES_ON, 1);
    for name in &names {
        assert_eq!(status(&service, &token, name), 200);
    }
    let keys =
        request(&service.address, &token, "POST", &job("job-0").replace('?', "/listBitLockerKeys?"), "").unwrap();
    assert!(keys.0 == 200 && keys.1.contains("AAAA1111"), "{}", keys.1);

    // The same at a start: it was off, and nobody knows for how long.
    drop(service);
    clock.set(FAR);
    let service = clock.start();
    clock.told(HELD, 1);
    let later = clock.token();
    assert_eq!(status(&service, &later, "job-0"), 200);

    // A person says that it is so late.
    assert!(clock.said(&["clock", "agree"]).contains("Agreed"));
    clock.told(GOES_ON, 1);
    for name in &names {
        until(|| status(&service, &later, name) == 404);
    }
    assert!(clock.said(&["clock", "show"]).contains("deadlines are kept"));
    assert!(clock.said(&["audit"]).contains("clock-agreed"));
}
