//! The routes of the service, as its source names them, and requests to them.

use waybill_domain::log::{Code, DriveStatus, write_log};
use waybill_domain::rights::Operation;

use crate::world::{VERSION, import};

/// A method of a path, and the operation that it is.
#[derive(Debug, Clone)]
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) operation: Operation,
}

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

pub(super) fn routes() -> Vec<Route> {
    let v1 = read(include_str!("../../../src/v1.rs"), |path| format!("/v1{path}"));
    let contract = read(include_str!("../../../src/job_api.rs"), |path| {
        let parent = if path.starts_with("/{subscription}") { "/subscriptions" } else { "/providers" };
        [parent, path].concat()
    });
    let all: Vec<Route> = v1.into_iter().chain(contract).collect();
    assert!(all.len() > 40, "the source is not read any more");
    all
}

fn read(source: &str, whole: impl Fn(&str) -> String) -> Vec<Route> {
    let mut routes = Vec::new();
    for chain in source.split("GuardedRoutes::new()").skip(1) {
        let chain = chain.split(".router()").next().unwrap();
        for route in chain.split(".route(").skip(1) {
            let path = whole(route.split('"').nth(1).unwrap());
            let mut before = route;
            while let Some((handler, rest)) = before.split_once(".to(") {
                let last = METHODS.into_iter().filter_map(|it| Some((handler.rfind(&format!("{it}("))?, it))).max();
                let operation = rest.split(')').next().unwrap().parse().unwrap();
                let method = match last.expect("a method").1 {
                    "get" => "GET",
                    "post" => "POST",
                    "put" => "PUT",
                    "patch" => "PATCH",
                    _ => "DELETE",
                };
                routes.push(Route { method, path: path.clone(), operation });
                before = rest;
            }
        }
    }
    routes
}

/// A log of a drive without a blob.
pub(super) fn log(drive: &str) -> String {
    write_log(drive, &[], &Code::Known(DriveStatus::Completed))
}

impl Route {
    /// Whether the path names something that somebody may own or that may not be there.
    pub(super) fn is_about_something(&self) -> bool {
        self.path.contains("{subscription}") || self.path.contains("{id}")
    }

    /// What `{id}` is one of.
    pub(super) fn noun(&self) -> &str {
        self.path.split("/{id}").next().unwrap_or_default().rsplit('/').next().unwrap_or_default()
    }

    pub(super) fn path(&self, subscription: &str, (id, proof): &(String, String)) -> String {
        let drive = if subscription == "contoso" { "AAAA1111" } else { "BBBB2222" };
        let name = if self.path.contains("/locations/") { "West Europe" } else { "films" };
        let path = self.path.replace("{subscription}", subscription).replace("{group}", "media");
        let path = path
            .replace("{name}", name)
            .replace("{serial}", drive)
            .replace("{id}", id)
            .replace("{proof}", proof)
            .replace("{number}", "1");
        let path = path.replace("{kind}", "error").replace(' ', "%20");
        match self.path.as_str() {
            it if it.starts_with("/v1/operations/drives") => path + "?state=received",
            "/v1/support/jobs" => path + "?q=ann%40contoso",
            it if it.starts_with("/v1") => path,
            _ => path + "?" + VERSION,
        }
    }

    /// A body that says enough to come to the point.
    pub(super) fn body(&self) -> Option<(&'static str, String)> {
        const JSON: &str = "application/json";
        let is = |method: &str, end: &str| self.method == method && self.path.ends_with(end);
        if self.method == "GET" || self.method == "DELETE" {
            return None;
        }
        if is("PUT", "/jobs/{name}") {
            return Some((JSON, import(&["AAAA1111"]).to_string()));
        }
        if is("PUT", "/logs/{kind}") {
            return Some(("application/xml", log("AAAA1111")));
        }
        if is("POST", "/actions") || is("POST", "/arrivals/{id}") {
            let note = r#"{"act": "noteContact", "whom": "Ann", "how": "phone", "said": "Hello"}"#;
            return Some((JSON, note.to_owned()));
        }
        Some((JSON, "{}".to_owned()))
    }
}
