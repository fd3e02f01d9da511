//! Everything that can go wrong with a call, in words for the person who waits.

use waybill_domain::problem::Problem;
use waybill_domain::wire::ErrorBody;

use crate::json;
use crate::words as w;

/// Why a call failed. `message` is a sentence to show; `problems` belong to fields of the form that was sent.
#[derive(Clone, PartialEq)]
pub struct ApiError {
    pub kind: Failure,
    /// The service's word for programs; empty if it did not answer.
    pub code: String,
    pub message: String,
    pub problems: Vec<Problem>,
}

/// What kind of failure: what the page can do about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No answer came: the network, or the service is down. Worth a retry as it is.
    Unreachable,
    /// 401: nobody is signed in any more. The frame says so; the page keeps what is typed.
    SignedOut,
    /// 404: no such thing, or not for these eyes.
    NotFound,
    /// 409: the tables refuse it now.
    Conflict,
    /// 412: somebody changed it meanwhile.
    Overtaken,
    /// Any other 4xx: what was sent is wrong.
    Refused,
    /// 5xx, or an answer that makes no sense: ours. Worth a retry.
    Service,
}

impl ApiError {
    pub(super) fn unreachable() -> Self {
        Self::of(Failure::Unreachable, w::api::unreachable())
    }

    /// An answer of 200 that cannot be read: the portal is older than the service, or newer.
    pub(super) fn unreadable() -> Self {
        Self::of(Failure::Service, w::api::unreadable())
    }

    fn of(kind: Failure, message: &str) -> Self {
        Self { kind, code: String::new(), message: message.to_owned(), problems: Vec::new() }
    }

    /// What the service answered. A body that is not ours comes from something in between.
    pub(super) fn answered(status: u16, body: &str) -> Self {
        let kind = match status {
            401 => Failure::SignedOut,
            404 => Failure::NotFound,
            409 => Failure::Conflict,
            412 => Failure::Overtaken,
            400..500 => Failure::Refused,
            _ => Failure::Service,
        };
        let Ok(body) = json::read::<ErrorBody>(body) else {
            return Self::of(kind, &w::api::answered(&status.to_string()));
        };
        let problems = body.problems();
        Self { kind, code: body.error.code, message: body.error.message, problems }
    }

    /// Whether trying the same again may help.
    pub fn is_passing(&self) -> bool {
        matches!(self.kind, Failure::Unreachable | Failure::Service)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_envelope_becomes_a_sentence_and_problems() {
        let body = r#"{"error":{"code":"InvalidParameter","message":"Enter the town or city","target":null,
            "details":[{"code":"InvalidParameter","target":"properties.returnAddress.city","message":"Enter the town or city"}]}}"#;
        let error = ApiError::answered(400, body);
        assert!(error.kind == Failure::Refused);
        assert_eq!(error.message, "Enter the town or city");
        assert_eq!(error.problems[0].target, "properties.returnAddress.city");
    }

    #[test]
    fn an_answer_from_something_in_between_is_words_too() {
        let error = ApiError::answered(502, "<html>Bad gateway</html>");
        assert!(error.kind == Failure::Service && error.is_passing());
        assert!(error.message.contains("502"));
    }
}
