//! `waybill.toml`, by the command that reads it, and what it changes in the service.

use std::path::Path;
use std::process::{Command, Output};

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::json;
use waybill_domain::role::Role;

use crate::world::*;

fn waybill(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waybill")).current_dir(folder).args(args).output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_command_finds_its_data_by_the_file_and_a_flag_wins() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("waybill.toml"), "data = \"by-file\"\n").unwrap();
    let add = ["subscription", "add", "contoso", "--config", "waybill.toml"];
    assert!(waybill(folder.path(), &add).status.success());
    assert!(folder.path().join("by-file/waybill.db").exists());
    assert!(waybill(folder.path(), &[&add[..], &["--data", "by-flag"]].concat()).status.success());
    assert!(folder.path().join("by-flag/waybill.db").exists());
}

#[test]
fn a_file_with_a_mistake_starts_nothing_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("waybill.toml"), "[mail]\nurl = \"smtp://a\"\npassword = \"hunter2\"\n").unwrap();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--config", "waybill.toml"];
    let told = waybill(folder.path(), &serve);
    assert!(!told.status.success());
    let told = errors(&told);
    assert!(told.contains("waybill.toml, line 3: there is no `password` here; known here: `url`, `from`"), "{told}");
    assert!(!told.contains("hunter2") && !folder.path().join("data").exists(), "{told}");
    let told = errors(&waybill(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--config", "elsewhere.toml"]));
    assert!(told.contains("elsewhere.toml cannot be read: No such file"), "{told}");
    std::fs::write(folder.path().join("waybill.toml"), "[mail]\nurl = \"smtp://a\"\n").unwrap();
    let told = errors(&waybill(folder.path(), &serve));
    assert!(told.contains("mail needs a server and a sender"), "{told}");
}

#[test]
fn links_that_are_switched_off_are_not_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("waybill.toml"), "[sign-in]\none-time-links = false\n").unwrap();
    let told = waybill(folder.path(), &["sign-in-link", "--role", "support", "--config", "waybill.toml"]);
    assert!(!told.status.success() && told.stdout.is_empty());
    assert!(errors(&told).contains("one-time links are switched off"), "{}", errors(&told));
}

#[test]
fn a_provider_that_cannot_be_trusted_starts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let begin = "[oidc]\nclient-id = \"waybill\"\nname = \"Contoso ID\"\n";
    for (more, why) in [
        ("issuer = \"http://login.contoso.example\"", "issuer: must be https"),
        ("issuer = \"login\"", "issuer: is not a URL"),
        ("", "missing field `issuer`"),
        ("issuer = \"https://login.contoso.example\"\nclient-secret-file = \"none\"", "client-secret: "),
        (
            "issuer = \"https://login.contoso.example\"\n[oidc.programs]\naudience = \"waybill\"",
            "audience: must be another than client-id",
        ),
        ("issuer = \"https://login.contoso.example\"\nclient-secret = \"hunter2\"", "there is no `client-secret` here"),
    ] {
        std::fs::write(folder.path().join("waybill.toml"), format!("{begin}{more}\n")).unwrap();
        let told = waybill(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--config", "waybill.toml"]);
        let told = (told.status.success(), errors(&told));
        assert!(!told.0 && told.1.contains(why) && !told.1.contains("hunter2"), "{more}: {}", told.1);
    }
}

#[tokio::test]
async fn without_a_provider_the_sign_in_page_is_told_so() {
    let world = World::new().await;
    let ask = async |path: &str| world.send(Request::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(ask("/v1/sign-in").await.is(200).body, json!({"oneTimeLinks": true, "byMail": false}));
    ask("/v1/sign-in/begin?to=/jobs")
        .await
        .refused("404 ResourceNotFound : There is no identity provider here. Use a sign-in link");
    let back = ask("/v1/sign-in/done?state=x&code=y").await.is(303);
    assert_eq!(back.headers["location"], "/sign-in?problem=expired");
}

#[tokio::test]
async fn links_that_are_switched_off_are_not_redeemed() {
    let world = World::with("[sign-in]\none-time-links = false\n").await;
    let person = world.app.store.add_person("Ann", &[Role::Support], &[]).await.unwrap();
    let code = world.app.store.add_code(&person, TimeDelta::minutes(5)).await.unwrap();
    let redeem = Request::post("/v1/session").header("content-type", "application/json");
    let redeem = redeem.body(Body::from(json!({"code": code.expose()}).to_string())).unwrap();
    let told = world.send(redeem).await;
    told.refused("403 AuthorizationFailed : Sign-in links are switched off here. Sign in the way the page offers");
    assert!(!told.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn a_session_lasts_as_long_as_the_file_says() {
    let world = World::with("[sign-in]\nsession = \"30m\"\n").await;
    let person = world.app.store.add_person("Ann", &[Role::Support], &[]).await.unwrap();
    let code = world.app.store.add_code(&person, TimeDelta::minutes(5)).await.unwrap();
    let redeem = Request::post("/v1/session").header("content-type", "application/json");
    let redeem = redeem.body(Body::from(json!({"code": code.expose()}).to_string())).unwrap();
    let told = world.send(redeem).await.is(200);
    assert!(told.headers["set-cookie"].to_str().unwrap().contains("Max-Age=1800"));
}
