//! Requests as a browser sends them: one connection, kept open.

use anyhow::{Context as _, Result, bail};
use ureq::Agent;
use ureq::http::{Request, Response};

/// What is asked of a server.
#[derive(Clone, Default)]
pub(super) struct Ask {
    pub(super) method: &'static str,
    /// The whole address.
    pub(super) url: String,
    pub(super) token: Option<String>,
    /// JSON, in which `ROUND` is another number each time.
    pub(super) body: Option<&'static str>,
}

impl Ask {
    pub(super) fn get(url: String, token: &str) -> Self {
        Self { method: "GET", url, token: Some(token.to_owned()), body: None }
    }

    /// The request in the words of HTTP/1.1.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let address = self.url.strip_prefix("http://").unwrap_or(&self.url);
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let token = self.token.iter().map(|token| format!("authorization: Bearer {token}\r\n")).collect::<String>();
        format!("{} /{path} HTTP/1.1\r\nhost: {host}\r\n{token}\r\n", self.method).into_bytes()
    }
}

pub(super) struct Client {
    agent: Agent,
    round: u64,
}

impl Client {
    pub(super) fn new() -> Self {
        Self { agent: Agent::new_with_defaults(), round: 0 }
    }

    pub(super) fn send(&mut self, ask: &Ask) -> Result<String> {
        self.round += 1;
        let mut request = Request::builder().method(ask.method).uri(&ask.url);
        if let Some(token) = &ask.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        let url = &ask.url;
        let answer = match ask.body {
            Some(body) => {
                let body = body.replace("ROUND", &self.round.to_string());
                self.agent.run(request.header("Content-Type", "application/json").body(body)?)
            }
            None => self.agent.run(request.body(())?),
        };
        let mut answer: Response<_> = answer.with_context(|| format!("{} {url} failed", ask.method))?;
        if !answer.status().is_success() {
            bail!("{} {url} answered {}", ask.method, answer.status());
        }
        answer.body_mut().read_to_string().with_context(|| format!("{} {url} broke off", ask.method))
    }
}
