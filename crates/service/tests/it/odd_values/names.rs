//! Names in paths: of groups and jobs, as people name them.

use serde_json::Value;

use super::json::flatten;
use super::values;
use crate::world::*;

#[tokio::test]
async fn odd_names_in_paths_are_refused_or_found_again_in_every_view() {
    let world = World::new().await;
    let mut taken = 0;
    for odd in values::odd(&Value::from("text")).iter().filter_map(Value::as_str).filter(|it| it.len() < 1000) {
        let name = encoded(odd);
        if !name.is_empty() {
            taken += usize::from(is_taken(&world, "media", &name).await);
            taken += usize::from(is_taken(&world, &name, "plain").await);
        }
    }
    assert!(taken > 10, "{taken}");
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// Whether a job can have such a name: then every view finds it.
async fn is_taken(world: &World, group: &str, name: &str) -> bool {
    let at = format!(
        "/subscriptions/{CONTOSO}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}?{VERSION}"
    );
    let put = world.call(&world.customer, "PUT", &at, Some(import(&["AAAA1111"]))).await;
    assert!([201, 400, 404].contains(&put.status), "{group}/{name}: {}", put.text);
    if put.status != 201 {
        return false;
    }
    let spelled = put.body["name"].as_str().unwrap();
    let own = format!("/v1/jobs/{CONTOSO}/{group}/{name}");
    for path in [&at, &own, &format!("{own}/timeline")] {
        world.get(&world.customer, path).await.is(200);
    }
    for (token, path) in [
        (&world.customer, "/v1/jobs?top=100".to_owned()),
        (&world.customer, format!("/subscriptions/{CONTOSO}/providers/Microsoft.ImportExport/jobs?{VERSION}")),
        (&world.support, "/v1/support/jobs?top=100".to_owned()),
    ] {
        let (list, mut shown) = (world.get(token, &path).await.is(200), Vec::new());
        flatten(&list.body, &mut shown);
        assert!(shown.contains(&spelled.into()), "{spelled:?} is missing in {path}");
    }
    let file = world.get(&world.support, "/v1/support/jobs.csv").await.is(200);
    let mut rows = csv::Reader::from_reader(file.text.as_bytes());
    // Apostrophes keep a spreadsheet from taking a text for a formula.
    let without = |text: &str| text.replace('\'', "");
    let is_in_file = rows.records().any(|row| without(&row.unwrap()[0]) == without(spelled));
    assert!(is_in_file, "{spelled:?}: {}", file.text);
    world.call(&world.customer, "DELETE", &at, None).await.is(200);
    true
}
