//! `key rotate` and `backup` by four processes at once, beside a service that is written to, each killed at random or left
//! to finish: at the end of every round, and after the service was killed and started again, every BitLocker key can be
//! read, and every backup that has its name is whole. `cargo xtask soak keys` runs two hundred rounds.
//!
//! Kind: a file that is read, changed and written with nothing to hold two who do so apart.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::home;
use crate::killed::{Running, request, start, token_of, waybill};
use crate::world::{KEY, import, job};

const AT_ONCE: usize = 4;
/// Three batches of a rotation.
const JOBS: usize = 25;
const DRIVES: usize = 10;

fn rounds() -> usize {
    std::env::var("WAYBILL_SOAK_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2)
}

/// A command under way; a backup's has a file.
struct Command {
    child: Child,
    file: Option<PathBuf>,
}

impl Command {
    fn start(data: &Path, file: Option<PathBuf>) -> Self {
        let arguments = match &file {
            Some(file) => vec!["backup", file.to_str().unwrap()],
            None => vec!["key", "rotate"],
        };
        let child = waybill(data, &arguments).stdout(Stdio::null()).spawn().unwrap();
        Self { child, file }
    }

    /// Whether it was done, and was not killed before.
    fn end(&mut self, is_killed: bool) -> bool {
        if is_killed {
            let _ = self.child.kill();
        }
        let status = self.child.wait().unwrap();
        assert!(is_killed || status.success(), "a command that was left alone failed: {status}");
        status.success()
    }
}

fn put(service: &Running, token: &str, name: &str) {
    let drives: Vec<String> = (0..DRIVES).map(|at| format!("AAAA111{at}")).collect();
    let drives: Vec<&str> = drives.iter().map(String::as_str).collect();
    let put = request(&service.address, token, "PUT", &job(name), &import(&drives).to_string()).unwrap();
    assert_eq!(put.0, 201, "{}", put.1);
}

fn every_key_is_readable(service: &Running, token: &str, names: &[String], when: &str) {
    for name in names {
        let path = job(&format!("{name}/listBitLockerKeys"));
        let (status, body) = request(&service.address, token, "POST", &path, "").unwrap();
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        let keys = body["value"].as_array().map_or(0, |all| all.iter().filter(|it| it["bitLockerKey"] == KEY).count());
        assert_eq!((status, keys), (200, DRIVES), "{name}, {when}: {body}");
    }
}

/// One round of commands at once; which backups are there.
fn round(data: &Path, folder: &Path) -> (Vec<PathBuf>, usize) {
    let is_backup = |at: usize| !home::is_postgres() && (at == 1 || at > 1 && rand::random_bool(0.5));
    let mut running: Vec<Command> =
        (0..AT_ONCE).map(|at| Command::start(data, is_backup(at).then(|| folder.join(format!("site.{at}"))))).collect();
    let (mut files, mut killed) = (Vec::new(), 0);
    for mut command in running.drain(..) {
        let is_killed = rand::random_bool(0.5);
        if is_killed {
            std::thread::sleep(Duration::from_millis(rand::random_range(0..150)));
        }
        let is_done = command.end(is_killed);
        killed += usize::from(!is_done);
        if let Some(file) = command.file {
            assert!(!is_done || file.exists(), "{} was said to be made", file.display());
            files.extend(Some(file).filter(|file| file.exists()));
        }
    }
    (files, killed)
}

/// It restores: then it is a whole database, and every key in it opens with its own keys.
fn is_whole(file: &Path) {
    let folder = file.with_file_name(format!("{}-restored", file.file_name().unwrap().to_str().unwrap()));
    let output = waybill(&folder, &["restore", file.to_str().unwrap()]).stderr(Stdio::piped()).output().unwrap();
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
}

#[test]
fn rotations_and_backups_at_once_lose_no_key_whoever_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let mut names: Vec<String> = (0..JOBS).map(|at| format!("job-{at}")).collect();
    names.iter().for_each(|name| put(&service, &token, name));
    let (mut backups, mut kills) = (0, 0);
    for at in 0..rounds() {
        let place = folder.path().join(format!("round-{at}"));
        std::fs::create_dir(&place).unwrap();
        let over = AtomicBool::new(false);
        let (files, killed, written) = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let name = format!("round-{at}");
                put(&service, &token, &name);
                while !over.load(Ordering::SeqCst) {
                    every_key_is_readable(&service, &token, std::slice::from_ref(&name), "meanwhile");
                }
                name
            });
            let ended = std::panic::catch_unwind(|| round(&data, &place));
            over.store(true, Ordering::SeqCst);
            let written = writer.join().unwrap();
            let (files, killed) = ended.unwrap_or_else(|problem| std::panic::resume_unwind(problem));
            (files, killed, written)
        });
        names.push(written);
        every_key_is_readable(&service, &token, &names, &format!("after round {at}"));
        files.iter().for_each(|file| is_whole(file));
        service.kill();
        service = start(&data);
        every_key_is_readable(&service, &token, &names, &format!("after round {at} and a restart"));
        (backups, kills) = (backups + files.len(), kills + killed);
        std::fs::remove_dir_all(&place).unwrap();
        // The oldest of the rounds' jobs goes: a hundred rounds cost as much each as the first.
        if names.len() > JOBS + 3 {
            let oldest = names.remove(JOBS);
            assert_eq!(request(&service.address, &token, "DELETE", &job(&oldest), "").unwrap().0, 200);
        }
    }
    let rotated = waybill(&data, &["audit", "--deed", "key-rotated"]).output().unwrap();
    let rotations = String::from_utf8_lossy(&rotated.stdout).lines().count();
    println!(
        "{} rounds: {rotations} keys came into use, {backups} backups were made whole, {kills} commands were killed; each of \
         {} keys was read after every round and after every restart",
        rounds(),
        names.len() * DRIVES
    );
    // Nothing is left undone that a last rotation does not finish.
    assert!(waybill(&data, &["key", "rotate"]).stdout(Stdio::null()).status().unwrap().success());
    // In a few rounds all commands may have been killed; in many, none of these can be missing.
    assert!(rounds() < 5 || rotations > 0 && (backups > 0 || home::is_postgres()));
    every_key_is_readable(&service, &token, &names, "in the end");
    let text = std::fs::read_to_string(data.join("bitlocker.key")).unwrap();
    assert_eq!(text.lines().count(), 2, "one key is left");
}
