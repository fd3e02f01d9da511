//! The command line takes what the API takes, by the same readers, and a list has a line for each of its rows and no other.

use std::path::Path;

use crate::killed::waybill;

fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let output = waybill(data, arguments).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

/// Each field of the command line that is kept: with a line break, an escape, nothing, and more than it takes.
#[test]
fn names_are_read_as_the_api_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let long = "x".repeat(201);
    for odd in ["Ann\nroot\twb_1", "Ann\u{1b}[2J", "a\u{2028}b", "", " ", &long] {
        for arguments in [
            &["token", "--role", "operator", "--name", odd][..],
            &["sign-in-link", "--public-url", "https://w.example", "--role", "operator", "--name", odd],
            &["person", "add", "--role", "operator", "--name", odd],
            &["subscription", "add", "contoso", "--company", odd],
        ] {
            let (done, said) = run(&data, arguments);
            assert!(!done, "{arguments:?}: {said}");
        }
        let (done, _) = run(&data, &["subscription", "add", "contoso", "--contact", odd]);
        assert_eq!(done, odd.trim().is_empty(), "{odd:?}");
    }
    assert!(run(&data, &["person", "list"]).1.is_empty());
    assert!(run(&data, &["token", "list"]).1.is_empty());
    assert!(run(&data, &["person", "add", "--role", "operator", "--name", " Åsa Öberg "]).0);
    assert!(run(&data, &["person", "list"]).1.contains("\tÅsa Öberg\t"));
}

/// Names that an earlier version took as they came.
#[test]
fn a_name_that_was_kept_before_forges_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = crate::home::open(&data).await;
        let role = waybill_domain::role::Role::Operator;
        let person = store.add_person("Ann\nEve\t1234\u{202e}\u{1b}[2J", &[role], &[]).await.unwrap();
        store.add_token(&person, chrono::TimeDelta::hours(1)).await.unwrap();
        let id = "contoso".parse().unwrap();
        store.add_subscription(&id, Some("Contoso\r\nfabrikam\tFabrikam"), None).await.unwrap();
        store.close().await;
    });
    for list in ["token", "person", "subscription"] {
        let (_, said) = run(&data, &[list, "list"]);
        assert_eq!(said.lines().count(), 1, "{list}: {said:?}");
        assert!(!said.trim_end().contains(|c: char| c.is_control() && c != '\t' || c == '\u{202e}'), "{said:?}");
    }
    let (_, said) = run(&data, &["token", "list"]);
    assert_eq!(said.matches('\t').count(), 4, "{said:?}");
}

/// A job that cannot be read, by its number in the log.
#[test]
fn a_job_that_cannot_be_read_is_shown_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = crate::killed::start(&data);
    let token = crate::killed::token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let put = |name: &str| {
        let body = crate::world::import(&["AAAA1111"]).to_string();
        let path = crate::world::job(name);
        assert_eq!(crate::killed::request(&service.address, &token, "PUT", &path, &body).unwrap().0, 201);
    };
    put("bad");
    put("good");
    assert!(!run(&data, &["job", "show", "1"]).0, "it can be read");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        use sqlx::Connection as _;
        sqlx::any::install_default_drivers();
        let mut line = sqlx::AnyConnection::connect(&crate::home::url(&data)).await.unwrap();
        sqlx::query("update job_body set body = '{' where job_id = 1").execute(&mut line).await.unwrap();
        line.close().await.unwrap();
    });
    let (done, said) = run(&data, &["job", "show", "1"]);
    assert!(done && said.contains("\"stored\":\"{\"") && said.contains("\"name\":\"bad\""), "{said}");
    assert!(run(&data, &["job", "remove", "1"]).0);
    assert!(!run(&data, &["job", "show", "1"]).0);
    let (status, list) = crate::killed::request(&service.address, &token, "GET", "/v1/jobs", "").unwrap();
    assert!(status == 200 && list.contains("good") && !list.contains("bad"), "{list}");
    let (_, book) = run(&data, &["audit", "--deed", "unreadable-job-removed"]);
    assert!(book.contains("contoso/media/bad"), "{book}");
}

/// Names of tokens and sessions that an earlier version made: one in sixty-four begins like an option.
#[test]
fn a_name_that_begins_with_a_hyphen_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(run(&data, &["person", "add", "--role", "operator", "--name", "Ann"]).0);
    let (_, listed) = run(&data, &["person", "list"]);
    let id = listed.split('\t').next().unwrap();
    for arguments in [&["token", "revoke", "-M0b3dfa_Xy1Zq-7"][..], &["person", "revoke", id, "-M0b3dfa_Xy1Zq-7"]] {
        let output = waybill(&data, arguments).stderr(std::process::Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("no such"), "{arguments:?}: {said}");
    }
}
