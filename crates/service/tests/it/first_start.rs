//! Starting the real program decides nothing that people decide: it makes nobody powerful, undoes no change of an
//! administrator's, and writes no way in to where logs are kept.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _};

use crate::home;
use crate::killed::{start, waybill};
use crate::patience::found;

/// Everything that `serve` prints from its start to its end, and everything that it logs.
fn served(data: &Path, more: &[&str]) -> (String, String) {
    let [out, log] = ["out", "log"].map(|end| data.with_extension(end));
    let mut command = waybill(data, &[&["serve", "--listen", "127.0.0.1:0"], more].concat());
    let mut child = command.stdout(File::create(&out).unwrap()).stderr(File::create(&log).unwrap()).spawn().unwrap();
    let read = |file: &Path| std::fs::read_to_string(file).unwrap();
    let address = found(|| {
        assert!(child.try_wait().unwrap().is_none(), "it ended: {}", read(&log));
        let said = read(&out);
        let line = said.lines().find_map(|line| line.strip_prefix("Waybill is ready at http://"));
        line.filter(|_| said.contains('\n')).map(str::to_owned)
    });
    // It answers only after all is printed.
    crate::killed::request(&address, "", "GET", "/readyz", "").unwrap();
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap();
    (read(&out), read(&log))
}

fn run(data: &Path, arguments: &[&str]) -> String {
    let done = waybill(data, arguments).stderr(Stdio::piped()).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn sql(data: &Path, statements: &[&str]) {
    let work = async {
        sqlx::any::install_default_drivers();
        let mut line = AnyConnection::connect(&home::url(data)).await.unwrap();
        for statement in statements {
            sqlx::raw_sql(AssertSqlSafe(*statement)).execute(&mut line).await.unwrap();
        }
        line.close().await.unwrap();
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
}

/// Guards against a secret on standard output, which a service manager keeps, and against powers that nobody gave.
#[test]
fn a_start_without_a_terminal_makes_nobody_and_prints_no_link() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for _ in 0..2 {
        let (said, log) = served(&data, &[]);
        assert!(said.starts_with("Waybill is ready at ") && said.lines().count() == 1, "{said}");
        assert!(log.contains("waybill sign-in-link --role administrator --data"), "{log}");
        assert!(!log.contains("sign-in#"), "{log}");
        assert_eq!(run(&data, &["person", "list"]), "");
    }
    assert!(run(&data, &["audit"]).contains("subscription-added"), "what a start makes is in the audit log");
    // A company that was removed does not come back, and once somebody can administer, nothing is said of it.
    run(&data, &["subscription", "remove", "default"]);
    run(&data, &["person", "add", "--name", "Root", "--role", "administrator"]);
    // What a command makes by the way is in the audit log too.
    run(&data, &["token", "--role", "customer", "--subscription", "contoso"]);
    let audit = run(&data, &["audit"]);
    assert!(audit.lines().any(|it| it.contains("subscription-added  contoso")), "{audit}");
    let (_, log) = served(&data, &[]);
    assert!(!log.contains("nobody can administer"), "{log}");
    assert_eq!(run(&data, &["subscription", "list"]), "contoso\tcontoso\n");
}

/// What a terminal shows of `serve`, from its start to its end.
#[cfg(target_os = "linux")]
fn on_a_terminal(data: &Path) -> Vec<String> {
    let service = waybill(data, &["serve", "--listen", "127.0.0.1:0"]);
    let words = std::iter::once(service.get_program()).chain(service.get_args());
    let line = words.map(|word| format!("'{}'", word.to_str().unwrap())).collect::<Vec<_>>().join(" ");
    let mut terminal = Command::new("script");
    terminal.args(["-qefc", &format!("exec {line} 2>/dev/null"), "/dev/null"]).stdin(Stdio::null());
    if let Some(url) = home::database(data) {
        terminal.env("WAYBILL_DATABASE_URL", url);
    }
    let mut child = terminal.stdout(Stdio::piped()).spawn().expect("util-linux's script, for a terminal");
    let out = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut lines = std::io::BufRead::lines(out).map_while(Result::ok);
    let mut said = vec![lines.next().unwrap_or_default().trim().to_owned()];
    // The rest is asked for over the service itself, which answers after all is printed.
    let address = said[0].strip_prefix("Waybill is ready at http://").expect("an address").to_owned();
    crate::killed::request(&address, "", "GET", "/readyz", "").unwrap();
    let children = format!("/proc/{0}/task/{0}/children", child.id());
    let inside = std::fs::read_to_string(children).unwrap();
    assert!(Command::new("kill").args(["-TERM", inside.trim()]).status().unwrap().success());
    said.extend(lines.map(|line| line.trim().to_owned()));
    child.wait().unwrap();
    said
}

/// A site must not be locked, and anyone who has the terminal has the data folder anyway.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_shown_a_first_link_while_nobody_can_administer() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for _ in 0..2 {
        let said = on_a_terminal(&data);
        assert!(said.len() == 3 && said[1].starts_with("administrator: http://"), "{said:?}");
        // The same person each time, as an administrator and nothing else.
        let people = run(&data, &["person", "list"]);
        assert!(people.starts_with("first-administrator\tFirst administrator\tadministrator\t"), "{people}");
        assert_eq!(people.lines().count(), 1, "{people}");
    }
    let audit = run(&data, &["audit"]);
    assert!(audit.contains("person-added") && audit.contains("link-made"), "{audit}");
    // Once somebody else can administer, or the first one was demoted, no start says otherwise.
    run(&data, &["person", "change", "first-administrator", "--role", "support"]);
    assert_eq!(on_a_terminal(&data).len(), 1);
    assert!(run(&data, &["person", "list"]).contains("\tsupport\t"));
    run(&data, &["person", "remove", "first-administrator"]);
    assert_eq!(on_a_terminal(&data).len(), 1);
    assert_eq!(run(&data, &["person", "list"]), "");
}

/// A site as an earlier version left it: two people with everything, from its starts alone or changed by somebody since.
#[test]
fn people_of_earlier_starts_lose_what_nobody_gave_them_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(start(&data));
    for id in ["contoso", "fabrikam"] {
        run(&data, &["subscription", "add", id]);
    }
    run(&data, &["person", "add", "--name", "Ann", "--role", "customer", "--subscription", "contoso"]);
    sql(
        &data,
        &[
            "delete from setting where name = 'start people retired'",
            "insert into person (id, name, roles, subscriptions, created_ms) values \
             ('start-customer', 'Customer', 'customer', 'default contoso fabrikam', 1), \
             ('start-staff', 'Support and operations', 'support operator administrator', '', 1)",
            "insert into session (hash, person, expires_ms) values ('one', 'start-staff', 9999999999999), \
             ('two', 'start-customer', 9999999999999)",
            "insert into token (hash, person, expires_ms) values ('three', 'start-staff', 9999999999999)",
            "insert into sign_in_code (hash, person, expires_ms) values ('four', 'start-staff', 9999999999999)",
            // An administrator once took two companies away; the next start gave them back.
            "insert into audit (seq, at_ms, person, who, origin, deed, subject, detail) values \
             (7001, 1, '', 'Root', '', 'person-changed', 'start-customer', 'Customer: customer contoso')",
        ],
    );
    let (_, log) = served(&data, &[]);
    assert!(log.contains("start-staff") && log.contains("waybill sign-in-link --role administrator"), "{log}");
    let people = run(&data, &["person", "list"]);
    let line = |id: &str| people.lines().find(|line| line.starts_with(id)).unwrap().to_owned();
    assert_eq!(line("start-staff"), "start-staff\tSupport and operations\t\t-\t");
    assert_eq!(line("start-customer"), "start-customer\tCustomer\tcustomer\t-\tcontoso");
    assert!(people.contains("\tAnn\tcustomer\t-\tcontoso"), "{people}");
    for id in ["start-staff", "start-customer"] {
        assert_eq!(run(&data, &["person", "sessions", id]), "");
        assert!(
            run(&data, &["audit"]).lines().any(|it| it.contains(id) && it.contains("an earlier version gave access"))
        );
    }
    // The site is not locked, and what people decide from now on stays.
    assert!(run(&data, &["sign-in-link", "--role", "administrator"]).contains("/sign-in#"));
    run(&data, &["person", "change", "start-staff", "--role", "support"]);
    served(&data, &[]);
    assert!(run(&data, &["person", "list"]).contains("start-staff\tSupport and operations\tsupport\t"));
}

/// The demo's links are for made-up people, so they are always printed; these people are no more powerful after a restart
/// than before it.
#[test]
fn the_demo_prints_links_and_undoes_nothing_either() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (said, _) = served(&data, &["--demo"]);
    assert!(said.contains("  customer (Contoso Ltd, Fabrikam AB): http://"), "{said}");
    assert!(said.contains("  support, operator and administrator: http://"), "{said}");
    run(&data, &["person", "change", "demo-staff", "--role", "support"]);
    run(&data, &["person", "remove", "demo-customer"]);
    run(&data, &["subscription", "add", "2d9e6a14-77b8-4c0f-8f21-fab21ca70002", "--company", "Renamed"]);
    let (said, _) = served(&data, &["--demo"]);
    assert!(!said.contains("  customer"), "{said}");
    let people = run(&data, &["person", "list"]);
    assert!(people.contains("demo-staff\tSupport and operations\tsupport\t"), "{people}");
    assert!(!people.contains("demo-customer"), "{people}");
    assert!(run(&data, &["subscription", "list"]).contains("\tRenamed"));
    // A folder of an earlier version: its two people are retired, and the demo has visitors of its own.
    sql(
        &data,
        &[
            "delete from sign_in_code",
            "delete from notice_read",
            "delete from token",
            "delete from person",
            "delete from setting where name like 'made person %' or name = 'start people retired'",
            "insert into person (id, name, roles, subscriptions, created_ms) values \
             ('start-staff', 'Support and operations', 'support operator administrator', '', 1)",
        ],
    );
    let (said, log) = served(&data, &["--demo"]);
    assert_eq!(said.matches("/sign-in#").count(), 2, "{said}");
    assert!(log.contains("start-staff"), "{log}");
    assert!(run(&data, &["person", "list"]).contains("start-staff\tSupport and operations\t\t"));
}
