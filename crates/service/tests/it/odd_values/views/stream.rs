//! What a client that comes back to the stream of changes is told.

use serde_json::Value;

use super::Read;
use super::pages::sorted;
use crate::odd_values::compare::Shown;
use crate::odd_values::fixture::{Fixture, Subject};
use crate::odd_values::json::flatten;
use crate::world::import;

pub(super) async fn read(fixture: &Fixture, subjects: &[&Subject], since: i64) -> Read {
    let world = &fixture.world;
    // It is told of last, so that nothing has to be waited for that does not come.
    let end = format!("end-{since}-{}", subjects.first().map_or(0, |subject| subject.number));
    world.put(&end, import(&["END00001"])).await.is(201);
    let mut stream = world.watch(&world.customer, Some(&since.to_string())).await;
    let mut rows = Vec::new();
    loop {
        let (kind, _, data) = stream.whole().await;
        if kind == "reset" {
            return Err("too much came at once".to_owned());
        }
        let mut row = Shown::default();
        flatten(&data, &mut row.values);
        if row.values.contains(&Value::from(end.as_str())) {
            break;
        }
        rows.push(row);
    }
    world.call(&world.customer, "DELETE", &crate::world::job(&end), None).await.is(200);
    Ok(sorted(&rows, subjects))
}
