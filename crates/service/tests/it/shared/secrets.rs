//! A job full of secrets, told by every tier, at every address: every byte is searched.

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use serde_json::json;

use super::{look, places, token};
use crate::world::*;

const DRIVES: [&str; 3] = ["WDWX41D49J3QK", "SGTX90Z17Q4TR", "HTCX00A22LKZX"];

/// Whatever nobody but those who own the job may read.
#[rustfmt::skip]
const SECRETS: &[&str] = &[
    "Lindqvist", "Keizersgracht", "Amsterdam", "1017 DH", "Netherlands", "555 0184", "ann@", "FedEx", "510087780",
    "9400 1111", "94001111", "6223 4512", "238810-", "483076", "DriveManifest", "109B2110", "contosomedia",
    "storageAccounts", "westeurope", "West Europe", "rushes-of-2026", "secret-tag", "Wiki of the board",
    "does not open it", "blob.core", "1Z999AA1", "Hello Ann", "Mikael", "resourceGroup", "contoso", "other-job",
    // Serial numbers but for their last four.
    "WDWX41D49", "SGTX90Z17", "HTCX00A22",
];

async fn full(world: &World) {
    let mut body = import(&DRIVES);
    body["tags"] = json!({"secret-tag": "rushes-of-2026"});
    world.put("archive-1", body).await.is(201);
    world.put("other-job", import(&["OTHER0001"])).await.is(201);
    world.patch("archive-1", ship()).await.is(200);
    let acts = [
        json!({"act": "bookIn", "drives": [DRIVES[0], DRIVES[1]], "complete": true}),
        json!({"act": "start", "drive": DRIVES[0], "bytesTotal": 1_000_000}),
        json!({"act": "report", "drive": DRIVES[0], "percent": 37, "bytes": 370_000, "errorLogUri": "https://x.blob.core/e"}),
        json!({"act": "start", "drive": DRIVES[1], "bytesTotal": 1_000_000}),
        json!({"act": "faultDrive", "drive": DRIVES[1], "reason": "The key does not open it"}),
        json!({"act": "noteContact", "how": "phone", "whom": "Ann Lindqvist", "said": "Hello Ann"}),
        json!({"act": "reportAddress", "reason": "Nobody at Keizersgracht"}),
    ];
    for act in acts {
        world.act("archive-1", act).await.is(200);
    }
    let package = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
    let further = json!({"act": "sendFurtherPackage", "package": package});
    world.call(&world.customer, "POST", &format!("{}/actions", v1("archive-1")), Some(further)).await.is(200);
}

/// All that is told of a link, in one text, without the token and what is ours.
async fn told(world: &World, body: serde_json::Value) -> String {
    let token = token(world, "archive-1", body).await;
    let mut all = String::new();
    for path in places(&token) {
        let answer = look(world, &path).await.is(200);
        let mut headers = answer.headers;
        for random in ["x-ms-request-id", "x-ms-correlation-request-id", "etag"] {
            headers.remove(random);
        }
        all.push_str(&format!("{headers:?}\n{}\n", answer.text));
    }
    all.replace(&token, "")
}

#[tokio::test]
async fn no_tier_tells_a_secret_and_each_tells_only_its_own() {
    let world = World::new().await;
    full(&world).await;
    let sites = json!(["https://wiki.example"]);
    for tells in ["state", "progress", "drives"] {
        for drive in [None, Some(DRIVES[0])] {
            let mut body = json!({"tells": tells, "note": "Wiki of the board", "sites": sites});
            if let Some(drive) = drive {
                body["drive"] = drive.into();
            }
            let all = told(&world, body).await;
            for secret in SECRETS {
                let found = all.to_lowercase().contains(&secret.to_lowercase());
                assert!(!found, "{tells}, {drive:?}: {secret} in {all}");
            }
            assert!(all.contains("archive-1") && all.contains("Transferring"), "{all}");
            // Progress: of the drive 37 %, of the job half of it.
            let percent = if drive.is_some() { 37 } else { 18 };
            let says = [format!("{percent}\u{a0}%"), format!("\"percent\":{percent}"), format!("value={percent}")];
            assert!(says.iter().all(|it| all.contains(it) == (tells != "state")), "{tells}: {all}");
            // Drives: those of the job by their ends, or the one drive alone.
            let ends = DRIVES.map(|drive| &drive[drive.len() - 4..]);
            for (end, serial) in ends.iter().zip(DRIVES) {
                let shown = tells == "drives" && drive.is_none_or(|drive| drive == serial);
                assert_eq!(all.contains(end), shown, "{tells}, {drive:?}: {end}");
            }
            // How the other drives fare is told only where drives are.
            let fares = all.contains("Never received,") || all.contains(">Never received</em>");
            assert!(tells == "drives" || !all.contains("\"state\":\"Faulted\""), "{all}");
            assert!(tells == "drives" || drive.is_some() || !fares, "{all}");
        }
    }
}

#[tokio::test]
async fn badge_page_and_script_keep_to_their_sizes() {
    let world = World::new().await;
    // The longest name there can be, in the letter that takes the most bytes.
    let name = "&".repeat(260);
    for (job, name) in [name.as_str(), "archive-1"].into_iter().enumerate() {
        let drives: Vec<String> = (0..10).map(|at| format!("SERIAL-NUMBER-{job}{at:03}")).collect();
        let drives: Vec<&str> = drives.iter().map(String::as_str).collect();
        world.put(name, import(&drives)).await.is(201);
        let token = token(&world, name, json!({"tells": "drives"})).await;
        keep_to_their_sizes(&world, &token).await;
        world.patch(name, ship()).await.is(200);
        world.act(name, json!({"act": "bookIn", "drives": drives, "complete": true})).await.is(200);
        for drive in &drives {
            world.act(name, json!({"act": "start", "drive": drive, "bytesTotal": 1_000_000})).await.is(200);
            world.act(name, json!({"act": "report", "drive": drive, "percent": 41, "bytes": 410_000})).await.is(200);
        }
        for drive in &drives[1..] {
            world.act(name, json!({"act": "finish", "drive": drive, "outcome": "warnings"})).await.is(200);
        }
        keep_to_their_sizes(&world, &token).await;
        world.act(name, json!({"act": "finish", "drive": drives[0], "outcome": "warnings"})).await.is(200);
        keep_to_their_sizes(&world, &token).await;
    }
    let script = look(&world, "/embed.js").await.is(200).text.len();
    assert!(script <= 2_000, "the script has {script} bytes");
}

/// Badge and page of a job with ten drives, every section shown, in both languages.
async fn keep_to_their_sizes(world: &World, token: &str) {
    for query in ["lang=sv", "lang=en"] {
        let badge = look(world, &format!("/badge/{token}.svg?{query}")).await.is(200).text.len();
        let path = format!("/embed/{token}?{query}");
        // As every browser asks, and as it is when it has come.
        let asked = Request::get(&path).header("accept-encoding", "gzip, deflate, br").body(Body::empty()).unwrap();
        let served = world.respond(asked).await.into_body().collect().await.unwrap().to_bytes().len();
        let whole = look(world, &path).await.is(200).text.len();
        assert!(badge <= 2_000, "the badge has {badge} bytes");
        assert!(served <= 5_000, "the page is served in {served} bytes");
        assert!(whole <= 10_000, "the page has {whole} bytes");
    }
}
