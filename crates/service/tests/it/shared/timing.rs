//! Nor does the time that an answer takes tell whether a link ever opened something.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde_json::json;

use super::{look, token};
use crate::shares::share;
use crate::world::*;

/// So many times each token is asked for, in turn with the others.
const ROUNDS: usize = 600;

/// Times of some tokens, asked for in turn, each round beginning with another: whatever else the machine does meets all alike.
async fn times<const N: usize>(world: &World, paths: &[String; N], status: u16) -> [Vec<Duration>; N] {
    let mut times = [const { Vec::new() }; N];
    for round in 0..ROUNDS {
        for at in (0..N).map(|step| (round + step) % N) {
            let began = Instant::now();
            let answer = look(world, &paths[at]).await;
            times[at].push(began.elapsed());
            assert_eq!(answer.status, status, "{}", answer.text);
        }
    }
    times
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

/// In how many of a hundred rounds one took longer than the other.
fn slower(one: &[Duration], other: &[Duration]) -> usize {
    one.iter().zip(other).filter(|(one, other)| one > other).count() * 100 / ROUNDS
}

#[tokio::test]
async fn what_was_revoked_or_has_expired_takes_no_longer_than_what_never_was() {
    let world = World::new().await;
    world.put("kept", import(&["AAAA1111"])).await.is(201);
    let soon = (chrono::Utc::now() + TimeDelta::hours(1)).to_rfc3339();
    let expired = token(&world, "kept", json!({"tells": "drives", "expires": soon})).await;
    let open = token(&world, "kept", json!({"tells": "drives"})).await;
    let revoked = share(&world, "kept", json!({"tells": "drives"})).await;
    let path = format!("{}/shares/{}", v1("kept"), revoked["share"]["id"].as_str().unwrap());
    world.call(&world.customer, "DELETE", &path, None).await.is(204);
    let world = world.later(TimeDelta::hours(2)).await;
    let never = format!("ws_{:043}", 7);
    let paths = [&never, revoked["token"].as_str().unwrap(), &expired].map(|token| format!("/embed/{token}/status"));
    let [never, revoked, expired] = times(&world, &paths, 404).await;
    let [open] = times(&world, &[format!("/embed/{open}/status")], 200).await;
    println!(
        "{ROUNDS} rounds; medians: never {:?}, revoked {:?}, expired {:?}; an open link {:?}",
        median(&never),
        median(&revoked),
        median(&expired),
        median(&open)
    );
    for (name, times) in [("revoked", &revoked), ("expired", &expired)] {
        let share = slower(times, &never);
        println!("{name} took longer in {share} of 100 rounds");
        // No clock decides: a slow machine is slow for both. One more question to the database would show in nearly all.
        assert!((25..=75).contains(&share), "{name} is told from unknown: it took longer in {share} of 100 rounds");
    }
}
