//! A site on SQLite is moved to PostgreSQL by the real program, and answers the same there.

use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::Connection as _;

use crate::home;
use crate::killed::{Running, request};
use crate::patience::until;
use crate::world::{import, job, ship, v1};

/// Beside SQLite in a folder; the database of the tests is left alone.
fn waybill(arguments: &[&str]) -> Command {
    // A large site wants the release: `WAYBILL` names it.
    let binary = std::env::var_os("WAYBILL").unwrap_or_else(|| env!("CARGO_BIN_EXE_waybill").into());
    let mut command = Command::new(binary);
    command.args(arguments).env_remove("WAYBILL_DATABASE_URL").stderr(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> (bool, String) {
    let output = waybill(arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

fn serve(more: &[&str]) -> Running {
    use std::io::{BufRead, BufReader};
    let mut child =
        waybill(&[&["serve", "--listen", "127.0.0.1:0"], more].concat()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready =
        lines.map_while(Result::ok).find_map(|line| Some(line.strip_prefix("Waybill is ready at http://")?.to_owned()));
    Running { child, address: ready.expect("an address") }
}

/// An estimate that has passed is told as the moment of asking.
fn timeless(body: &str) -> String {
    let mut pieces = body.split(r#""by":"copyFinished","at":""#);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + "ESTIMATE" + piece.split_once('"').map_or("", |(_, rest)| rest))
}

/// How many made-up jobs the site has. `WAYBILL_MOVED_JOBS=100000` makes it a large one.
fn jobs() -> String {
    std::env::var("WAYBILL_MOVED_JOBS").unwrap_or_else(|_| "1200".to_owned())
}

/// What a thousand questions are about: four hundred jobs from all over the site, and fragments of their names.
fn questions(service: &Running, support: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for (sort, state) in ["newest", "name", "company"].iter().flat_map(|sort| STATES.map(|state| (sort, state))) {
        let list = format!("/v1/support/jobs?state={state}&sort={sort}&top=25");
        let (status, body) = request(&service.address, support, "GET", &list, "").unwrap();
        assert_eq!(status, 200, "{list}: {body}");
        let page: serde_json::Value = serde_json::from_str(&body).unwrap();
        for hit in page["value"].as_array().unwrap() {
            let id = &hit["row"]["id"];
            let [subscription, group, name] = ["subscription", "group", "name"].map(|part| id[part].as_str().unwrap());
            let path = format!("/v1/jobs/{subscription}/{group}/{name}");
            asked.push(format!("{path}/timeline"));
            asked.push(path);
            asked.push(format!("/v1/support/jobs?q={}&sort={sort}&top=20", name.get(..9).unwrap_or(name)));
        }
        asked.push(list);
    }
    asked.truncate(1000);
    asked
}

const STATES: [&str; 5] = ["Creating", "Shipping", "Received", "Transferring", "Completed"];

/// The answers, of which the moment of asking is left out.
fn sample(service: &Running, customer: &str, support: &str, questions: &[String]) -> Vec<String> {
    let own = ["rushes-1", "rushes-2"].into_iter().flat_map(|name| [job(name), format!("{}/timeline", v1(name))]);
    let own = own.chain(["/v1/jobs?top=50".to_owned()]).map(|path| (customer, path));
    let asked = own.chain(questions.iter().map(|path| (support, path.clone())));
    let answer = |(token, path): (&str, String)| {
        let (status, body) = request(&service.address, token, "GET", &path, "").unwrap();
        assert_eq!(status, 200, "{path}: {body}");
        format!("{path} {}", timeless(&body.replace(&service.address, "HERE")))
    };
    asked.map(answer).collect()
}

fn moved(data: &Path, url: &str) -> (bool, String) {
    run(&["move", "--from", &format!("sqlite:{}", data.display()), "--to", url])
}

/// Made-up jobs may be due as soon as they are served: what is compared is what they are after that.
fn the_clock_has_acted(data: &Path) {
    let url = format!("sqlite://{}", data.join("waybill.db").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let due = async || {
        let mut line = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let sql = "select count(*) from job where due_ms <= $1";
        let due: i64 =
            sqlx::query_scalar(sql).bind(chrono::Utc::now().timestamp_millis()).fetch_one(&mut line).await.unwrap();
        due
    };
    until(|| runtime.block_on(due()) == 0);
}

#[test]
#[ignore = "needs a PostgreSQL server: `cargo xtask test postgres` starts one and runs this"]
fn a_site_that_was_moved_answers_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let place = data.to_str().unwrap();
    let url = home::database(&data).expect("WAYBILL_TEST_POSTGRES names a server");
    let (done, text) = run(&["seed", "--jobs", &jobs(), "--data", place]);
    assert!(done, "{text}");
    let token = |who: &[&str]| {
        let (done, text) = run(&[&["token", "--data", place], who].concat());
        assert!(done, "{text}");
        text.lines().last().unwrap().to_owned()
    };
    let customer = token(&["--role", "customer", "--subscription", "contoso"]);
    let support = token(&["--role", "support"]);
    let service = serve(&["--data", place]);
    for name in ["rushes-1", "rushes-2"] {
        let put = request(&service.address, &customer, "PUT", &job(name), &import(&["AAAA1111"]).to_string()).unwrap();
        assert_eq!(put.0, 201, "{}", put.1);
    }
    let shipped = request(&service.address, &customer, "PATCH", &job("rushes-1"), &ship().to_string()).unwrap();
    assert_eq!(shipped.0, 200, "{}", shipped.1);
    let questions = questions(&service, &support);
    assert_eq!(questions.len(), 1000);
    the_clock_has_acted(&data);
    let before = sample(&service, &customer, &support, &questions);
    drop(service);

    // Stopped in the midst, and begun again: it goes on, and nothing is there twice.
    let mut child = waybill(&["move", "--from", &format!("sqlite:{place}"), "--to", &url]).spawn().unwrap();
    let lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    let _ = lines.map_while(Result::ok).find(|line| line.trim() == "timeline");
    child.kill().unwrap();
    child.wait().unwrap();
    let (done, text) = run(&["serve", "--listen", "127.0.0.1:0", "--data", place, "--database-url", &url]);
    assert!(!done && text.contains("half of a site"), "{text}");
    let (done, text) = moved(&data, &url);
    assert!(done && text.contains("Source and target hold the same"), "{text}");

    let service = serve(&["--data", place, "--database-url", &url]);
    for (before, after) in before.iter().zip(sample(&service, &customer, &support, &questions)) {
        assert_eq!(*before, after);
    }
    let path = job("rushes-1").replace('?', "/listBitLockerKeys?");
    let (status, keys) = request(&service.address, &customer, "POST", &path, "").unwrap();
    assert!(status == 200 && keys.contains(crate::world::KEY), "{keys}");
    drop(service);

    let (done, text) = moved(&data, &url);
    assert!(!done && text.contains("the target is not empty"), "{text}");
}

/// Does something to the SQLite database of a folder.
fn tamper(data: &Path, sql: &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}", data.join("waybill.db").display());
        let mut line = <sqlx::AnyConnection as sqlx::Connection>::connect(&url).await.unwrap();
        sqlx::query(sql).execute(&mut line).await.unwrap();
        sqlx::Connection::close(line).await.unwrap();
    });
}

/// What cannot be read is not what cannot be moved; what cannot be moved is said by its row.
#[test]
#[ignore = "needs a PostgreSQL server: `cargo xtask test postgres` starts one and runs this"]
fn a_row_that_cannot_be_read_is_moved_as_it_is_and_one_with_a_nul_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let url = home::database(&data).expect("WAYBILL_TEST_POSTGRES names a server");
    let (done, text) = run(&["seed", "--jobs", "20", "--data", data.to_str().unwrap()]);
    assert!(done, "{text}");
    tamper(&data, "update job_body set body = 'no JSON' where job_id = 7");
    tamper(
        &data,
        "update subscription set contact = 'a' || char(0) || 'b' where id = (select min(id) from subscription)",
    );
    let (done, text) = moved(&data, &url);
    assert!(!done && text.contains("of the table subscription holds the character NUL in contact"), "{text}");
    tamper(&data, "update subscription set contact = ''");
    home::lose(&url);
    let (done, text) = moved(&data, &url);
    assert!(done && text.contains("Source and target hold the same"), "{text}");
    let service = serve(&["--data", data.to_str().unwrap(), "--database-url", &url]);
    let (done, text) = run(&["token", "--data", data.to_str().unwrap(), "--database-url", &url, "--role", "support"]);
    assert!(done, "{text}");
    let list = request(&service.address, text.lines().last().unwrap(), "GET", "/v1/support/jobs?top=50", "").unwrap();
    assert_eq!((list.0, list.1.matches("\"row\":").count()), (200, 19), "{}", list.1);
}
