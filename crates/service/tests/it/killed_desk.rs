//! A package that concerns three jobs, with the service killed in the midst: all of it is booked in, or nothing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::killed::{request, start, token_of};
use crate::world::{import, job, v1};

const PACKAGES: usize = 40;

fn scan(at: usize) -> String {
    let drives = ["A", "B", "C"].map(|it| format!("{it}{at:04}"));
    json!({"trackingNumber": format!("TRACK {at:04}"), "drives": drives, "complete": true}).to_string()
}

#[test]
fn a_package_is_booked_in_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut service = start(&data);
    let (customer, operator) = (
        token_of(&data, &["--role", "customer", "--subscription", "contoso"]),
        token_of(&data, &["--role", "operator"]),
    );
    for at in 0..PACKAGES {
        for kind in ["a", "b", "c"] {
            let name = format!("{kind}-{at}");
            let body = import(&[&format!("{}{at:04}", kind.to_uppercase())]).to_string();
            assert_eq!(request(&service.address, &customer, "PUT", &job(&name), &body).unwrap().0, 201);
            // The third is never shipped: its drive is kept as an arrival.
            if kind != "c" {
                let package = json!({"carrierName": "FedEx", "trackingNumber": format!("TRACK {at:04}")});
                let body = json!({"properties": {"state": "Shipping", "deliveryPackage": package}}).to_string();
                assert_eq!(request(&service.address, &customer, "PATCH", &job(&name), &body).unwrap().0, 200);
            }
        }
    }
    let done = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst) % PACKAGES;
                    let path = "/v1/operations/receiving";
                    let Some((200, _)) = request(&service.address, &operator, "POST", path, &scan(at)) else { return };
                    done.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for _ in 0..6000 {
            if done.load(Ordering::SeqCst) >= PACKAGES / 2 {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let pid = service.child.id().to_string();
        std::process::Command::new("kill").args(["-KILL", &pid]).status().unwrap();
    });
    drop(service);
    service = start(&data);
    let read = |path: &str| -> Value {
        serde_json::from_str(&request(&service.address, &operator, "GET", path, "").unwrap().1).unwrap()
    };
    let booked = |at: usize| {
        let is = |name: String| read(&v1(&name));
        let all = [
            is(format!("a-{at}"))["state"] == "Received",
            is(format!("b-{at}"))["state"] == "Received",
            is(format!("c-{at}"))["drivesWait"] == true,
        ];
        assert!(all == [true; 3] || all == [false; 3], "package {at}: {all:?}");
        all[0]
    };
    let before = (0..PACKAGES).filter(|at| booked(*at)).count();
    assert!(before >= PACKAGES / 2);
    for at in 0..PACKAGES {
        let again = request(&service.address, &operator, "POST", "/v1/operations/receiving", &scan(at)).unwrap();
        assert_eq!(again.0, 200, "{}", again.1);
        assert!(booked(at));
    }
    let arrivals = read("/v1/operations/arrivals");
    assert_eq!(arrivals["value"].as_array().unwrap().len(), PACKAGES, "each drive is kept once");
}
