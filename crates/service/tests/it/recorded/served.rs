//! The program itself on a recorded site: as on the day of an update.

use serde_json::Value;

use super::site::{place, secrets};
use crate::killed::{request, start};
use crate::world::{VERSION, import, job};

#[test]
fn a_recorded_site_is_served_and_served_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    place(&data);
    let secrets = secrets();
    let token = secrets["tokens"]["customer"].as_str().unwrap();
    let list = format!("/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?{VERSION}");
    let mut before = 0;
    for round in 0..2 {
        let mut service = start(&data);
        let ask = |method: &str, path: &str, body: &str| request(&service.address, token, method, path, body).unwrap();
        assert_eq!(ask("GET", "/readyz", "").0, 200);
        let (status, page) = ask("GET", &list, "");
        let page: Value = serde_json::from_str(&page).unwrap();
        let jobs = page["value"].as_array().unwrap().len();
        assert!(status == 200 && jobs > before, "{status}: {jobs} jobs, {before} before");
        before = jobs;
        assert_eq!(ask("PUT", &job(&format!("after-{round}")), &import(&["AFTER1"]).to_string()).0, 201);
        service.kill();
    }
}
