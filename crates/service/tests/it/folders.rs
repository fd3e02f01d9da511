//! The data folder and the key file have one owner at a time, are nobody else's to read, and are never taken for another
//! site's: the real program refuses with words, and leaves what is there as it was.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::home;
use crate::killed::{Running, request, start, token_of, waybill};
use crate::world::{KEY, import, job};

/// What a command says, and whether it was done.
fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let output = waybill(data, arguments).stderr(Stdio::piped()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), text)
}

/// A service that must not start: what it says.
fn refused(data: &Path) -> String {
    let (started, text) = run(data, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(!started && !text.contains("is ready"), "{text}");
    text
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A site with one job, whose key can be read.
fn site(data: &Path) -> (Running, String) {
    let service = start(data);
    let token = token_of(data, &["--role", "customer", "--subscription", "contoso"]);
    let body = import(&["AAAA1111"]).to_string();
    assert_eq!(request(&service.address, &token, "PUT", &job("a"), &body).unwrap().0, 201);
    (service, token)
}

fn has_its_key(service: &Running, token: &str) {
    let read = request(&service.address, token, "POST", &job("a/listBitLockerKeys"), "").unwrap();
    assert!(read.0 == 200 && read.1.contains(KEY), "{read:?}");
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Kind: nobody holds two processes apart. A second service would act on deadlines and send mail a second time.
#[test]
fn a_folder_is_served_by_one_service_and_commands_work_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (service, token) = site(&data);
    let text = refused(&data);
    let process = format!("process {}", service.child.id());
    assert!(text.contains("another `waybill serve`") && text.contains(&process), "{text}");
    for command in [&["token", "--role", "support"][..], &["key", "rotate"], &["audit"], &["token", "list"]] {
        let (done, text) = run(&data, command);
        assert!(done, "{command:?}: {text}");
    }
    has_its_key(&service, &token);
    // The lock ends with the process, however it ends.
    drop(service);
    let service = start(&data);
    has_its_key(&service, &token);
}

/// Kind: makes what it should check. A site without its key file was given a new one, with which no key can be read.
#[test]
fn a_site_without_its_key_file_or_with_anothers_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let (data, other) = (folder.path().join("data"), folder.path().join("other"));
    let (service, token) = site(&data);
    drop(service);
    let (key_file, aside) = (data.join("bitlocker.key"), folder.path().join("aside"));
    fs::rename(&key_file, &aside).unwrap();
    let text = refused(&data);
    assert!(text.contains("bitlocker.key is not there") && text.contains("FILE.keys"), "{text}");
    assert!(!key_file.exists(), "none is made");
    for command in [&["token", "--role", "support"][..], &["key", "rotate"], &["key", "add"]] {
        assert!(!run(&data, command).0 && !key_file.exists(), "{command:?}");
    }
    drop(start(&other));
    fs::copy(other.join("bitlocker.key"), &key_file).unwrap();
    let text = refused(&data);
    assert!(text.contains("the key file lacks the key"), "{text}");
    fs::write(&key_file, "").unwrap();
    assert!(refused(&data).contains("none of Waybill's"));
    fs::copy(&aside, &key_file).unwrap();
    let service = start(&data);
    has_its_key(&service, &token);
}

/// Where there is no copy of the key file left, a person says that what it opened may go; nothing goes by itself.
#[test]
fn a_key_file_that_is_lost_for_good_is_given_up_by_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (service, token) = site(&data);
    let (done, told) = run(&data, &["key", "lost", "--delete"]);
    assert!(!done && told.contains("another `waybill serve`"), "{told}");
    drop(service);
    let (done, told) = run(&data, &["key", "lost"]);
    assert!(done && told.starts_with("0 BitLocker keys of 0 jobs cannot be read"), "{told}");
    fs::remove_file(data.join("bitlocker.key")).unwrap();
    assert!(refused(&data).contains("waybill key lost"));
    let (done, told) = run(&data, &["key", "lost"]);
    assert!(done && told.starts_with("1 BitLocker keys of 1 jobs cannot be read. Nothing was deleted"), "{told}");
    refused(&data);
    let (done, told) = run(&data, &["key", "lost", "--delete"]);
    assert!(done && told.starts_with("1 BitLocker keys of 1 jobs were deleted"), "{told}");
    let service = start(&data);
    let body = import(&["BBBB2222"]).to_string();
    assert_eq!(request(&service.address, &token, "PUT", &job("b"), &body).unwrap().0, 201);
    let read =
        |name: &str| request(&service.address, &token, "POST", &job(&format!("{name}/listBitLockerKeys")), "").unwrap();
    assert!(read("b").1.contains(KEY) && !read("a").1.contains(KEY));
    let (_, told) = run(&data, &["audit", "--deed", "key-rotated"]);
    assert!(told.contains("1 BitLocker keys of 1 jobs deleted"), "{told}");
    drop(service);
    let nothing = folder.path().join("nothing");
    assert!(run(&nothing, &["key", "lost", "--delete"]).1.contains("no site yet"));
    assert!(!nothing.join("waybill.db").exists());
}

/// Kind: makes what it should check. A disk that is not mounted became a new, empty site.
#[test]
fn a_key_file_beside_no_database_begins_no_new_site() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(site(&data));
    let database = home::database(&data);
    if let Some(url) = &database {
        home::lose(url);
    } else {
        names(&data)
            .iter()
            .filter(|it| it.contains("waybill.db"))
            .for_each(|it| fs::remove_file(data.join(it)).unwrap());
    }
    for _ in 0..2 {
        let text = refused(&data);
        assert!(text.contains("is a disk not mounted") && text.contains("move the key file away"), "{text}");
        assert!(!data.join("waybill.db").exists());
    }
    if database.is_none() {
        // A file with nothing in it is no site either.
        fs::write(data.join("waybill.db"), "").unwrap();
        assert!(refused(&data).contains("is a disk not mounted"));
    }
    fs::rename(data.join("bitlocker.key"), folder.path().join("aside")).unwrap();
    drop(start(&data));
}

/// Kind: makes what it should check. Where a rotation was broken off, a file with the new key alone is not the site's.
#[tokio::test]
async fn a_key_file_that_lacks_a_key_with_rows_under_it_is_told() {
    use sqlx::Connection as _;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(site(&data));
    assert!(run(&data, &["key", "add"]).0);
    // As a rotation leaves it that is broken off before the first row.
    let text = fs::read_to_string(data.join("bitlocker.key")).unwrap();
    let [header, old, new] = text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    let (old, id) = (old.split_once(' ').unwrap().0, new.split_once(' ').unwrap().0);
    let mut line = {
        sqlx::any::install_default_drivers();
        sqlx::AnyConnection::connect(&home::url(&data)).await.unwrap()
    };
    let sql = "update setting set value = $1 where name = 'bitlocker-key'";
    sqlx::query(sql).bind(id).execute(&mut line).await.unwrap();
    line.close().await.unwrap();
    fs::write(data.join("bitlocker.key"), format!("{header}\n{new}\n")).unwrap();
    let told = refused(&data);
    assert!(told.contains(&format!("the key file lacks the key {old}")), "{told}");
    fs::write(data.join("bitlocker.key"), &text).unwrap();
    let (done, told) = run(&data, &["key", "rotate"]);
    assert!(done && told.contains(&format!("dropped: {old}")), "{told}");
}

/// Kind: trust of the surroundings. Modes were made for what Waybill made itself, and taken as they were otherwise.
#[test]
fn what_others_could_read_is_set_right_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (data, shared) = (folder.path().join("data"), folder.path().join("shared"));
    fs::create_dir(&data).unwrap();
    set_mode(&data, 0o755);
    let (service, token) = site(&data);
    drop(service);
    assert_eq!(mode(&data), 0o700);
    let files = || names(&data).into_iter().map(|name| data.join(name));
    files().for_each(|file| assert_eq!(mode(&file), 0o600, "{}", file.display()));
    set_mode(&data, 0o755);
    files().for_each(|file| set_mode(&file, 0o644));
    let (done, told) = run(&data, &["token", "--role", "support"]);
    assert!(done && told.contains("others could read") && told.contains("bitlocker.key"), "{told}");
    assert_eq!(mode(&data), 0o700);
    files().for_each(|file| assert_eq!(mode(&file), 0o600, "{}", file.display()));
    has_its_key(&start(&data), &token);
    // A folder of other people's files is neither taken over nor shut.
    fs::create_dir(&shared).unwrap();
    fs::write(shared.join("letter.txt"), "mine").unwrap();
    set_mode(&shared, 0o755);
    let told = refused(&shared);
    assert!(told.contains("not Waybill's") && told.contains("755"), "{told}");
    assert_eq!((mode(&shared), names(&shared)), (0o755, vec!["letter.txt".to_owned()]));
}

/// Kind: trust of the surroundings. A command that root typed left files that the service could not read.
#[test]
fn what_root_makes_in_the_services_folder_is_the_services() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(site(&data));
    let is_root = fs::metadata(&data).unwrap().uid() == 0;
    let owner = if is_root { 12_345 } else { fs::metadata(&data).unwrap().uid() };
    if is_root {
        let all = names(&data).into_iter().map(|name| data.join(name)).chain([data.clone()]);
        all.for_each(|it| std::os::unix::fs::chown(it, Some(owner), Some(owner)).unwrap());
    }
    fs::remove_file(data.join("bitlocker.key.lock")).unwrap();
    let service = start(&data);
    for command in [&["key", "rotate"][..], &["token", "--role", "support"]] {
        let (done, told) = run(&data, command);
        assert!(done, "{told}");
    }
    let whose = |folder: &Path| -> Vec<(PathBuf, u32)> {
        let all = names(folder).into_iter().map(|name| folder.join(name));
        all.map(|it| (it.clone(), fs::metadata(it).unwrap().uid())).filter(|(_, uid)| *uid != owner).collect()
    };
    assert_eq!(whose(&data), []);
    drop(service);
    if home::is_postgres() {
        return;
    }
    let (file, new) = (folder.path().join("site.backup"), folder.path().join("new"));
    assert!(run(&data, &["backup", file.to_str().unwrap()]).0);
    fs::create_dir(&new).unwrap();
    if is_root {
        std::os::unix::fs::chown(&new, Some(owner), Some(owner)).unwrap();
    }
    let (done, told) = run(&new, &["restore", file.to_str().unwrap()]);
    assert!(done, "{told}");
    assert_eq!(whose(&new), []);
    drop(start(&new));
}
