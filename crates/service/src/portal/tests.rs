//! What a browser gets: the right form, the right type, kept as long as it may be, and forbidden the same everywhere.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::headers::POLICY;
use crate::{App, Clock, Config, Locations, Settings, Store, router};

struct Portal {
    router: Router,
    folder: tempfile::TempDir,
}

impl Portal {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, content: &str| {
            let file = folder.path().join("portal").join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, content).unwrap();
        };
        put("index.html", "<!doctype html>the page");
        put("index.sv.html", "<!doctype html>sidan");
        put("forms.html", "<!doctype html>the forms");
        put("staff.html", "<!doctype html>for staff");
        put("index.html.br", "page in Brotli");
        put("favicon.svg", "<svg/>");
        put("assets/app-0a1b.js", "script");
        put("assets/app-0a1b.js.gz", "script in gzip");
        put("assets/app-2c3d.wasm", "wasm");
        std::fs::write(folder.path().join("secret"), "nobody may read this").unwrap();
        let router = service(folder.path(), Some("portal")).await;
        Self { router, folder }
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response {
        ask(&self.router, method, path, headers).await
    }

    async fn get(&self, path: &str, headers: &[(&str, &str)]) -> (StatusCode, String) {
        let response = self.ask(Method::GET, path, headers).await;
        (response.status(), text(response).await)
    }
}

async fn service(folder: &Path, portal: Option<&str>) -> Router {
    let settings = Settings {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: "http://127.0.0.1:8087".to_owned(),
        demo: true,
        config: Config { portal: portal.map(|portal| folder.join(portal)), ..Config::default() },
    };
    let store = Store::open(&folder.join("data")).await.unwrap();
    router(App::new(store, Clock::default(), settings, Locations::load(None).unwrap()))
}

async fn ask(router: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn text(response: Response) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[tokio::test]
async fn every_page_has_a_url() {
    let portal = Portal::new().await;
    for path in ["/", "/jobs", "/jobs/sub/group/name.with.dots", "/jobs/s/g/%E5%86%99", "/sign-in", "/nowhere?x=1"] {
        let (status, body) = portal.get(path, &[BROWSER]).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<!doctype html>the page"), "{path}");
    }
    for path in [
        "/jobs/new?step=data",
        "/jobs/s/g/n/ship",
        "/jobs/s/g/n/drives/WD%2F1/log",
        "/jobs/s/g/n/edit?part=logs",
        "/jobs/s/g/n/share",
        "/jobs/s/g/n/slip",
        "/states",
        "/settings",
        "/notices",
    ] {
        let (status, body) = portal.get(path, &[BROWSER]).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<!doctype html>the forms"), "{path}");
    }
    for path in ["/support", "/support/jobs/s/g/n?from=search", "/operations", "/operations/arrivals"] {
        let (status, body) = portal.get(path, &[BROWSER]).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<!doctype html>for staff"), "{path}");
    }
    assert_eq!(portal.get("/jobs", &[]).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_page_comes_in_the_language_that_was_chosen_else_asked_for() {
    let portal = Portal::new().await;
    let (swedish, english) = ("<!doctype html>sidan", "<!doctype html>the page");
    for (headers, want) in [
        (vec![("accept-language", "sv-SE,sv;q=0.9,en;q=0.8")], swedish),
        (vec![("accept-language", "en, sv;q=0.9")], english),
        (vec![("accept-language", "de")], english),
        (vec![("accept-language", "sv"), ("cookie", "a=b; waybill-language=en")], english),
        (vec![("accept-language", "en"), ("cookie", "waybill-language=sv; a=b")], swedish),
        (vec![("accept-language", "sv"), ("cookie", "waybill-language=xx")], swedish),
    ] {
        let asked: Vec<(&str, &str)> = headers.into_iter().chain([BROWSER]).collect();
        assert_eq!(portal.get("/jobs", &asked).await.1, want, "{asked:?}");
        assert_eq!(portal.get("/", &asked).await.1, want, "{asked:?}");
    }
    let page = portal.ask(Method::GET, "/", &[BROWSER, ("accept-language", "sv")]).await;
    assert_eq!(header(&page, "content-language"), "sv");
    let vary: Vec<&str> = page.headers().get_all("vary").iter().map(|it| it.to_str().unwrap()).collect();
    assert_eq!(vary, ["accept-encoding", "accept-language", "cookie"]);
    // The tag of one language is not that of the other.
    let tag = header(&page, "etag").to_owned();
    let other = portal.ask(Method::GET, "/", &[BROWSER, ("accept-language", "en"), ("if-none-match", &tag)]).await;
    assert_eq!(other.status(), StatusCode::OK);
    // A program that has only one language gives that.
    assert_eq!(portal.get("/settings", &[BROWSER, ("accept-language", "sv")]).await.1, "<!doctype html>the forms");
}

#[tokio::test]
async fn programs_and_scripts_never_get_the_page_for_what_is_not_there() {
    let portal = Portal::new().await;
    let nothing = ["/v1/nothing", "/v1", "/subscriptions/x/y", "/providers/none", "/assets/gone-1234.js", "/oembed/x"];
    for path in nothing {
        let response = portal.ask(Method::GET, path, &[BROWSER]).await;
        assert_eq!(
            (response.status(), header(&response, "content-type")),
            (StatusCode::NOT_FOUND, "application/json"),
            "{path}"
        );
        assert!(text(response).await.contains("ResourceNotFound"), "{path}");
    }
    assert_eq!(portal.get("/gone.js", &[("accept", "*/*")]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(portal.get("/jobs", &[("accept", "application/json")]).await.0, StatusCode::NOT_FOUND);
    let response = portal.ask(Method::POST, "/jobs", &[BROWSER]).await;
    assert_eq!((response.status(), header(&response, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
}

#[tokio::test]
async fn the_smallest_form_goes_out_under_its_own_type() {
    let portal = Portal::new().await;
    let all = ("accept-encoding", "gzip, deflate, br");
    let page = portal.ask(Method::GET, "/", &[BROWSER, all]).await;
    assert_eq!((header(&page, "content-encoding"), header(&page, "content-type")), ("br", "text/html; charset=utf-8"));
    assert_eq!(header(&page, "vary"), "accept-encoding");
    assert_eq!(text(page).await, "page in Brotli");
    let script = portal.ask(Method::GET, "/assets/app-0a1b.js", &[all]).await;
    assert_eq!(
        (header(&script, "content-encoding"), header(&script, "content-type")),
        ("gzip", "text/javascript; charset=utf-8")
    );
    let wasm = portal.ask(Method::GET, "/assets/app-2c3d.wasm", &[all]).await;
    assert_eq!((header(&wasm, "content-encoding"), header(&wasm, "content-type")), ("", "application/wasm"));
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_others_are_asked_about() {
    let portal = Portal::new().await;
    let script = portal.ask(Method::GET, "/assets/app-0a1b.js", &[]).await;
    assert_eq!(header(&script, "cache-control"), "public, max-age=31536000, immutable");
    let page = portal.ask(Method::GET, "/jobs", &[BROWSER]).await;
    assert_eq!(header(&page, "cache-control"), "no-cache");
    let tag = header(&page, "etag").to_owned();
    let again = portal.ask(Method::GET, "/", &[BROWSER, ("if-none-match", &tag)]).await;
    assert_eq!((again.status(), header(&again, "etag")), (StatusCode::NOT_MODIFIED, tag.as_str()));
    assert_eq!(text(again).await, "");
    // Another form is another thing.
    let other = portal.ask(Method::GET, "/", &[BROWSER, ("if-none-match", &tag), ("accept-encoding", "br")]).await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test]
async fn head_tells_the_same_without_a_body() {
    let portal = Portal::new().await;
    let (get, head) = (portal.ask(Method::GET, "/", &[BROWSER]).await, portal.ask(Method::HEAD, "/", &[BROWSER]).await);
    for name in ["content-type", "content-length", "etag", "cache-control"] {
        assert_eq!(header(&head, name), header(&get, name), "{name}");
    }
    assert_eq!(text(head).await, "");
}

#[tokio::test]
async fn nothing_outside_the_folder_is_read() {
    let portal = Portal::new().await;
    assert!(portal.folder.path().join("secret").is_file());
    for path in
        ["/../secret", "/assets/../../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/index.html.br"]
    {
        let (_, body) = portal.get(path, &[("accept", "*/*")]).await;
        assert!(
            !body.contains("nobody may read") && !body.contains("root:") && !body.contains("Brotli"),
            "{path}: {body}"
        );
    }
}

#[tokio::test]
async fn every_answer_forbids_the_same() {
    let portal = Portal::new().await;
    for path in ["/", "/assets/app-0a1b.js", "/v1/nothing", "/gone.js", "/demo/two-drives.jrn"] {
        let response = portal.ask(Method::GET, path, &[]).await;
        assert_eq!(header(&response, "content-security-policy"), POLICY, "{path}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "x-frame-options"), "DENY", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "same-origin", "{path}");
        assert_eq!(header(&response, "cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(header(&response, "permissions-policy").contains("camera=()"), "{path}");
    }
    assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
}

#[tokio::test]
async fn the_demo_has_journal_files_to_drop() {
    let portal = Portal::new().await;
    for path in ["/demo/two-drives.jrn", "/demo/masked-key.jrn"] {
        let response = portal.ask(Method::GET, path, &[BROWSER]).await;
        assert!(header(&response, "content-disposition").starts_with("attachment"));
        assert!(text(response).await.contains("ActivityId: DriveInfo"));
    }
}

#[cfg(not(feature = "embedded-portal"))]
#[tokio::test]
async fn without_a_portal_a_page_says_how_to_build_one() {
    let folder = tempfile::tempdir().unwrap();
    let router = service(folder.path(), None).await;
    let response = ask(&router, Method::GET, "/jobs", &[BROWSER]).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(text(response).await.contains("cargo xtask serve"));
}

/// Guards against a folder's content leading elsewhere: a link out of it is not followed, and what is no file is not waited for.
#[cfg(unix)]
#[tokio::test]
async fn a_link_out_of_the_folder_and_a_pipe_are_not_there() {
    let portal = Portal::new().await;
    let assets = portal.folder.path().join("portal/assets");
    std::os::unix::fs::symlink(portal.folder.path().join("secret"), assets.join("out.js")).unwrap();
    std::os::unix::fs::symlink("app-0a1b.js", assets.join("within.js")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(assets.join("pipe.js")).status().unwrap();
    assert!(made.success());
    let get = async |path: &str| {
        let answer = tokio::time::timeout(std::time::Duration::from_secs(60), portal.get(path, &[])).await;
        answer.expect("an answer without waiting for a writer")
    };
    assert_eq!(get("/assets/out.js").await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/assets/pipe.js").await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/assets/within.js").await, (StatusCode::OK, "script".to_owned()));
}
