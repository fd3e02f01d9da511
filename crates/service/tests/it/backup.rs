//! A site is copied while it is written to, lost, and brought back.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::killed::{request, start, token_of, waybill};
use crate::world::{KEY, import, job};

fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let output = waybill(data, arguments).stderr(std::process::Stdio::piped()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), text)
}

#[test]
fn what_was_acknowledged_before_a_backup_is_there_after_the_folder_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("site.backup");
    let name = file.display().to_string();
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let (written, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    let before = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let at = written.load(Ordering::SeqCst);
                let body = import(&["AAAA1111"]).to_string();
                let put = request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap();
                assert_eq!(put.0, 201);
                written.store(at + 1, Ordering::SeqCst);
            }
        });
        while written.load(Ordering::SeqCst) < 20 && !writer.is_finished() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let before = written.load(Ordering::SeqCst);
        let (made, text) = run(&data, &["backup", &name]);
        done.store(true, Ordering::SeqCst);
        assert!(made && text.contains("its keys in"), "{text}");
        before
    });
    let (again, text) = run(&data, &["backup", &name]);
    assert!(!again && text.contains("is there already"), "{text}");
    let (over, text) = run(&data, &["restore", &name]);
    assert!(!over && text.contains("is not empty"), "{text}");
    #[cfg(unix)]
    for file in [&name, &format!("{name}.keys")] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    drop(service);
    std::fs::remove_dir_all(&data).unwrap();
    let (restored, text) = run(&data, &["restore", &name]);
    assert!(restored, "{text}");
    let service = start(&data);
    for at in 0..before {
        let path = job(&format!("job-{at}/listBitLockerKeys"));
        let (status, body) = request(&service.address, &token, "POST", &path, "").unwrap();
        assert!(status == 200 && body.contains(KEY), "job-{at} is lost: {status} {body}");
    }
    let found = request(&service.address, &token, "GET", "/v1/jobs?q=job-1", "").unwrap();
    assert!(found.1.contains("job-1"), "{found:?}");
    let (_, book) = run(&data, &["audit", "--deed", "backed-up", "--deed", "restored"]);
    assert_eq!(book.lines().count(), 2, "{book}");
}

#[test]
fn a_backup_that_is_damaged_or_without_its_keys_leaves_the_folder_empty() {
    let folder = tempfile::tempdir().unwrap();
    let (data, new) = (folder.path().join("data"), folder.path().join("new"));
    let file = folder.path().join("site.backup");
    let name = file.display().to_string();
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let body = import(&["AAAA1111"]).to_string();
    assert_eq!(request(&service.address, &token, "PUT", &job("a"), &body).unwrap().0, 201);
    assert!(run(&data, &["backup", &name]).0);
    let other = folder.path().join("other");
    drop(start(&other));
    let other = other.join("bitlocker.key").display().to_string();
    let (done, text) = run(&new, &["restore", &name, "--keys", &other]);
    assert!(!done && text.contains("key"), "{text}");
    assert!(std::fs::read_dir(&new).map_or(0, Iterator::count) < 4 && !new.join("waybill.db").exists());
    std::fs::rename(format!("{name}.keys"), format!("{name}.elsewhere")).unwrap();
    let (done, text) = run(&new, &["restore", &name]);
    assert!(!done && text.contains("name the file by --keys"), "{text}");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    let (done, text) = run(&new, &["restore", &name, "--keys", &format!("{name}.elsewhere")]);
    assert!(!done && text.contains("the backup is damaged"), "{text}");
}

/// Kind: guessed temporary names. Files beside the backup with names like its own were written over and deleted.
#[test]
fn two_backups_at_once_are_both_whole_and_files_beside_them_stay() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..30 {
        let body = import(&["AAAA1111"]).to_string();
        assert_eq!(request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap().0, 201);
    }
    let mine = ["site.part", "site.mon.new", "site.new", "site.mon.part"].map(|name| folder.path().join(name));
    mine.iter().for_each(|file| std::fs::write(file, "mine").unwrap());
    let files = ["site.mon", "site.tue", "site.wed"].map(|name| folder.path().join(name));
    let started = files.clone().map(|file| {
        let mut command = waybill(&data, &["backup", file.to_str().unwrap()]);
        command.stdout(std::process::Stdio::null()).spawn().unwrap()
    });
    for mut child in started {
        assert!(child.wait().unwrap().success());
    }
    for (at, file) in files.iter().enumerate() {
        let (restored, text) = run(&folder.path().join(format!("new-{at}")), &["restore", file.to_str().unwrap()]);
        assert!(restored, "{text}");
    }
    mine.iter().for_each(|file| assert_eq!(std::fs::read_to_string(file).unwrap(), "mine"));
    let (again, text) = run(&data, &["backup", files[0].to_str().unwrap()]);
    assert!(!again && text.contains("nothing was written over"), "{text}");
    let left = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = left.filter(|name| name.contains(".part-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The names beside a backup that begin as those of its parts.
#[cfg(unix)]
fn parts(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.contains(".part-")).collect();
    names.sort();
    names
}

/// Kind: what a killed process leaves. Its part was a copy of the whole site, and stayed for good.
#[cfg(unix)]
#[test]
fn what_a_killed_backup_left_goes_with_the_next_and_nothing_of_others_does() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..40 {
        let body = import(&["AAAA1111"]).to_string();
        assert_eq!(request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap().0, 201);
    }
    let file = folder.path().join("site.backup");
    // Killed as soon as there is a part: now and then it is quicker.
    let is_left = (0..50).any(|_| {
        let mut command = waybill(&data, &["backup", file.to_str().unwrap()]);
        let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
        while parts(folder.path()).is_empty() && child.try_wait().unwrap().is_none() {}
        let _ = child.kill();
        child.wait().unwrap();
        let _ = std::fs::remove_file(&file);
        let _ = std::fs::remove_file(format!("{}.keys", file.display()));
        !parts(folder.path()).is_empty()
    });
    assert!(is_left, "no backup was killed in time");
    // One at which somebody works, and files of others.
    let others =
        [".site.backup.part-aaaaaa", ".site.backup.part-mine", ".site.backup.part-open66", ".other.part-bbbbbb"];
    for name in others {
        std::fs::write(folder.path().join(name), "mine").unwrap();
        let mode = if name.contains("open") { 0o644 } else { 0o600 };
        std::fs::set_permissions(folder.path().join(name), std::fs::Permissions::from_mode(mode)).unwrap();
    }
    let at_work = std::fs::File::open(folder.path().join(others[0])).unwrap();
    at_work.lock().unwrap();
    let (made, text) = run(&data, &["backup", file.to_str().unwrap()]);
    assert!(made, "{text}");
    let mut stay = others.map(str::to_owned).to_vec();
    stay.sort();
    assert_eq!(parts(folder.path()), stay);
    let (restored, text) = run(&folder.path().join("new"), &["restore", file.to_str().unwrap()]);
    assert!(restored, "{text}");
}

/// Kind: becomes whole in more than one step. A folder that a killed restore left was taken for a site.
#[test]
fn a_restore_that_is_killed_leaves_no_folder_or_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = folder.path().join("site.backup");
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let body = import(&["AAAA1111"]).to_string();
    assert_eq!(request(&service.address, &token, "PUT", &job("a"), &body).unwrap().0, 201);
    assert!(run(&data, &["backup", file.to_str().unwrap()]).0);
    drop(service);
    let is_whole = |place: &Path| {
        let service = start(place);
        let path = job("a/listBitLockerKeys");
        let read = request(&service.address, &token, "POST", &path, "").unwrap();
        assert!(read.0 == 200 && read.1.contains(KEY), "{read:?}");
    };
    let (mut whole, mut halves) = (0, 0);
    for at in 0..40_u64 {
        // By turns into a folder that is not there, and into one that is, as a disk of its own would be.
        let (place, is_there) = (folder.path().join(format!("new-{at}")), at % 2 == 1);
        if is_there {
            std::fs::create_dir(&place).unwrap();
        }
        let mut child = waybill(&place, &["restore", file.to_str().unwrap()]);
        let mut child = child.stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(at * 5));
        let _ = child.kill();
        child.wait().unwrap();
        if place.join("waybill.db").exists() {
            whole += 1;
            is_whole(&place);
            continue;
        }
        assert!(is_there || !place.exists(), "half a folder has the name");
        let is_touched = is_there
            && std::fs::read_dir(&place)
                .unwrap()
                .any(|it| it.unwrap().path().extension().is_none_or(|it| it != "lock"));
        if is_touched {
            halves += 1;
            let (started, text) = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
            assert!(!started && text.contains("broken off") && !place.join("waybill.db").exists(), "{text}");
        }
    }
    println!("{whole} were whole, {halves} were told to be halves");
    assert!(whole > 0, "none was left to finish");
}
