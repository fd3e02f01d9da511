//! The mail server, as `serve` is told of it.

use std::time::Duration;

use axum::http::Uri;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

/// How long a mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where mail is handed over, and whose it is.
#[derive(Debug, Clone)]
pub struct MailServer {
    pub(super) transport: AsyncSmtpTransport<Tokio1Executor>,
    pub(super) from: Mailbox,
}

/// What is wrong with how the mail server was named.
#[derive(Debug, thiserror::Error)]
pub enum MailProblem {
    #[error("the mail server's URL (--smtp-url) is not smtp://host, smtp://user@host:port or smtps://user@host:port")]
    Url,
    #[error(
        "the mail server's URL (--smtp-url) has a password in it, which others can read there: put it into a file or WAYBILL_SMTP_PASSWORD"
    )]
    Password,
    #[error("the mail server's URL (--smtp-url) has no user, but there is a password; or the other way round")]
    Half,
    #[error("the sender of mail (--mail-from) is not an address such as Waybill <waybill@company.example>")]
    From,
    #[error("the mail server's certificate cannot be checked")]
    Tls(#[from] lettre::transport::smtp::Error),
}

impl MailServer {
    /// `smtps` is TLS from the first byte; `smtp` turns to TLS or sends nothing, but for a server on the same machine.
    /// An `@` in the user is written `%40`.
    ///
    /// # Errors
    /// The URL, the password or the sender cannot be used.
    pub fn new(url: &str, password: Option<String>, from: &str) -> Result<Self, MailProblem> {
        let from = from.parse().map_err(|_| MailProblem::From)?;
        let uri: Uri = url.parse().map_err(|_| MailProblem::Url)?;
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(MailProblem::Url)?;
        let host = host.trim_matches(['[', ']']);
        let user = uri.authority().and_then(|it| it.as_str().rsplit_once('@')).map(|(user, _)| user);
        if user.is_some_and(|user| user.contains(':')) {
            return Err(MailProblem::Password);
        }
        let builder = match uri.scheme_str() {
            Some("smtps") => AsyncSmtpTransport::<Tokio1Executor>::relay(host)?,
            Some("smtp") if is_here(host) => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
            Some("smtp") => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host)?,
            Some(_) | None => return Err(MailProblem::Url),
        };
        let builder = uri.port_u16().into_iter().fold(builder, |builder, port| builder.port(port));
        let builder = match (user, password.filter(|it| !it.is_empty())) {
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user.replace("%40", "@"), password)),
            (None, None) => builder,
            _ => return Err(MailProblem::Half),
        };
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), from })
    }
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(url: &str, password: Option<&str>, from: &str) -> String {
        match MailServer::new(url, password.map(str::to_owned), from) {
            Ok(_) => "fine".to_owned(),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn a_server_is_named_whole_or_not_at_all() {
        let from = "Waybill <waybill@company.example>";
        assert_eq!(problem("smtp://127.0.0.1:2525", None, from), "fine");
        assert_eq!(problem("smtp://mail.example", None, "waybill"), "From");
        assert_eq!(problem("smtp://ann:secret@mail.example", Some("secret"), from), "Password");
        assert_eq!(problem("smtp://ann@mail.example", None, from), "Half");
        assert_eq!(problem("https://mail.example", None, from), "Url");
    }
}
