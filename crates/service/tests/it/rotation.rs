//! Another key for BitLocker keys while the service runs, broken off and finished.

use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::killed::{request, start, token_of, waybill};
use crate::world::{KEY, import, job};

fn rotate(data: &Path) -> Child {
    waybill(data, &["key", "rotate"]).stdout(Stdio::piped()).spawn().unwrap()
}

fn finish(child: Child) -> String {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn ids(data: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(data.join("bitlocker.key")).unwrap();
    text.lines().skip(1).map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn keys_are_changed_while_others_read_and_write_and_the_rotation_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let drives: Vec<String> = (0..10).map(|at| format!("AAAA111{at}")).collect();
    let drives: Vec<&str> = drives.iter().map(String::as_str).collect();
    let put = |name: &str| {
        let body = import(&drives).to_string();
        request(&service.address, &token, "PUT", &job(name), &body).unwrap().0
    };
    let read = |name: &str| {
        let path = job(&format!("{name}/listBitLockerKeys"));
        let (status, body) = request(&service.address, &token, "POST", &path, "").unwrap();
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        let keys = body["value"].as_array().map_or(0, |all| all.iter().filter(|it| it["bitLockerKey"] == KEY).count());
        assert_eq!((status, keys), (200, 10), "{name}: {body}");
    };
    (0..60).for_each(|at| assert_eq!(put(&format!("job-{at}")), 201));
    let before = ids(&data);
    let (done, mut written) = (AtomicBool::new(false), 60);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut at = 0;
            while !done.load(Ordering::SeqCst) {
                read(&format!("job-{}", at % 60));
                at += 1;
            }
            at
        });
        let writer = scope.spawn(|| {
            let mut at = 60;
            while !done.load(Ordering::SeqCst) {
                assert_eq!(put(&format!("job-{at}")), 201);
                at += 1;
            }
            at
        });
        // Killed sooner and later: before the first batch, between two, near the end.
        for pause in [5, 20, 40, 60, 80] {
            let mut child = rotate(&data);
            std::thread::sleep(Duration::from_millis(pause));
            let _ = child.kill();
            child.wait().unwrap();
        }
        finish(rotate(&data));
        done.store(true, Ordering::SeqCst);
        assert!(reader.join().unwrap() > 0);
        written = writer.join().unwrap();
    });
    let now = ids(&data);
    assert!(now.len() == 1 && now != before, "{before:?} {now:?}");
    let told = finish(rotate(&data));
    assert!(told.starts_with("Done: ") && ids(&data) != now, "{told}");
    (0..written).for_each(|at| read(&format!("job-{at}")));
    let book = waybill(&data, &["audit", "--deed", "key-dropped"]).output().unwrap();
    assert!(String::from_utf8(book.stdout).unwrap().contains(&before[0]));
    // After a restart, only the file's one key is there.
    drop(service);
    let service = start(&data);
    let path = job("job-1/listBitLockerKeys");
    assert!(request(&service.address, &token, "POST", &path, "").unwrap().1.contains(KEY));
}

#[test]
fn a_key_can_be_spread_before_it_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _service = start(&data);
    let added = finish(waybill(&data, &["key", "add"]).stdout(Stdio::piped()).spawn().unwrap());
    let both = ids(&data);
    assert!(both.len() == 2 && added.contains(&both[1]), "{added}");
    let told = finish(rotate(&data));
    assert!(told.contains(&both[1]) && told.trim_end().ends_with(&format!("dropped: {}", both[0])), "{told}");
    assert_eq!(ids(&data), both[1..]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(data.join("bitlocker.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
