//! Signing in: what the page offers, and the two redirects of the identity provider.

use serde_json::{Value, json};

use super::paths::{query, reads, responses};
use super::words::refer;

pub(super) fn paths(path: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let mut ways = reads("session", "The ways to sign in here; for anybody", &refer("SignInWays"), &[]);
    ways["security"] = json!([]);
    path("/v1/sign-in", json!({"get": ways}));
    let mut ask = json!({
        "tags": ["session"], "summary": "Ask for a sign-in link by mail; answered alike whether the address is somebody's or not",
        "requestBody": {"required": true, "content": {"application/json": {"schema": refer("LinkByMail")}}},
        "responses": responses(&[400, 403]), "security": [],
    });
    ask["responses"]["202"] = json!({"description": "Noted; a link is sent if somebody here has the address"});
    path("/v1/sign-in/mail", json!({"post": ask}));
    let text = json!({"type": "string"});
    let mut begin =
        redirect("Sends a browser to the identity provider", "To the provider, or to the page that says why not");
    begin["parameters"] = json!([query("to", "The page of the portal to open afterwards", &text)]);
    path("/v1/sign-in/begin", json!({"get": begin}));
    let mut done =
        redirect("Takes a browser that comes back from it", "To the page, signed in; or to the one that says why not");
    done["parameters"] = json!([
        query("state", "As it was sent along", &text),
        query("code", "What the service exchanges for who it is", &text),
        query("error", "Why there is none", &text),
        query("iss", "The provider", &text),
    ]);
    path("/v1/sign-in/done", json!({"get": done}));
}

fn redirect(summary: &str, to: &str) -> Value {
    let mut responses = responses(&[400, 404]);
    responses["303"] = json!({"description": to});
    json!({"tags": ["session"], "summary": summary, "responses": responses, "security": []})
}
