//! The book of administrative acts: nothing is handed out that it does not know of.

use serde_json::Value;
use waybill::store::{AuditAction, By};

use crate::home;
use crate::killed::{start, token_of, waybill};

fn book(data: &std::path::Path, more: &[&str]) -> Vec<Value> {
    let output = waybill(data, &[&["audit", "--json"], more].concat()).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_is_typed_stands_in_the_book_and_no_secret_does() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let _service = start(&data);
    let token = token_of(&data, &["--role", "operator", "--name", "Robot 7"]);
    let run = |arguments: &[&str]| waybill(&data, arguments).output().unwrap();
    let link = run(&["sign-in-link", "--role", "support", "--name", "Lena"]);
    assert!(run(&["subscription", "add", "fabrikam", "--company", "Fabrikam AB"]).status.success());
    let code = String::from_utf8(link.stdout).unwrap();
    let code = code.trim().rsplit('#').next().unwrap();

    let rows = book(&data, &["--deed", "token-made", "--deed", "subscription-added"]);
    let brief = |row: &Value| format!("{} {} {}", row["deed"], row["origin"], row["detail"]);
    assert_eq!(
        rows.iter().map(brief).collect::<Vec<_>>(),
        [
            r#""subscription-added" "the service itself" "Your company""#,
            r#""token-made" "command line" "Robot 7, operator, for 8 h""#,
            r#""subscription-added" "command line" "company Fabrikam AB""#
        ]
    );
    let all = book(&data, &[]);
    let made = all.iter().find(|row| row["deed"] == "link-made" && row["detail"] == "Lena, support").unwrap();
    assert!(made["at"].as_str().unwrap().starts_with("20"));
    let text = format!("{all:?}");
    assert!(token.len() > 40 && code.len() > 40 && !text.contains(&token) && !text.contains(code));
    let last = all.last().unwrap()["seq"].to_string();
    assert!(book(&data, &["--after", &last]).is_empty());
    let told = run(&["audit"]);
    assert!(String::from_utf8(told.stdout).unwrap().contains("subscription-added  fabrikam  by "));
}

#[tokio::test]
async fn numbers_have_no_gap_however_many_write_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = home::open(&folder.path().join("data")).await;
    let write = |at: usize| {
        let store = store.clone();
        async move { store.audit(&By::service(), AuditAction::PersonChanged, &at.to_string(), "").await.unwrap() }
    };
    let mut tasks = tokio::task::JoinSet::new();
    (0..20).for_each(|at| drop(tasks.spawn(write(at))));
    tasks.join_all().await;
    let rows = store.audited(0, 100).await.unwrap().0;
    assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());
}
