//! A search finds the same jobs in the same order as reading every text would, however far apart their numbers lie: the
//! newest thousand, the next three thousand and so on are asked for one after the other.

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};

use crate::home;
use crate::world::*;

const JOBS: i64 = 1_000;

/// Numbers get sparser from the newest to the oldest: every span has some jobs, and most lie beyond the last.
fn number(at: i64) -> i64 {
    5_000_000 - at - at * at * 4
}

/// What jobs are found by: a word of every one, of the second, seventh, thirty-seventh and four hundredth, of the newest and
/// of the oldest.
fn words(at: i64) -> String {
    let when =
        [(at % 2 == 0, "c0mm0n"), (at % 37 == 0, "uncommon77"), (at % 400 == 3, "rarest99rarest"), (true, "every")];
    let age = [(at < 90, "y0ung"), (at > 850, "ancient"), (at % 7 == 0, "sevenths")];
    let all = when.iter().chain(&age).filter(|(is_so, _)| *is_so).map(|(_, word)| waybill_domain::search::fold(word));
    all.collect::<Vec<_>>().join("\n")
}

async fn spread(world: &World) {
    world.put("one", import(&["BBBB1111"])).await.is(201);
    let mut line = AnyConnection::connect(&home::url(&world.folder().join("data"))).await.unwrap();
    let mut tx = line.begin().await.unwrap();
    let row = "insert into job (id, subscription, grp_key, name_key, grp, revision, version, entries, job_type, state, mood, \
               needs, location, account, tracking_key, search, changed_ms) select $1, subscription, grp_key, $2, grp, \
               revision, version, entries, job_type, state, mood, needs, location, account, tracking_key, search, changed_ms \
               from job where name_key = 'one'";
    let body = "insert into job_body (job_id, body) select $1, replace(body, '\"one\"', $2) from job_body where job_id = \
                (select id from job where name_key = 'one')";
    let id = if home::is_postgres() { "job_id" } else { "rowid" };
    let text = format!("insert into job_search ({id}, text) values ($1, $2)");
    for at in 0..JOBS {
        let name = format!("job-{at}");
        sqlx::query(row).bind(number(at)).bind(&name).execute(&mut *tx).await.unwrap();
        sqlx::query(body).bind(number(at)).bind(format!("\"{name}\"")).execute(&mut *tx).await.unwrap();
        sqlx::query(AssertSqlSafe(text.as_str())).bind(number(at)).bind(words(at)).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    line.close().await.unwrap();
}

/// All pages of a search, and what the first says of how many there are.
async fn all(world: &World, query: &str) -> (Vec<String>, u64, bool) {
    let pages = world.pages(&world.support, &format!("/v1/support/jobs?{query}&top=60")).await;
    let hits = pages.iter().flat_map(|page| page["value"].as_array().unwrap());
    let names = hits.map(|hit| hit["row"]["id"]["name"].as_str().unwrap().to_owned()).collect();
    (names, pages[0]["total"].as_u64().unwrap(), pages[0]["more"] == true)
}

#[tokio::test]
async fn the_newest_come_first_whatever_lies_between_them() {
    let world = World::new().await;
    spread(&world).await;
    for q in ["every", "common", "uncommon77", "rarest99rarest", "young", "ancient", "seven", "mon", "nowhere"] {
        let fragment = waybill_domain::search::fold(q);
        let has = |at: &i64| words(*at).lines().any(|line| line.contains(&fragment));
        let want: Vec<String> = (0..JOBS).filter(has).map(|at| format!("job-{at}")).collect();
        let (names, total, more) = all(&world, &format!("q={q}")).await;
        assert_eq!(names, want, "{q}");
        assert_eq!((total, more), (want.len().min(100) as u64, want.len() > 100), "{q}");
        let (names, ..) = all(&world, &format!("q={q}&dir=asc")).await;
        assert!(names.iter().eq(want.iter().rev()), "{q}, oldest first");
        let (names, ..) = all(&world, &format!("q={q}&sort=name")).await;
        let mut by_name = want.clone();
        by_name.sort();
        assert_eq!(names, by_name, "{q}, by name");
    }
}
