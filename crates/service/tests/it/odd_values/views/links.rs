//! What a share link shows to everybody: its page, its card, its status and its badge.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use super::Read;
use crate::odd_values::compare::Shown;
use crate::odd_values::fixture::{Fixture, Subject};
use crate::odd_values::json::flatten;
use crate::world::{Answer, v1};

pub(super) async fn read(fixture: &Fixture, subjects: &[&Subject]) -> Read {
    let mut all = Vec::new();
    for subject in subjects {
        all.push(one(fixture, &subject.job).await.map_err(|problem| format!("{}: {problem}", subject.job))?);
    }
    Ok(all)
}

async fn one(fixture: &Fixture, job: &str) -> Result<Shown, String> {
    let world = &fixture.world;
    let wanted = json!({"tells": "drives"});
    let made = world.call(&world.customer, "POST", &format!("{}/shares", v1(job)), Some(wanted)).await;
    let token = made.body["token"].as_str().ok_or_else(|| made.text.clone())?;
    for path in ["", "/card"] {
        let page = open(fixture, &format!("/embed/{token}{path}")).await?;
        if !page.text.contains(job) {
            return Err(format!("the name is missing in {path}: {}", page.text));
        }
    }
    let badge = open(fixture, &format!("/badge/{token}.svg")).await?;
    if !(badge.text.starts_with("<svg") && badge.text.ends_with("</svg>")) {
        return Err(format!("no image: {}", badge.text));
    }
    let mut shown = Shown::default();
    flatten(&open(fixture, &format!("/embed/{token}/status")).await?.body, &mut shown.values);
    Ok(shown)
}

async fn open(fixture: &Fixture, path: &str) -> Result<Answer, String> {
    let answer = fixture.world.send(Request::get(path).body(Body::empty()).unwrap()).await;
    if answer.status == 200 { Ok(answer) } else { Err(format!("{path}: {} {}", answer.status, answer.text)) }
}
