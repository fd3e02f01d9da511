//! Lists: filters, order, pages, totals; the contract's and the portal's.

use serde_json::json;
use sqlx::{AnyConnection, Connection as _};

use crate::home;
use crate::world::*;

fn list(query: &str) -> String {
    format!("/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?{VERSION}&{query}")
}

async fn seven() -> World {
    let world = World::new().await;
    for at in 1..=7 {
        let body = if at % 2 == 0 { export() } else { import(&[&format!("SERIAL{at}"), &format!("XX_{at}")]) };
        world.put(&format!("job-{at}"), body).await.is(201);
    }
    world.patch("job-3", ship()).await.is(200);
    world
}

#[tokio::test]
async fn pages_are_newest_first_and_their_links_are_whole() {
    let world = seven().await;
    let mut link = format!("{URL}{}", list("$top=3&$filter=type%20eq%20'Import'"));
    let mut seen = Vec::new();
    let mut pages = 0;
    loop {
        let page = world.get(&world.customer, link.strip_prefix(URL).unwrap()).await.is(200);
        seen.extend(page.names().into_iter().map(str::to_owned));
        pages += 1;
        assert!(page.body["value"][0]["properties"].get("driveList").is_none());
        // A job that is put between two pages moves none of the others.
        world.put(&format!("late-{pages}"), import(&["LATE1234"])).await.is(201);
        match page.body["nextLink"].as_str() {
            Some(next) => link = next.to_owned(),
            None => break,
        }
        assert!(link.contains("$top=3") && link.contains("api-version="), "{link}");
    }
    assert_eq!((seen.join(" ").as_str(), pages), ("job-7 job-5 job-3 job-1", 2));
}

#[tokio::test]
async fn the_contracts_filters() {
    let world = seven().await;
    let names = async |filter: &str| {
        let path = list(&format!("$filter={}", filter.replace(' ', "%20")));
        world.get(&world.customer, &path).await.is(200).names().join(" ")
    };
    assert_eq!(names("type eq 'Export'").await, "job-6 job-4 job-2");
    assert_eq!(names("state eq 'Shipping'").await, "job-3");
    assert_eq!(names("state eq 'Faulted'").await, "");
    assert_eq!(names("trackingnumber eq '9400-1111-8995-6223-4512'").await, "job-3");
    assert_eq!(names("type eq 'Export' and state eq 'Shipping'").await, "");
    let wrong = world.get(&world.customer, &list("$filter=name%20eq%20'x'")).await;
    wrong.refused("400 InvalidParameter $filter: Use type eq 'Import', state eq 'Shipping' or trackingnumber eq '…', joined by and");
    for top in ["0", "101", "x", "-1"] {
        let answer = world.get(&world.customer, &list(&format!("$top={top}"))).await;
        answer.refused("400 InvalidParameter $top: Ask for 1 to 100 jobs");
    }
    world.get(&world.customer, &list("$skiptoken=abc")).await.is(400);
    let group = "/subscriptions/contoso/resourceGroups/MEDIA/providers/Microsoft.ImportExport/jobs?api-version=2016-11-01&$top=1";
    let page = world.get(&world.customer, group).await.is(200);
    assert_eq!(page.names(), ["job-7"]);
    assert!(
        page.body["nextLink"]
            .as_str()
            .unwrap()
            .starts_with("https://waybill.example/subscriptions/contoso/resourceGroups/")
    );
    let empty = group.replace("MEDIA", "nothing-here");
    assert_eq!(world.get(&world.customer, &empty).await.is(200).body, json!({"value": []}));
}

#[tokio::test]
async fn the_portals_search_and_filters() {
    let world = seven().await;
    let names = async |query: &str| {
        let page = world.get(&world.customer, &format!("/v1/jobs?sort=name&{query}")).await.is(200);
        format!("{} of {}, {} need you", page.names().join(" "), page.body["total"], page.body["needsYou"])
    };
    assert_eq!(names("q=B-3").await, "job-3 of 1, 0 need you");
    assert_eq!(names("q=serial5").await, "job-5 of 1, 1 need you");
    assert_eq!(names("q=x_").await, "job-1 job-3 job-5 job-7 of 4, 3 need you");
    assert_eq!(names("q=1111%208995").await, "job-3 of 1, 0 need you");
    assert_eq!(names("q=8995-6223").await, "job-3 of 1, 0 need you");
    assert_eq!(names("q=94OO").await, "job-3 of 1, 0 need you");
    assert_eq!(names("q=%25").await, " of 0, 0 need you");
    assert_eq!(names("state=shipping").await, "job-3 of 1, 0 need you");
    assert_eq!(names("state=moving").await, "job-3 of 1, 0 need you");
    assert_eq!(names("state=waiting&type=Export").await, "job-2 job-4 job-6 of 3, 3 need you");
    assert_eq!(names("state=needs-you&q=&type=&top=1").await, "job-1 of 6, 6 need you");
    assert_eq!(names("location=West%20Europe&type=Export").await, "job-2 job-4 job-6 of 3, 3 need you");
    assert_eq!(names("location=eastus").await, " of 0, 0 need you");
    let wrong = world.get(&world.customer, "/v1/jobs?state=odd&sort=odd&top=500").await;
    assert_eq!(wrong.body["error"]["details"].as_array().unwrap().len(), 3, "{}", wrong.text);
    world
        .get(&world.customer, "/v1/jobs?subscription=fabrikam")
        .await
        .refused("404 ResourceNotFound : There is no subscription fabrikam");
}

#[tokio::test]
async fn every_order_pages_through_all() {
    let world = seven().await;
    for (sort, want) in [
        ("name", "job-1 job-2 job-3 job-4 job-5 job-6 job-7"),
        ("changed", "job-3 job-7 job-6 job-5 job-4 job-2 job-1"),
        ("needs", "job-7 job-6 job-5 job-4 job-2 job-1 job-3"),
    ] {
        let pages = world.pages(&world.customer, &format!("/v1/jobs?sort={sort}&top=2")).await;
        let seen: Vec<&str> = pages.iter().flat_map(names_in).collect();
        assert_eq!(seen.join(" "), want, "{sort}");
    }
    let other = world.get(&world.customer, "/v1/jobs?sort=name&top=2").await.body["next"].as_str().unwrap().to_owned();
    world.get(&world.customer, &format!("/v1/jobs?sort=changed&after={other}")).await.is(400);
}

/// Jobs with these numbers, as if copied from one: their rows in the list, which is all that is counted.
async fn multiply(world: &World, from: i64, to: i64) {
    let sql = "insert into job (id, subscription, grp_key, name_key, grp, revision, version, entries, job_type, state, mood, \
               needs, location, account, tracking_key, search, changed_ms) \
               with recursive more (n) as (select cast($1 as bigint) union all select n + 1 from more where n < $2) \
               select 1000 + n, subscription, grp_key, name_key || '-' || n, grp, revision, version, entries, job_type, state, \
               mood, needs, location, account, tracking_key, search, changed_ms from job, more where name_key = 'one'";
    let mut line = AnyConnection::connect(&home::url(&world.folder().join("data"))).await.unwrap();
    sqlx::query(sql).bind(from).bind(to).execute(&mut line).await.unwrap();
    line.close().await.unwrap();
}

#[tokio::test]
async fn staff_are_told_of_ten_thousand_jobs_or_more_and_their_owner_of_each() {
    let world = World::new().await;
    world.put("one", import(&["AAAA1111"])).await.is(201);
    let counted = async |token: &str| {
        let page = world.get(token, "/v1/jobs").await.is(200).body;
        (page["total"].as_i64().unwrap(), page["needsYou"].as_i64().unwrap(), page["more"] == true)
    };
    multiply(&world, 1, 9_998).await;
    assert_eq!(counted(&world.support).await, (9_999, 9_999, false));
    multiply(&world, 9_999, 10_049).await;
    assert_eq!(counted(&world.support).await, (10_000, 10_000, true));
    assert_eq!(counted(&world.customer).await, (10_050, 10_050, false));
}
