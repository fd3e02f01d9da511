//! Notices, and who gets them by mail. Only the program with the forms calls it, so serde reads the answers.

use serde::Serialize;
use waybill_domain::wire::{MailSettings, NoticePage};

use super::Answer;
use super::send::{Call, derived, nothing};

const MAIL: &str = "/v1/settings/mail";

/// A page of notices, newest first; `before` is the `next` of the page before.
///
/// # Errors
/// The service does not answer.
pub async fn notices(before: Option<i64>) -> Answer<NoticePage> {
    let query = before.map_or(String::new(), |before| ["?before=", &before.to_string()].concat());
    derived(Call::new("GET", &["/v1/notices", &query].concat())).await
}

/// Notices up to this one are read.
///
/// # Errors
/// The service does not answer.
pub async fn read(up_to: i64) -> Answer<()> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Read {
        up_to: i64,
    }
    nothing(Call::new("POST", "/v1/notices/read").body(&Read { up_to })).await
}

/// What one gets by mail.
///
/// # Errors
/// The service does not answer.
pub async fn mail() -> Answer<MailSettings> {
    derived(Call::new("GET", MAIL)).await
}

/// Keeps a wish. A new address is sent a code.
///
/// # Errors
/// The address is none, the service sends no mail, or it sent a code less than a minute ago.
pub async fn keep_mail(wish: &MailWish) -> Answer<MailSettings> {
    derived(Call::new("PUT", MAIL).body(wish)).await
}

/// What is wished, as it was typed: the service reads it, and tells what is wrong at its field.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MailWish {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The words of states.
    pub states: Vec<String>,
    pub needs_me: bool,
}

/// Confirms the address.
///
/// # Errors
/// The code is another, or older than a day.
pub async fn confirm_mail(code: &str) -> Answer<MailSettings> {
    #[derive(Serialize)]
    struct Code<'a> {
        code: &'a str,
    }
    derived(Call::new("POST", "/v1/settings/mail/confirm").body(&Code { code })).await
}

/// Writes mail in this language from now on, a tag such as `sv`.
///
/// # Errors
/// The service does not answer.
pub async fn keep_language(language: &str) -> Answer<()> {
    #[derive(Serialize)]
    struct Language<'a> {
        language: &'a str,
    }
    nothing(Call::new("PUT", "/v1/settings/language").body(&Language { language })).await
}
