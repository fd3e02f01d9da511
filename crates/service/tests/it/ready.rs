//! Whether `/readyz` says what is so: it fails when writing does, and is well again when writing is.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};

use crate::home;
use crate::killed::{Running, request, running, start, token_of, waybill};
use crate::patience::until;
use crate::world::{import, job};

fn ready(service: &Running) -> (u16, String) {
    request(&service.address, "", "GET", "/readyz", "").unwrap()
}

fn becomes(service: &Running, status: u16, text: &str) {
    until(|| ready(service).0 == status);
    assert_eq!(ready(service), (status, format!("{text}\n")));
}

async fn sql(data: &Path, text: &str) {
    sqlx::any::install_default_drivers();
    let mut line = AnyConnection::connect(&home::url(data)).await.unwrap();
    sqlx::query(AssertSqlSafe(text)).execute(&mut line).await.unwrap();
    line.close().await.unwrap();
}

/// Kind: a check that cannot fail. It read one row, and said yes where nothing could be written.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_is_gone_or_refuses_writes_is_told_and_so_is_its_return() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    assert_eq!(ready(&service), (200, "ready\n".to_owned()));
    sql(&data, "alter table timeline rename to elsewhere").await;
    becomes(&service, 503, "the store does not answer");
    sql(&data, "alter table elsewhere rename to timeline").await;
    becomes(&service, 200, "ready");
    sql(&data, "alter table setting rename to elsewhere").await;
    becomes(&service, 503, "the store cannot be written");
    sql(&data, "alter table elsewhere rename to setting").await;
    becomes(&service, 200, "ready");
}

/// Kind: a check that cannot fail. Without its key the service takes no import job and reads no key.
#[test]
fn a_key_file_that_loses_its_key_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let key_file = data.join("bitlocker.key");
    assert_eq!(ready(&service).0, 200);
    let text = fs::read(&key_file).unwrap();
    fs::remove_file(&key_file).unwrap();
    becomes(&service, 503, "the key file is not the site's");
    fs::write(&key_file, "waybill-keys 1\n").unwrap();
    assert_eq!(ready(&service).0, 503);
    fs::write(&key_file, text).unwrap();
    becomes(&service, 200, "ready");
    // A rotation is no loss.
    assert!(waybill(&data, &["key", "rotate"]).stdout(Stdio::null()).status().unwrap().success());
    for _ in 0..40 {
        assert_eq!(ready(&service).0, 200);
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

/// Kind: a check that cannot fail. What was written into a deleted file was acknowledged, and lost with the process.
#[test]
fn a_database_file_that_was_deleted_or_replaced_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (at, lose) in [(0, "waybill.db"), (1, "waybill.db-wal"), (2, "replaced")] {
        let data = folder.path().join(format!("sqlite-{at}"));
        let mut command = waybill(&data, &["serve", "--listen", "127.0.0.1:0"]);
        let service = running(command.env_remove("WAYBILL_DATABASE_URL").stdout(Stdio::piped()).spawn().unwrap());
        let service = service.unwrap();
        assert_eq!(ready(&service).0, 200, "{lose}");
        if lose == "replaced" {
            fs::copy(data.join("waybill.db"), data.join("copy")).unwrap();
            fs::rename(data.join("copy"), data.join("waybill.db")).unwrap();
        } else {
            fs::remove_file(data.join(lose)).unwrap();
        }
        becomes(&service, 503, "the database file is gone");
    }
}

/// Kind: a check that cannot fail. The manual's alert asks it about the disk. The disk is full for files beyond a size:
/// SQLite is told so in the same words, wherever the test runs.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = Command::new("bash");
    // In kilobytes; with the signal ignored a write beyond it fails, as on a full disk.
    command.args(["-c", "trap '' XFSZ; ulimit -f 1500; exec \"$0\" serve --listen 127.0.0.1:0 --data \"$1\""]);
    command.args([env!("CARGO_BIN_EXE_waybill").as_ref(), data.as_os_str()]).env_remove("WAYBILL_DATABASE_URL");
    let service = running(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()).unwrap();
    assert_eq!(ready(&service).0, 200);
    let token = waybill(&data, &["token", "--role", "customer", "--subscription", "contoso"])
        .env_remove("WAYBILL_DATABASE_URL")
        .output()
        .unwrap();
    let token = String::from_utf8(token.stdout).unwrap().lines().last().unwrap().to_owned();
    let mut acknowledged = 0;
    for at in 0..2000 {
        let mut body = import(&["AAAA1111"]);
        body["tags"] = serde_json::json!({"filler": "x".repeat(200)});
        let put = request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body.to_string());
        if put.is_none_or(|it| it.0 != 201) {
            break;
        }
        acknowledged += 1;
    }
    assert!((1..2000).contains(&acknowledged), "{acknowledged}");
    becomes(&service, 503, "the store cannot be written");
    let get = request(&service.address, &token, "GET", &job("job-0"), "").unwrap();
    assert_eq!(get.0, 200, "what is there is read: {}", get.1);
    drop(service);
    if !home::is_postgres() {
        let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
        let service = start(&data);
        let last = format!("job-{}", acknowledged - 1);
        assert_eq!(request(&service.address, &token, "GET", &job(&last), "").unwrap().0, 200, "with room it goes on");
        assert_eq!(ready(&service).0, 200);
    }
}
