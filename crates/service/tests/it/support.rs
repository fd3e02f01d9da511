//! Support: any scrap finds the job, queues move by themselves, pages and files agree, and looks are remembered.

use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::role::Role;

use crate::home;
use crate::world::*;

async fn page(world: &World, query: &str) -> Value {
    world.get(&world.support, &format!("/v1/support/jobs?{query}")).await.is(200).body
}

fn names(page: &Value) -> String {
    let name = |hit: &Value| hit["row"]["id"]["name"].as_str().unwrap().to_owned();
    page["value"].as_array().unwrap().iter().map(name).collect::<Vec<_>>().join(" ")
}

/// Where words are found, and the job's name.
async fn found(world: &World, q: &str) -> String {
    let q = q.replace('%', "%25").replace('+', "%2B").replace(' ', "%20").replace('#', "%23");
    let page = page(world, &format!("q={q}")).await;
    let fields = |hit: &Value| {
        let all = hit["found"].as_array().unwrap().iter().map(|it| it["in"].as_str().unwrap().to_owned());
        format!("{}: {}", hit["row"]["id"]["name"].as_str().unwrap(), all.collect::<Vec<_>>().join(" "))
    };
    page["value"].as_array().unwrap().iter().map(fields).collect::<Vec<_>>().join("; ")
}

async fn rushes() -> World {
    let world = World::new().await;
    let contoso = CONTOSO.parse().unwrap();
    world.app.store.add_subscription(&contoso, Some("Contoso Ltd"), Some("Maria Öberg")).await.unwrap();
    world.shipped("Berlin-Rushes", &["F208AB-77", "WDX9912"]).await;
    let address = json!({"properties": {"returnAddress": {"recipientName": "Zoë Quist", "streetAddress1": "X 1",
        "city": "Göteborg", "postalCode": "1", "countryOrRegion": "Sweden", "phone": "+46 (0)8-123 45 67",
        "email": "zoe.q@fabrikam.example"}}});
    world.patch("Berlin-Rushes", address).await.is(200);
    world.put("other", import(&["ZZZZ9999"])).await.is(201);
    world
}

#[tokio::test]
async fn any_scrap_of_any_field_finds_the_job() {
    let world = rushes().await;
    for (q, want) in [
        ("F2O8", "Berlin-Rushes: drive"),
        ("f 2o8a", "Berlin-Rushes: drive"),
        ("ab77", "Berlin-Rushes: drive"),
        ("lin rus", "Berlin-Rushes: name"),
        ("BER1", "Berlin-Rushes: name"),
        ("9400-1111-8995", "Berlin-Rushes: delivery"),
        ("94OO llll 8995", "Berlin-Rushes: delivery"),
        ("zoë q", "Berlin-Rushes: recipient"),
        ("zoe.q@fab", "Berlin-Rushes: email"),
        ("46 8 1234", "Berlin-Rushes: phone"),
        ("+46 (0)8-123 45", "Berlin-Rushes: phone"),
        ("08-123", "Berlin-Rushes: phone"),
        ("C0NTOSO LTD", "other: company; Berlin-Rushes: company"),
        ("a öberg", "other: contact; Berlin-Rushes: contact"),
        ("nothing of the kind", ""),
        // Each trigram is there, and not the whole; nor does one field go on in the next.
        ("999zzz", ""),
        ("rushesf2o8", ""),
        ("rushes9400", ""),
    ] {
        assert_eq!(found(&world, q).await, want, "{q}");
    }
    for short in ["ab", "-a-b-", "%25_"] {
        let answer = world.get(&world.support, &format!("/v1/support/jobs?q={short}")).await;
        answer.refused("400 InvalidParameter q: Type at least three letters or digits");
    }
    assert_eq!(world.get(&world.support, "/v1/jobs?q=zo%C3%AB").await.is(200).names(), ["Berlin-Rushes"]);
}

#[tokio::test]
async fn a_run_of_one_character_is_found_in_every_run_as_long() {
    let world = World::new().await;
    world.put("five", import(&["AB44444C", "0OoO0OO1"])).await.is(201);
    world.put("four", import(&["AB4444C", "1444Z"])).await.is(201);
    for (q, want) in [
        ("444", "four: drive drive; five: drive"),
        ("4-4-4-4", "four: drive; five: drive"),
        ("44444", "five: drive"),
        ("b44444c", "five: drive"),
        ("b4444c", "four: drive"),
        ("444444", ""),
        ("O000", "five: drive"),
        ("00000001", "five: drive"),
        // The words of runs are no text.
        ("4d4", ""),
    ] {
        assert_eq!(found(&world, q).await, want, "{q}");
    }
    let other = json!({"properties": {"driveList": import(&["AB4C"])["properties"]["driveList"]}});
    world.patch("five", other).await.is(200);
    assert_eq!(found(&world, "44444").await, "", "a run that is gone");
}

#[tokio::test]
async fn the_index_follows_the_job() {
    let world = rushes().await;
    world
        .act("Berlin-Rushes", json!({"act": "bookIn", "drives": ["NOBODYS1", "F208AB-77"], "complete": true}))
        .await
        .is(200);
    assert_eq!(found(&world, "n0b0dys").await, "Berlin-Rushes: extraDrive");
    let drives = json!({"properties": {"driveList": import(&["NEW12345"])["properties"]["driveList"]}});
    world.patch("other", drives).await.is(200);
    assert_eq!(found(&world, "zzzz").await, "");
    assert_eq!(found(&world, "new123").await, "other: drive");
    let id = CONTOSO.parse().unwrap();
    world.app.store.add_subscription(&id, Some("Tailspin"), None).await.unwrap();
    assert_eq!(found(&world, "contoso ltd").await, "");
    assert_eq!(found(&world, "tailspin").await, "other: company; Berlin-Rushes: company");
    let deleted = world.call(&world.customer, "DELETE", &job("other"), None).await;
    deleted.is(200);
    assert_eq!(found(&world, "tailspin").await, "Berlin-Rushes: company");
    // And after a restart.
    let world = world.later(TimeDelta::zero()).await;
    assert_eq!(found(&world, "tailspin").await, "Berlin-Rushes: company");
}

#[tokio::test]
async fn an_exact_name_or_id_goes_straight_to_the_job() {
    let world = rushes().await;
    let id =
        format!("/subscriptions/{CONTOSO}/resourceGroups/MEDIA/providers/Microsoft.ImportExport/jobs/berlin-rushes");
    for q in ["berlin-RUSHES", &id, "contoso/media/Berlin-Rushes"] {
        let page = page(&world, &format!("q={q}")).await;
        assert_eq!(page["exact"]["name"], "Berlin-Rushes", "{q}");
    }
    assert_eq!(page(&world, "q=berlin").await["exact"], Value::Null);
    let theirs = path(FABRIKAM, "Berlin-Rushes");
    world.call(&world.stranger, "PUT", &theirs, Some(import(&["AAAA1111"]))).await.is(201);
    let page = page(&world, "q=berlin-rushes").await;
    assert_eq!((&page["exact"], page["total"].as_u64()), (&Value::Null, Some(2)));
}

#[tokio::test]
async fn filters_and_orders() {
    let world = rushes().await;
    world.put("an-export", export()).await.is(201);
    for (query, want) in [
        ("", "an-export other Berlin-Rushes"),
        ("dir=asc", "Berlin-Rushes other an-export"),
        ("sort=name", "an-export Berlin-Rushes other"),
        ("sort=name&dir=desc&q=contoso", "other Berlin-Rushes an-export"),
        ("sort=state", "other an-export Berlin-Rushes"),
        ("sort=since", "Berlin-Rushes other an-export"),
        ("state=shipping", "Berlin-Rushes"),
        ("state=waiting&sort=name", "an-export other"),
        ("type=export", "an-export"),
        ("turn=carrier", "Berlin-Rushes"),
        ("turn=customer&q=contoso", "an-export other"),
        ("location=west%20europe&type=import", "other Berlin-Rushes"),
        ("location=eastus", ""),
        ("subscription=CONTOSO&sort=company&dir=desc", "an-export other Berlin-Rushes"),
        ("subscription=fabrikam", ""),
        ("age=7d", ""),
        ("age=0d&top=1", "an-export"),
    ] {
        assert_eq!(names(&page(&world, query).await), want, "{query}");
    }
    let wrong = "/v1/support/jobs?queue=x&state=x&type=x&turn=x&age=x&sort=x&dir=x&top=0&q=x&after=x";
    let wrong = world.get(&world.support, wrong).await.is(400);
    assert_eq!(wrong.body["error"]["details"].as_array().unwrap().len(), 10, "{}", wrong.text);
}

#[tokio::test]
async fn queues_fill_and_empty_as_things_happen() {
    let world = World::new().await;
    let queues = async |world: &World| {
        let list = world.get(&world.support, "/v1/support/queues").await.is(200).body;
        let some = list["value"].as_array().unwrap().iter().filter(|it| it["count"] != 0);
        some.map(|it| format!("{} {}", it["queue"].as_str().unwrap(), it["count"])).collect::<Vec<_>>().join(", ")
    };
    world.put("young", import(&["AAAA1111"])).await.is(201);
    world.shipped("gone", &["BBBB2222"]).await;
    world.shipped("here", &["CCCC3333", "DDDD4444"]).await;
    assert_eq!(queues(&world).await, "");
    world.act("here", json!({"act": "bookIn", "drives": ["CCCC3333", "DDDD4444"], "complete": true})).await.is(200);
    world.act("here", json!({"act": "start", "drive": "CCCC3333"})).await.is(200);
    world.act("here", json!({"act": "faultDrive", "drive": "CCCC3333", "reason": "It clicks"})).await.is(200);
    assert_eq!(queues(&world).await, "faulted 1");
    assert_eq!(names(&page(&world, "queue=faulted").await), "here");
    assert_eq!(names(&page(&world, "queue=faulted&q=dddd&sort=name").await), "here");
    assert_eq!(names(&page(&world, "queue=faulted&q=aaaa").await), "");
    let answer = json!({"act": "answer", "text": "Try again"});
    world.call(&world.customer, "POST", &format!("{}/actions", v1("here")), Some(answer)).await.is(200);
    assert_eq!(queues(&world).await, "faulted 1, answered 1");
    world.act("here", json!({"act": "resolveDrive", "drive": "CCCC3333", "how": "restart"})).await.is(200);
    assert_eq!(queues(&world).await, "");
    // Eleven days on, one is in its last three; nothing was written for that.
    let world = world.later(TimeDelta::days(11)).await;
    assert_eq!(queues(&world).await, "expiring 1");
    assert_eq!(names(&page(&world, "queue=expiring").await), "young");
}

#[tokio::test]
async fn pages_have_no_gap_and_no_repeat_and_the_file_is_the_same() {
    let world = World::new().await;
    for at in 0..17 {
        world.put(&format!("job-{at:02}"), import(&[&format!("=DRIVE{at}")])).await.is(201);
    }
    for query in [
        "q=drive",
        "q=drive&sort=name&dir=desc",
        "sort=company",
        "sort=changed&dir=asc",
        "state=creating",
        "sort=state&dir=desc",
    ] {
        let pages = world.pages(&world.support, &format!("/v1/support/jobs?{query}&top=4")).await;
        assert!(pages.iter().all(|page| page["total"] == 17 && page["more"] == false), "{query}");
        let seen: Vec<String> = pages
            .iter()
            .flat_map(|page| names(page).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!((once.len(), seen.len()), (17, 17), "{query}: {seen:?}");
        let file = world.get(&world.support, &format!("/v1/support/jobs.csv?{query}")).await.is(200);
        assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        let rows: Vec<&str> = file.text.lines().skip(1).map(|line| line.split('"').nth(1).unwrap()).collect();
        assert_eq!(rows, seen, "{query}");
        assert!(file.text.contains(",\"'=DRIVE3\","), "{}", file.text);
    }
    // New jobs between two pages move none of the others.
    let first = page(&world, "q=drive&top=9").await;
    world.put("late", import(&["DRIVE99"])).await.is(201);
    let second = page(&world, &format!("q=drive&top=9&after={}", first["next"].as_str().unwrap())).await;
    assert_eq!(names(&second), "job-07 job-06 job-05 job-04 job-03 job-02 job-01 job-00");
}

#[tokio::test]
async fn staff_only_and_their_looks_are_remembered_once_a_minute() {
    let world = rushes().await;
    let looks = format!("/v1/support/looks?subscription={CONTOSO}&group=media&name=berlin-rushes");
    for path in ["/v1/support/jobs", "/v1/support/jobs.csv", "/v1/support/queues", &looks] {
        world
            .get(&world.customer, path)
            .await
            .refused("403 AuthorizationFailed : Only support or an operator may look up jobs here");
        world.get("wb_nobody", path).await.is(401);
        world.get(&world.operator, path).await.is(200);
    }
    for _ in 0..3 {
        world.get(&world.support, &v1("Berlin-Rushes")).await.is(200);
        world.get(&world.customer, &v1("Berlin-Rushes")).await.is(200);
    }
    // The contract's own route is looked through as well.
    let bo = world.token("Bo", &[Role::Support], &[]).await;
    world.get(&bo, &job("Berlin-Rushes")).await.is(200);
    // A page asks for the looks right after it was answered with the job, and its own is among them.
    let list = world.get(&world.operator, &looks).await.is(200).body["value"].clone();
    let who: Vec<&str> = list.as_array().unwrap().iter().map(|look| look["who"].as_str().unwrap()).collect();
    assert!(who.contains(&"Lena"), "{who:?}");
    // A minute may have ended between the three.
    assert!((2..=3).contains(&who.len()) && who.iter().filter(|it| **it == "Bo").count() == 1, "{who:?}");
    world.get(&world.support, &looks.replace("berlin", "munich")).await.is(404);
}

#[tokio::test]
async fn every_search_and_list_goes_by_an_index() {
    use waybill::store::{HitSort, Search, StateFilter};
    use waybill_domain::job_state::JobState;
    use waybill_domain::queue::Queue;
    use waybill_domain::search::Fragment;
    let world = World::new().await;
    let now = chrono::Utc::now();
    let faulted = StateFilter::State(JobState::Faulted);
    let whole = Search {
        fragment: None,
        queue: None,
        subscription: None,
        state: None,
        job_type: None,
        location: None,
        turn: None,
        before: None,
        sort: HitSort::Newest,
        descending: true,
        after: None,
        top: 50,
    };
    for sort in HitSort::ALL {
        for fragment in [None, Fragment::read("f208abc")] {
            for queue in [None, Some(Queue::Overdue)] {
                for (subscription, state) in [(None, None), (Some("contoso".to_owned()), None), (None, Some(faulted))] {
                    let search =
                        Search { fragment: fragment.clone(), queue, subscription, state, sort: *sort, ..whole.clone() };
                    let plan = world.app.store.explain_search(&search, now).await.unwrap();
                    if home::is_postgres() {
                        // With few rows its planner rightly reads tables whole; that is measured at a million instead.
                        assert!(!plan.is_empty());
                        continue;
                    }
                    let by_number = *sort == HitSort::Newest;
                    let scans = |line: &&String| {
                        let table = ["SCAN j", "SCAN q", "SCAN b", "SCAN s"].iter().any(|scan| line.starts_with(scan));
                        // The newest are the table itself, backwards.
                        table && !line.contains("INDEX") && !(by_number && *line == "SCAN j")
                    };
                    let bad: Vec<&String> = plan.iter().filter(scans).collect();
                    assert!(bad.is_empty(), "{sort} {:?} {queue:?}: {plan:#?}", fragment.is_some());
                    let sorts = plan.iter().position(|line| line.contains("TEMP B-TREE"));
                    let first = plan.iter().position(|line| line.contains("MATERIALIZE")).unwrap();
                    assert!(sorts.is_none_or(|at| at > first + 1), "{sort}: candidates are sorted\n{plan:#?}");
                }
            }
        }
    }
}
