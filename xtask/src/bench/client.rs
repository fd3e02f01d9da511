//! Requests as a browser sends them: one connection, kept open.

use anyhow::{Context as _, Result, bail};
use ureq::Agent;

pub(super) struct Client {
    agent: Agent,
    url: String,
    token: String,
}

impl Client {
    pub(super) fn new(url: &str, token: &str) -> Self {
        Self { agent: Agent::new_with_defaults(), url: url.to_owned(), token: format!("Bearer {token}") }
    }

    pub(super) fn get(&self, path: &str) -> Result<String> {
        let request = self.agent.get(format!("{}{path}", self.url)).header("Authorization", &self.token);
        let mut answer = request.call().with_context(|| format!("GET {path} failed"))?;
        if answer.status() != 200 {
            bail!("GET {path} answered {}", answer.status());
        }
        answer.body_mut().read_to_string().with_context(|| format!("GET {path} broke off"))
    }
}
