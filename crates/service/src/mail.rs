//! Sending the outbox: one mail after the other, each under a Message-ID of its own, until a mail server has taken it.

mod asked;
mod letter;
mod server;
mod staff;

use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncTransport};

use crate::careful::caught;
use crate::clock::wall;
use crate::failure::causes;
use crate::store::{StoreProblem, Waiting};
use crate::{App, metrics};

pub(crate) use asked::LinkRequests;
pub(crate) use letter::{Letter, code_letter, domain, letter, link_letter, subject};
pub use server::{MailProblem, MailServer};
pub(crate) use staff::staff_letter;

/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(1);
/// For how long a mail that cannot be sent is tried again, in days.
const TRIED_DAYS: i64 = 3;
/// The first pause after a failure, in seconds; each one after it is twice as long, up to the longest.
const FIRST_PAUSE: i64 = 2;
const LONGEST_PAUSE: i64 = 3600;

/// Whether a text is an address that mail can be sent to.
pub(crate) fn is_address(text: &str) -> bool {
    let is_public = text.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'));
    text.len() <= 254 && text.is_ascii() && is_public && text.parse::<Address>().is_ok()
}

/// Begins to write mail down, and to send it while this replica leads, until the service stops.
pub fn start(app: &App, server: MailServer) {
    app.store.begin_mail(&app.settings.public_url);
    tokio::spawn(deliver(app.clone(), server));
    tokio::spawn(asked::answer(app.clone()));
}

async fn deliver(app: App, server: MailServer) {
    let mut led = false;
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopped() => return,
            _ = ticks.tick() => {}
        }
        let led_before = std::mem::replace(&mut led, app.store.leads());
        if !led {
            continue;
        }
        if let Ok(Err(problem)) = caught("sending mail", work(&app, &server, !led_before)).await {
            tracing::error!(cause = causes(&problem), "the outbox cannot be read; mail waits");
        }
    }
}

async fn work(app: &App, server: &MailServer, first: bool) -> Result<(), StoreProblem> {
    if first {
        app.store.free_mail().await?;
    }
    app.store.answer_noted_links().await?;
    empty(app, server).await
}

/// Sends whatever may be sent now. A mail on its way is finished before the service stops or another replica leads.
async fn empty(app: &App, server: &MailServer) -> Result<(), StoreProblem> {
    loop {
        let _sending = app.store.sending.lock().await;
        if !app.store.leads() {
            return Ok(());
        }
        let Some(mail) = app.store.claim_mail().await? else { return Ok(()) };
        // One that panics waits like any that cannot be sent, and does not keep up the others.
        match caught("sending a mail", one(app, server, &mail)).await {
            Ok(done) => done?,
            Err(panicked) => later(app, &mail, &panicked.to_string()).await?,
        }
    }
}

async fn one(app: &App, server: &MailServer, mail: &Waiting) -> Result<(), StoreProblem> {
    let Some(text) = app.store.text_of(mail).await? else {
        tracing::info!(mail = mail.message_id, "a mail is not wanted any more and is not sent");
        return end(app, mail, "expired").await;
    };
    match send(server, mail, text).await {
        Ok(()) => end(app, mail, "sent").await,
        Err(NotSent::Never(why)) => {
            tracing::error!(mail = mail.message_id, why, "a mail is refused for good and is not tried again");
            end(app, mail, "refused").await
        }
        Err(NotSent::Later(why)) => later(app, mail, &why).await,
    }
}

async fn end(app: &App, mail: &Waiting, word: &'static str) -> Result<(), StoreProblem> {
    metrics::mail(word);
    app.store.end_mail(mail.id, word).await
}

async fn later(app: &App, mail: &Waiting, why: &str) -> Result<(), StoreProblem> {
    let age = wall().timestamp_millis().saturating_sub(mail.created_ms);
    if age > TimeDelta::days(TRIED_DAYS).num_milliseconds() && !app.is_clock_held() {
        tracing::error!(mail = mail.message_id, why, "a mail could not be sent for {TRIED_DAYS} days and is given up");
        return end(app, mail, "expired").await;
    }
    let pause = pause(mail.attempts, rand::random());
    tracing::warn!(mail = mail.message_id, why, seconds = pause.num_seconds(), "a mail waits to be sent again");
    metrics::mail("delayed");
    app.store.delay_mail(mail.id, pause).await
}

/// Twice as long each time; half of it by chance, so that not all come back at once.
fn pause(attempts: i64, chance: u8) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or_default();
    let seconds = (FIRST_PAUSE << doublings).min(LONGEST_PAUSE);
    TimeDelta::milliseconds(seconds * 500 + seconds * 500 * i64::from(chance) / 255)
}

/// Why a mail was not taken. Neither says an address or a text: it goes to the log.
#[derive(Debug)]
enum NotSent {
    Never(String),
    Later(String),
}

async fn send(server: &MailServer, mail: &Waiting, text: String) -> Result<(), NotSent> {
    let message = message(&server.from, mail, text).map_err(NotSent::Never)?;
    match server.transport.send(message).await {
        Ok(_) => Ok(()),
        // The code alone: servers like to repeat the address.
        Err(problem) if problem.is_permanent() && !is_about_us(&problem) => Err(NotSent::Never(code(&problem))),
        Err(problem) => Err(NotSent::Later(code(&problem))),
    }
}

/// Whether the server refuses the service itself and not this mail (RFC 4954): somebody will mend the password.
fn is_about_us(problem: &lettre::transport::smtp::Error) -> bool {
    problem.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538))
}

fn code(problem: &lettre::transport::smtp::Error) -> String {
    match problem.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if problem.is_timeout() => "the mail server did not answer in time".to_owned(),
        None => "the mail server cannot be reached, or broke off".to_owned(),
    }
}

fn message(from: &Mailbox, mail: &Waiting, text: String) -> Result<Message, String> {
    let to = mail.email.parse::<Address>().map_err(|_| "the address cannot be read".to_owned())?;
    let date = DateTime::from_timestamp_millis(mail.created_ms).unwrap_or_default();
    let message = Message::builder().from(from.clone()).to(Mailbox::new(None, to)).subject(&mail.subject);
    let message = message.date(date.into()).message_id(Some(mail.message_id.clone())).header(ContentType::TEXT_PLAIN);
    message.body(text).map_err(|_| "the mail cannot be put together".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!(pause(1, 0), TimeDelta::seconds(1));
        assert_eq!(pause(1, 255), TimeDelta::seconds(2));
        assert_eq!(pause(4, 255), TimeDelta::seconds(16));
        assert_eq!(pause(99, 255), TimeDelta::hours(1));
    }

    #[test]
    fn addresses_are_told_from_others() {
        assert!(is_address("ann.lindqvist+waybill@contoso.example"));
        for wrong in
            ["", "ann", "ann@contoso", "ann@@contoso.example", "a@b.example\r\nBcc: c@d.example", "å@b.example"]
        {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
