//! Jobs with odd values in all they name, on their way from board to board: none is missing where work waits for somebody.

use serde_json::{Value, json};

use super::json::flatten;
use super::values;
use crate::world::*;

const WAITING: &str = "/v1/operations/drives?state=waiting";
const COPYING: &str = "/v1/operations/drives?state=copying";
const FAULTED: &str = "/v1/support/jobs?queue=faulted&top=100";
const ANSWERED: &str = "/v1/support/jobs?queue=answered&top=100";

#[tokio::test]
async fn jobs_with_odd_values_are_on_every_board_on_their_way() {
    let world = World::new().await;
    let odd = values::odd(&Value::from("text"));
    let mut serials = 0;
    for (number, odd) in odd.iter().filter_map(Value::as_str).filter(|it| !it.starts_with('@')).enumerate() {
        let name = format!("on-its-way-{number}");
        serials += usize::from(create(&world, &name, odd).await);
        let serial = world.get(&world.customer, &job(&name)).await.body["properties"]["driveList"][0]["driveId"]
            .as_str()
            .unwrap()
            .to_owned();
        go(&world, &name, &serial, odd).await;
    }
    assert!(serials > 3, "{serials}");
}

/// A job whose drive and carrier are called so, or as it is usual where that is refused; whether the drive is.
async fn create(world: &World, name: &str, odd: &str) -> bool {
    let is_drive = world.put(name, import(&[odd])).await.status == 201;
    if !is_drive {
        world.put(name, import(&[&format!("PLAIN-{name}")])).await.is(201);
    }
    for carrier in [odd, "FedEx"] {
        let package = json!({"carrierName": carrier, "trackingNumber": format!("WAY{name}")});
        let shipped = world.patch(name, json!({"properties": {"state": "Shipping", "deliveryPackage": package}})).await;
        if shipped.status == 200 {
            break;
        }
    }
    is_drive
}

async fn go(world: &World, name: &str, serial: &str, odd: &str) {
    let reason = if odd.trim().is_empty() { "clicks" } else { odd };
    world.act(name, json!({"act": "bookIn", "drives": [serial], "complete": true})).await.is(200);
    is_on(world, &world.operator, WAITING, (name, serial)).await;
    world.act(name, json!({"act": "start", "drive": serial})).await.is(200);
    is_on(world, &world.operator, COPYING, (name, serial)).await;
    let fault = json!({"act": "faultDrive", "drive": serial, "reason": reason});
    if world.act(name, fault).await.status == 400 {
        world.act(name, json!({"act": "faultDrive", "drive": serial, "reason": "clicks"})).await.is(200);
    }
    is_on(world, &world.support, FAULTED, (name, name)).await;
    let answer = |text: &str| json!({"act": "answer", "text": text});
    let actions = format!("{}/actions", v1(name));
    if world.call(&world.customer, "POST", &actions, Some(answer(reason))).await.status == 400 {
        world.call(&world.customer, "POST", &actions, Some(answer("go on"))).await.is(200);
    }
    is_on(world, &world.support, ANSWERED, (name, name)).await;
}

/// A row of the list names the job and what is looked for.
async fn is_on(world: &World, token: &str, list: &str, (name, wanted): (&str, &str)) {
    let answer = world.get(token, list).await.is(200);
    let has_both = |row: &Value| {
        let mut shown = Vec::new();
        flatten(row, &mut shown);
        shown.contains(&name.into()) && shown.contains(&wanted.into())
    };
    assert!(
        answer.body["value"].as_array().unwrap().iter().any(has_both),
        "{name} {wanted:?} in {list}: {}",
        answer.text
    );
}
