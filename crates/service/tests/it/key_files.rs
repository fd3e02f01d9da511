//! Two data folders, each with a key file of its own, on one PostgreSQL: rotations from both at once, killed at random or left
//! to finish. One of them has the way free and the other is refused, so one of the two files has every key that the database
//! uses, and once that file is copied, as the documents say, every BitLocker key can be read from both folders.
//!
//! Kind: a file that is read, changed and written with nothing to hold two who do so apart.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::Value;
use sqlx::{AnyConnection, Connection as _};

use crate::home;
use crate::killed::{request, start, token_of, waybill};
use crate::world::{KEY, import, job};

const ROUNDS: usize = 6;
const JOBS: usize = 12;
const DRIVES: [&str; 10] = ["A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];

/// The ids of the keys that the database uses: the one in use, and those under which something is encrypted.
fn used(data: &Path) -> BTreeSet<String> {
    let ask = async {
        sqlx::any::install_default_drivers();
        let mut line = AnyConnection::connect(&home::url(data)).await.unwrap();
        let sql = "select distinct substr(cipher, 1, 8) from bitlocker_key \
                   union select value from setting where name = 'bitlocker-key'";
        let ids: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut line).await.unwrap();
        line.close().await.unwrap();
        ids.into_iter().collect()
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(ask)
}

fn of_file(data: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(data.join("bitlocker.key")).unwrap();
    text.lines().skip(1).map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

/// How many of those that were not killed were done, and how many were refused for want of the other's key.
fn outcomes(running: Vec<Child>) -> [usize; 2] {
    let mut counts = [0; 2];
    for (at, mut child) in running.into_iter().enumerate() {
        let is_killed = rand::random_bool(0.4);
        if is_killed {
            std::thread::sleep(Duration::from_millis(rand::random_range(0..150)));
            let _ = child.kill();
        }
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            counts[0] += 1;
        } else if !is_killed {
            assert!(told.contains("the key file lacks the key"), "{at}: {told}");
            counts[1] += 1;
        }
    }
    counts
}

#[test]
#[ignore = "needs a PostgreSQL server: `cargo xtask test postgres` starts one and runs this"]
fn rotations_from_two_folders_on_one_database_lose_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let folders = ["one", "two"].map(|name| folder.path().join(name));
    let service = start(&folders[0]);
    let token = token_of(&folders[0], &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..JOBS {
        let body = import(&DRIVES).to_string();
        assert_eq!(request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap().0, 201);
    }
    drop(service);
    home::replica(&folders[0], &folders[1]);
    let (mut done, mut refused) = (0, 0);
    for round in 0..ROUNDS {
        let rotate = |at: usize| {
            let mut command = waybill(&folders[at % 2], &["key", "rotate"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let counts = outcomes((0..4).map(rotate).collect());
        (done, refused) = (done + counts[0], refused + counts[1]);
        let (used, files) = (used(&folders[0]), folders.each_ref().map(|it| of_file(it)));
        let whole = files.iter().position(|file| file.is_superset(&used));
        let whole = whole.unwrap_or_else(|| panic!("round {round}: {used:?} are used, the files have {files:?}"));
        std::fs::copy(folders[whole].join("bitlocker.key"), folders[1 - whole].join("bitlocker.key")).unwrap();
        for data in &folders {
            let service = start(data);
            for at in 0..JOBS {
                let path = job(&format!("job-{at}/listBitLockerKeys"));
                let (status, body) = request(&service.address, &token, "POST", &path, "").unwrap();
                let body: Value = serde_json::from_str(&body).unwrap_or_default();
                let keys =
                    body["value"].as_array().map_or(0, |all| all.iter().filter(|it| it["bitLockerKey"] == KEY).count());
                assert_eq!((status, keys), (200, DRIVES.len()), "round {round}, job-{at}: {body}");
            }
        }
    }
    println!("{ROUNDS} rounds of 4: {done} rotations were done, {refused} refused");
}
