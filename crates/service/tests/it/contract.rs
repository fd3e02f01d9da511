//! The ten operations of Microsoft.ImportExport.

use serde_json::json;

use crate::world::*;

#[tokio::test]
async fn a_job_is_created_read_changed_and_deleted() {
    let world = World::new().await;
    let made = world.put("Rushes 07".replace(' ', "%20").as_str(), import(&["9CA995BB"])).await.is(201);
    assert_eq!(made.headers["etag"], "\"1\"");
    let it = &made.body;
    assert_eq!(it["id"], "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.ImportExport/jobs/Rushes 07");
    assert_eq!(
        (&it["name"], &it["type"], &it["location"]),
        (&json!("Rushes 07"), &json!("Microsoft.ImportExport/jobs"), &json!("West Europe"))
    );
    assert_eq!(it["systemData"]["createdBy"], "Ann");
    let properties = &it["properties"];
    assert_eq!(properties["state"], "Creating");
    assert_eq!(properties["logLevel"], "Error");
    assert_eq!(properties["diagnosticsPath"], "waimportexport");
    assert_eq!(properties["provisioningState"], "Succeeded");
    assert_eq!(properties["encryptionKey"]["kekType"], "MicrosoftManaged");
    assert_eq!(properties["driveList"][0]["state"], "Specified");
    assert_eq!(properties["shippingInformation"]["countryOrRegion"], "Netherlands");
    for absent in ["percentComplete", "deliveryPackage", "returnPackage", "incompleteBlobListUri"] {
        assert!(properties.get(absent).is_none(), "{absent}");
    }

    // A name is found however its letters are written, and keeps the way it was first put.
    let found =
        world.get(&world.customer, &job("RUSHES%2007").replace("resourceGroups", "RESOURCEGROUPS")).await.is(200);
    assert_eq!(found.body["name"], "Rushes 07");

    let again = world.put("rushes%2007", import(&["9CA995BB", "9CA995CC"])).await.is(200);
    assert_eq!(
        (&again.body["name"], again.body["properties"]["driveList"].as_array().unwrap().len()),
        (&json!("Rushes 07"), 2)
    );

    let tagged = world.patch("rushes%2007", json!({"tags": {"a": "b"}, "properties": {"state": ""}})).await.is(200);
    assert_eq!((&tagged.body["tags"], &tagged.body["properties"]["state"]), (&json!({"a": "b"}), &json!("Creating")));

    let gone = world.call(&world.customer, "DELETE", &job("rushes%2007"), None).await.is(200);
    assert_eq!(gone.text, "");
    world.get(&world.customer, &job("rushes%2007")).await.is(404);
    world.put("rushes%2007", import(&["9CA995BB"])).await.is(201);
}

#[tokio::test]
async fn both_versions_are_spoken_and_no_other() {
    let world = World::new().await;
    let at = |version: &str| job("a").replace(VERSION, version);
    world.put("a", import(&["9CA995BB"])).await.is(201);
    world.get(&world.customer, &at("api-version=2016-11-01")).await.is(200);
    world.get(&world.customer, &at("API-Version=2021-01-01")).await.is(200);
    let missing = "400 MissingApiVersionParameter : Add api-version to the query: 2021-01-01 or 2016-11-01";
    world.get(&world.customer, &at("x=y")).await.refused(missing);
    world.get(&world.customer, &at("api-version=")).await.refused(missing);
    let wrong = "400 InvalidApiVersionParameter : This service does not speak api-version \"2030-01-01\". Use 2021-01-01 or 2016-11-01";
    world.get(&world.customer, &at("api-version=2030-01-01")).await.refused(wrong);
}

#[tokio::test]
async fn locations_and_operations_are_listed() {
    let world = World::new().await;
    let locations =
        world.get(&world.customer, &format!("/providers/microsoft.importexport/Locations?{VERSION}")).await.is(200);
    assert_eq!(locations.body["value"].as_array().unwrap().len(), 10);
    for name in ["West%20Europe", "westeurope", "WESTEUROPE"] {
        let one = world
            .get(&world.customer, &format!("/providers/Microsoft.ImportExport/locations/{name}?{VERSION}"))
            .await
            .is(200);
        assert_eq!(one.body["name"], "West Europe");
    }
    let none =
        world.get(&world.customer, &format!("/providers/Microsoft.ImportExport/locations/atlantis?{VERSION}")).await;
    none.refused("404 ResourceNotFound : There is no location atlantis");
    let operations =
        world.get(&world.customer, &format!("/providers/Microsoft.ImportExport/operations?{VERSION}")).await.is(200);
    assert_eq!(
        operations.names().join(" ").replace("Microsoft.ImportExport/", ""),
        "locations/read jobs/write jobs/read jobs/listBitLockerKeys/action jobs/delete register/action"
    );
}

#[tokio::test]
async fn conditions_are_honoured() {
    let world = World::new().await;
    let with = async |method: &str, name: &str, value: &str, body: serde_json::Value| {
        let request = axum::http::Request::builder().method(method).uri(job("a")).header(name, value);
        let request = request
            .header("authorization", format!("Bearer {}", world.customer))
            .header("content-type", "application/json");
        world.send(request.body(body.to_string().into()).unwrap()).await
    };
    let new = || import(&["9CA995BB"]);
    with("PUT", "if-match", "\"1\"", new()).await.refused(
        "412 PreconditionFailed : The job was changed meanwhile: it is not there. Read it again and try once more",
    );
    with("PUT", "if-none-match", "*", new()).await.is(201);
    with("PUT", "if-none-match", "*", new()).await.is(412);
    with("PATCH", "if-match", "\"1\"", json!({"tags": {}})).await.is(200);
    with("PATCH", "if-match", "\"1\"", json!({"tags": {}})).await.refused(
        "412 PreconditionFailed : The job was changed meanwhile: it is at revision 2. Read it again and try once more",
    );
    with("PATCH", "if-match", "\"1\", W/\"2\"", json!({"tags": {}})).await.is(200);
    with("DELETE", "if-match", "\"2\"", json!(null)).await.is(412);
    with("DELETE", "if-match", "*", json!(null)).await.is(200);
}
