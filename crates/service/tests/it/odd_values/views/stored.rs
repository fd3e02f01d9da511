//! Jobs as they are stored, once they cannot be read: over HTTP and by the command line, which then deletes them.

use std::process::Output;

use serde_json::Value;

use super::Read;
use crate::killed::waybill;
use crate::odd_values::compare::Shown;
use crate::odd_values::fixture::{Fixture, Subject};
use crate::odd_values::json::flatten;
use crate::odd_values::samples::Who;

pub(super) async fn read(fixture: &Fixture, subjects: &[&Subject]) -> Read {
    let mut all = Vec::new();
    for (at, subject) in subjects.iter().enumerate() {
        let shown = one(fixture, &subject.job, at == 0).await;
        all.push(shown.map_err(|problem| format!("{}: {problem}", subject.job))?);
    }
    Ok(all)
}

/// A command is a process: `also_typed` asks for it as well.
async fn one(fixture: &Fixture, job: &str, also_typed: bool) -> Result<Shown, String> {
    fixture.world.spoil(job).await;
    let number: i64 = sqlx::query_scalar("select id from job where name_key = $1")
        .bind(job)
        .fetch_one(&fixture.database)
        .await
        .unwrap();
    let path = format!("/v1/unreadable-jobs/{number}");
    let administrator = fixture.token(Who::Administrator);
    let answer = fixture.world.get(administrator, &path).await;
    if answer.status != 200 {
        return Err(answer.text);
    }
    if also_typed {
        let shown: Value = serde_json::from_slice(&typed(fixture, "show", number).await?.stdout).unwrap();
        if shown != answer.body {
            return Err(format!("the command shows {shown}, not {}", answer.text));
        }
        typed(fixture, "remove", number).await?;
    } else {
        fixture.world.call(administrator, "DELETE", &path, None).await.is(204);
    }
    let stored: Value = serde_json::from_str(answer.body["stored"].as_str().unwrap()).unwrap();
    let mut shown = Shown::default();
    flatten(&stored, &mut shown.values);
    Ok(shown)
}

async fn typed(fixture: &Fixture, command: &'static str, number: i64) -> Result<Output, String> {
    let data = fixture.world.folder().join("data");
    let run = move || waybill(&data, &["job", command, &number.to_string()]).output().unwrap();
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    if output.status.success() { Ok(output) } else { Err(format!("job {command} {number} failed")) }
}
