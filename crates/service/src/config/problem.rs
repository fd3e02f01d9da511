//! What is wrong with the file: in words for the person who wrote it.

/// Why a configuration is not used. Says the line and the key, never the value.
#[derive(Debug, thiserror::Error)]
pub enum ConfigProblem {
    #[error("{file} cannot be read")]
    Unreadable { file: String, source: std::io::Error },
    #[error("{}line {line}: {message}", place(file.as_deref()))]
    Text { file: Option<String>, line: usize, message: String },
    #[error("{key}: {why}")]
    Secret { key: String, why: String },
    #[error("{key}: {why}")]
    Value { key: String, why: String },
}

fn place(file: Option<&str>) -> String {
    file.map_or_else(String::new, |file| format!("{file}, "))
}

impl ConfigProblem {
    /// Without the excerpt that the parser would print: a password may stand in it.
    pub(super) fn of_toml(error: &toml::de::Error, text: &str) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Self::Text { file: None, line, message: plain(error.message()) }
    }

    pub(super) fn within(self, name: &str) -> Self {
        match self {
            Self::Text { line, message, .. } => Self::Text { file: Some(name.to_owned()), line, message },
            other @ (Self::Unreadable { .. } | Self::Secret { .. } | Self::Value { .. }) => other,
        }
    }
}

/// Serde's words for people. Of a value of the wrong kind, only what was expected: it may be a secret.
fn plain(message: &str) -> String {
    let message = message.trim().replace('\n', "; ");
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return match rest.split_once(", expected ") {
            Some((key, known)) => {
                let known = known.trim_start_matches("one of ").replace("` or `", "`, `");
                format!("there is no {key} here; known here: {known}")
            }
            None => format!("there is no {rest} here"),
        };
    }
    match message.split_once(", expected ") {
        Some((begin, expected)) if begin.starts_with("invalid ") => format!("expected {expected}"),
        Some(_) | None => message,
    }
}
