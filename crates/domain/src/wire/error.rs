//! The error envelope, of the contract and of everything else the service answers.

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Said};
use crate::problem::Problem;

/// `{"error": {…}}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    pub error: ErrorDetail,
}

/// What went wrong: a code for programs, a sentence for people, and the field it concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ErrorDetail {
    pub code: String,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<ErrorDetail>,
}

impl ErrorBody {
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { error: ErrorDetail { code: code.to_owned(), message: message.into(), ..ErrorDetail::default() } }
    }

    /// One detail for each problem; the first also stands on top, for clients that show one message only.
    pub fn of_problems(problems: &[Problem], lang: Lang) -> Self {
        let detail = |problem: &Problem| ErrorDetail {
            code: "InvalidParameter".to_owned(),
            message: problem.message.text(lang).to_owned(),
            target: Some(problem.target.clone()),
            details: Vec::new(),
        };
        let details: Vec<ErrorDetail> = problems.iter().map(detail).collect();
        let first = details.first().cloned().unwrap_or_default();
        Self { error: ErrorDetail { details, ..first } }
    }

    /// The problems with fields, for a form to show.
    pub fn problems(&self) -> Vec<Problem> {
        let problem = |detail: &ErrorDetail| {
            detail.target.clone().map(|target| Problem { target, message: Said::as_is(&detail.message) })
        };
        if self.error.details.is_empty() {
            problem(&self.error).into_iter().collect()
        } else {
            self.error.details.iter().filter_map(problem).collect()
        }
    }
}
