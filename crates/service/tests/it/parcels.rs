//! Drives go back to their own address: one carrier's number is one parcel, which has one address; another company at that
//! address, and a number known as an inbound package, are doubts with a way on. (Kind of fault: an irreversible act that
//! does not look at what else uses the same number.)

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::world::*;

const BACK: &str = "1Z999AA10123456784";

fn street(street: &str, recipient: &str) -> Value {
    let mut address = address();
    address["streetAddress1"] = json!(street);
    address["recipientName"] = json!(recipient);
    address
}

/// A job in Packaging, of either company, with two drives.
async fn packed(world: &World, subscription: &str, name: &str, address: Value) {
    let token = if subscription == CONTOSO { &world.customer } else { &world.stranger };
    let drives = [format!("{name}-1"), format!("{name}-2")];
    let mut put = import(&[&drives[0], &drives[1]]);
    put["properties"]["returnAddress"] = address;
    let url = path(subscription, name);
    world.call(token, "PUT", &url, Some(put)).await.is(201);
    let package = json!({"carrierName": "FedEx", "trackingNumber": format!("IN-{name}")});
    let ship = json!({"properties": {"state": "Shipping", "deliveryPackage": package}});
    world.call(token, "PATCH", &url, Some(ship)).await.is(200);
    act(world, subscription, name, json!({"act": "bookIn", "drives": drives, "complete": true})).await.is(200);
    for drive in &drives {
        act(world, subscription, name, json!({"act": "start", "drive": drive})).await.is(200);
        act(world, subscription, name, json!({"act": "finish", "drive": drive, "outcome": "clean"})).await.is(200);
    }
}

async fn act(world: &World, subscription: &str, name: &str, event: Value) -> Answer {
    let url = format!("/v1/jobs/{subscription}/media/{name}/actions");
    world.call(&world.operator, "POST", &url, Some(event)).await
}

fn back(carrier: &str, number: &str) -> Value {
    json!({"act": "shipBack", "package": {"carrierName": carrier, "trackingNumber": number}})
}

fn confirmed(mut event: Value, doubts: &[&str]) -> Value {
    event["confirmed"] = json!(doubts);
    event
}

fn to_confirm(answer: &Answer) -> Vec<&str> {
    let details = answer.body["error"]["details"].as_array().unwrap();
    details.iter().map(|it| it["target"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn one_number_does_not_go_to_two_addresses() {
    let world = World::new().await;
    packed(&world, CONTOSO, "one", street("Keizersgracht 512", "Ann")).await;
    packed(&world, FABRIKAM, "two", street("Avenyn 1", "Ravi")).await;
    packed(&world, CONTOSO, "three", street("Avenyn 1", "Ann")).await;
    act(&world, CONTOSO, "one", back("UPS", BACK)).await.is(200);
    // Written otherwise, or with the ending that tells jobs in one box apart, it is the same parcel.
    for number in [BACK, "1z 999 aa1 0123456784", "1Z999AA10123456784-2"] {
        for name in [(FABRIKAM, "two"), (CONTOSO, "three")] {
            let refused = act(&world, name.0, name.1, confirmed(back("ups", number), &["otherCompany"])).await.is(409);
            assert!(refused.text.contains("is on a parcel to another address"), "{}", refused.text);
        }
    }
    // Another carrier's number is another parcel.
    act(&world, FABRIKAM, "two", back("DHL", BACK)).await.is(200);
}

#[tokio::test]
async fn another_company_or_recipient_at_the_same_address_is_a_doubt_with_a_way_on() {
    let world = World::new().await;
    packed(&world, CONTOSO, "one", street("Keizersgracht 512", "Ann")).await;
    packed(&world, FABRIKAM, "two", street("keizersgracht  512", "Ann")).await;
    packed(&world, CONTOSO, "three", street("Keizersgracht 512", "Bo")).await;
    packed(&world, CONTOSO, "four", street("Keizersgracht 512", "Ann")).await;
    act(&world, CONTOSO, "one", back("UPS", BACK)).await.is(200);
    act(&world, CONTOSO, "four", back("UPS", BACK)).await.is(200);

    let doubted = act(&world, FABRIKAM, "two", back("UPS", BACK)).await.is(409);
    assert_eq!(to_confirm(&doubted), ["confirmed.otherCompany", "confirmed.otherCompany"]);
    assert!(doubted.text.contains("Drives of another company, contoso, go to the same address"), "{}", doubted.text);
    act(&world, FABRIKAM, "two", confirmed(back("UPS", BACK), &["inbound"])).await.is(409);
    act(&world, FABRIKAM, "two", confirmed(back("UPS", BACK), &["otherCompany"])).await.is(200);

    let doubted = act(&world, CONTOSO, "three", back("UPS", BACK)).await.is(409);
    let kinds = ["confirmed.otherCompany", "confirmed.otherRecipient"];
    assert!(kinds.iter().all(|it| to_confirm(&doubted).contains(it)), "{}", doubted.text);
    act(&world, CONTOSO, "three", confirmed(back("UPS", BACK), &["otherCompany", "otherRecipient"])).await.is(200);
}

#[tokio::test]
async fn a_number_that_came_with_another_jobs_package_is_a_doubt() {
    let world = World::new().await;
    packed(&world, CONTOSO, "one", address()).await;
    packed(&world, FABRIKAM, "two", address()).await;
    let doubted = act(&world, CONTOSO, "one", back("FedEx", "in-two")).await.is(409);
    assert_eq!(to_confirm(&doubted), ["confirmed.inbound"]);
    assert!(doubted.text.contains("job two of fabrikam sends"), "{}", doubted.text);
    act(&world, CONTOSO, "one", confirmed(back("FedEx", "in-two"), &["inbound"])).await.is(200);
    // A customer who asks is told whose business it is, and nothing of other jobs.
    let url = format!("/v1/jobs/{FABRIKAM}/media/two/actions");
    let asked = world.call(&world.stranger, "POST", &url, Some(back("FedEx", "IN-one"))).await;
    asked.refused("403 AuthorizationFailed : Only an operator may ship drives back");
}

#[tokio::test]
async fn a_number_is_free_for_another_address_thirty_days_after_all_of_its_job_went_back() {
    let world = World::new().await;
    packed(&world, CONTOSO, "part", street("Keizersgracht 512", "Ann")).await;
    packed(&world, CONTOSO, "whole", street("Keizersgracht 512", "Ann")).await;
    packed(&world, FABRIKAM, "two", street("Avenyn 1", "Ravi")).await;
    let mut first = back("UPS", BACK);
    first["drives"] = json!(["part-1"]);
    act(&world, CONTOSO, "part", first).await.is(200);
    act(&world, CONTOSO, "whole", back("UPS", "1Z12345E0205271688")).await.is(200);
    let world = world.later(TimeDelta::days(31)).await;
    // A drive of it is still here: its first parcel may not have arrived.
    act(&world, FABRIKAM, "two", back("UPS", BACK)).await.is(409);
    act(&world, FABRIKAM, "two", back("UPS", "1Z12345E0205271688")).await.is(200);
    // Its last parcel counts from when it was sent.
    let mut rest = back("UPS", "1Z5R89390357567127");
    rest["drives"] = json!(["part-2"]);
    act(&world, CONTOSO, "part", rest).await.is(200);
    packed(&world, FABRIKAM, "late", street("Avenyn 1", "Ravi")).await;
    act(&world, FABRIKAM, "late", back("UPS", "1Z5R89390357567127")).await.is(409);
}
