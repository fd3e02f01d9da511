//! A site on PostgreSQL whose database is lost, and comes back by the commands of docs/operations.md.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::home;
use crate::killed::{request, start, token_of, waybill};
use crate::world::{KEY, import, job};

const DOCS: &str = include_str!("../../../../docs/operations.md");

/// Runs the documented line that begins so.
fn documented(begin: &str, folder: &Path, url: &str) {
    let line = DOCS.lines().find(|line| line.starts_with(begin)).expect(begin);
    let done = Command::new("sh").args(["-ec", line]).current_dir(folder).env("DATABASE_URL", url).output().unwrap();
    assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
#[ignore = "needs a PostgreSQL server: `cargo xtask test postgres` starts one and runs this"]
fn a_database_that_is_lost_comes_back_from_its_dump() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let url = home::database(&data).expect("WAYBILL_TEST_POSTGRES names a server");
    let service = start(&data);
    let token = token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    for at in 0..20 {
        let body = import(&["AAAA1111"]).to_string();
        assert_eq!(request(&service.address, &token, "PUT", &job(&format!("job-{at}")), &body).unwrap().0, 201);
    }
    // The service's own way is not this one, and it says which is.
    let file = folder.path().join("site.backup");
    let refused = waybill(&data, &["backup", &file.display().to_string()]).stderr(Stdio::piped()).output().unwrap();
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && told.contains("pg_dump") && !file.exists(), "{told}");

    documented("pg_dump ", folder.path(), &url);
    let key = std::fs::read(data.join("bitlocker.key")).unwrap();
    let before = request(&service.address, &token, "GET", &job("job-7"), "").unwrap();
    drop(service);
    std::fs::remove_dir_all(&data).unwrap();
    home::lose(&url);

    documented("pg_restore ", folder.path(), &url);
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("bitlocker.key"), key).unwrap();
    let service = start(&data);
    assert_eq!(request(&service.address, &token, "GET", &job("job-7"), "").unwrap(), before);
    let path = job("job-19/listBitLockerKeys");
    let keys = request(&service.address, &token, "POST", &path, "").unwrap();
    assert!(keys.0 == 200 && keys.1.contains(KEY), "{}", keys.1);
    let body = import(&["BBBB2222"]).to_string();
    assert_eq!(request(&service.address, &token, "PUT", &job("job-20"), &body).unwrap().0, 201, "it goes on");
}
