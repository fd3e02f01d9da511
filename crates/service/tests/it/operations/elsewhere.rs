//! The chapters that need more than the one machine's own: nginx in front, PostgreSQL, and replicas.

use axum::http::Method;

use super::sandbox::{PASSWORD, Types, can_be_root};
use super::{Site, address, stop};
use crate::home;
use crate::killed::request;
use crate::proxied::nginx::Nginx;
use crate::world::job;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and nginx: `cargo xtask test postgres` installs them and runs this"]
async fn nginx_postgresql_and_replicas_are_looked_after_as_the_service_s_user() {
    follow(Types::ServiceUser).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and nginx: `cargo xtask test postgres` installs them and runs this"]
async fn nginx_postgresql_and_replicas_are_looked_after_as_root() {
    if can_be_root() {
        follow(Types::Root).await;
    }
}

async fn follow(types: Types) {
    let mut site = Site::new(types);
    let service = site.start();
    site.sign_in(&service);
    site.fill(&service);

    assert!(site.sandbox.block("nginx", "upstream waybill").contains("max_fails=0"));
    let nginx = Nginx::start(site.sandbox.folder(), std::slice::from_ref(&site.listen));
    let proxied = nginx.ask(&site.token, Method::GET, &job("job-1"), String::new()).await.unwrap();
    assert_eq!(proxied, request(&site.listen, &site.token, "GET", &job("job-1"), "").unwrap());
    assert_eq!(nginx.ask("", Method::GET, "/metrics", String::new()).await.unwrap().0, 403);
    drop(nginx);
    stop(service);

    let made = database(&mut site);
    let service = site.start();
    site.is_there(&service);
    replicas(&mut site);
    let key_and_dump = site.sandbox.block("sh", "pg_dump");
    site.sandbox.types(&key_and_dump);
    stop(service);

    let name = made.lines().find_map(|line| line.strip_prefix("createdb ")?.split(' ').next()).unwrap();
    site.sandbox.types(&format!("dropdb {name}"));
    site.sandbox.types(made.lines().find(|line| line.starts_with("createdb")).unwrap());
    let restore = site.sandbox.block("sh", "pg_restore");
    site.sandbox.types(&restore);
    site.sandbox.types("cp -p /elsewhere/bitlocker.key /var/lib/waybill/");
    let service = site.start();
    site.is_there(&service);
    site.is_watched();
    stop(service);
    site.sandbox.types(&format!("dropdb {name}"));
    site.sandbox.types(&format!("dropuser {name}"));
    site.sandbox.all_is_followed_but(&["waybill backup", "waybill clock", super::DEVELOPERS]);
    site.kept_its_secrets();
}

/// A role and a database, to which the site is moved; the commands that made them.
fn database(site: &mut Site) -> String {
    let server = url::Url::parse(&home::server().expect("WAYBILL_TEST_POSTGRES names a server")).unwrap();
    let port = server.port().unwrap().to_string();
    for (name, value) in [("PGHOST", "127.0.0.1"), ("PGPORT", &port), ("PGUSER", server.username())] {
        site.sandbox.environment.push((name.to_owned(), value.to_owned()));
    }
    let name = format!("waybill_{}", uuid::Uuid::new_v4().simple());
    let made = site.sandbox.block("sh", "createuser").replace(" waybill", &format!(" {name}"));
    site.sandbox.types(&made);
    let there = format!("postgres://{name}@127.0.0.1:{port}/{name}");
    let database = site.sandbox.block("toml", "[database]").replace("postgres://waybill@db.example/waybill", &there);
    site.sandbox.write("/etc/waybill/database-password", &format!("{PASSWORD}\n"));
    // What the block does not name stays as it was.
    let kept = site.config.lines().filter(|line| !line.starts_with("data ")).collect::<Vec<_>>().join("\n");
    site.config = format!("{kept}\n{database}");
    site.configure(&site.config);
    site.sandbox.types(&format!("waybill move --from sqlite:/var/lib/waybill --to {there}"));
    site.sandbox.environment.push(("DATABASE_URL".to_owned(), there));
    made
}

/// A second replica beside the first, and a new key for both.
fn replicas(site: &mut Site) {
    let listen = address();
    let config = site.config.replace(&site.listen, &listen).replace("/var/lib/waybill", "/var/lib/waybill-2");
    site.sandbox.write("/etc/waybill/second.toml", &config);
    site.sandbox.state("/var/lib/waybill-2");
    let copy = "cp -p /var/lib/waybill/bitlocker.key /var/lib/waybill-2/";
    site.sandbox.types(copy);
    let second = site.sandbox.start(&site.unit.replace("waybill.toml", "second.toml"));
    site.is_there(&second);
    site.sandbox.types("waybill key add --config /etc/waybill/waybill.toml");
    site.sandbox.types(copy);
    let rotate = site.sandbox.block("sh", "waybill key rotate");
    site.sandbox.types(&rotate);
    site.sandbox.types(&rotate.replace("waybill.toml", "second.toml"));
    site.is_there(&second);
    stop(second);
}
