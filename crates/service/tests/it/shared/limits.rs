//! Guessing is held up; using is not.

use std::time::Instant;

use serde_json::json;

use super::{look, token};
use crate::world::*;

#[tokio::test]
async fn ten_thousand_guesses_find_nothing_and_are_held_up() {
    let world = World::new().await;
    world.put("rushes-1", import(&["AAAA1111"])).await.is(201);
    let known = token(&world, "rushes-1", json!({"tells": "state"})).await;
    let fresh = token(&world, "rushes-1", json!({"tells": "state"})).await;
    look(&world, &format!("/badge/{known}.svg")).await.is(200);
    let began = Instant::now();
    let mut looked_up = 0_u64;
    for guess in 0..10_000 {
        let path = match guess % 3 {
            0 => format!("/badge/ws_{guess:043}.svg"),
            1 => format!("/embed/ws_{guess:043}"),
            _ => format!("/oembed?url={URL}/embed/ws_{guess:043}"),
        };
        let answer = look(&world, &path).await;
        match answer.status {
            404 => looked_up += 1,
            429 => assert!(answer.headers.contains_key("retry-after")),
            other => panic!("a guess was answered with {other}"),
        }
    }
    // Sixty at once, and one for every second that this took.
    let most = 60 + began.elapsed().as_secs() + 1;
    assert!((60..=most).contains(&looked_up), "{looked_up} of 10,000 guesses were looked up, at most {most} may be");
    // Who knows a token already goes on with it; one that this address never used waits like a guess.
    look(&world, &format!("/badge/{known}.svg")).await.is(200);
    let waits = look(&world, &format!("/badge/{fresh}.svg")).await;
    assert!(waits.status == 429 || began.elapsed().as_secs() > 0, "{}", waits.status);
}

#[tokio::test]
async fn a_page_with_fifty_badges_that_many_look_at_meets_no_limit() {
    let world = World::new().await;
    let mut tokens = Vec::new();
    for job in 0..5 {
        let name = format!("rushes-{job}");
        world.put(&name, import(&["AAAA1111"])).await.is(201);
        for _ in 0..10 {
            tokens.push(token(&world, &name, json!({"tells": "state"})).await);
        }
    }
    for _ in 0..40 {
        for token in &tokens {
            look(&world, &format!("/badge/{token}.svg")).await.is(200);
        }
    }
}
