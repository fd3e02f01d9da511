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
    let serve = ["serve", "--config", "waybill.toml"];
    let told = waybill(folder.path(), &serve);
    assert!(!told.status.success());
    let told = errors(&told);
    assert!(told.contains("waybill.toml, line 3: there is no `password` here; known here: `url`, `from`"), "{told}");
    assert!(!told.contains("hunter2") && !folder.path().join("data").exists(), "{told}");
    let told = errors(&waybill(folder.path(), &["serve", "--config", "elsewhere.toml"]));
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
