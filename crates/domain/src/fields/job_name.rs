//! The name of a job.

use super::text::{Fault, Signs, text, text_field};
use crate::spoken;
use serde::Deserialize;

/// A job's name, unique in its resource group: 1 to 260 characters, case kept but not told apart.
/// No control characters and none of `/ \ ? # %`, because the name is one segment of a URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct JobName(String);

text_field!(JobName, JobNameProblem);

impl JobName {
    /// The most characters of a name.
    pub const MAX: usize = 260;

    /// Reads a name, without the space around it.
    pub fn parse(input: &str) -> Result<Self, JobNameProblem> {
        let it = text(input, Self::MAX)?;
        if let Some(found) = Signs::odd(it, |it| matches!(it, '/' | '\\' | '?' | '#' | '%')) {
            return Err(JobNameProblem::Characters(found));
        }
        // Browsers and proxies resolve these two before anyone sees them.
        if it == "." || it == ".." {
            return Err(JobNameProblem::Dots);
        }
        Ok(Self(it.to_owned()))
    }

    /// The form in which two names are compared.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// Why a text is not a job's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobNameProblem {
    /// Nothing was typed.
    Empty,
    /// More than 260 characters.
    TooLong { have: usize },
    /// Characters that a URL cannot hold in one segment.
    Characters(Signs),
    /// A line break, tab or other control character.
    Control,
    /// `.` or `..`.
    Dots,
}

spoken! { JobNameProblem, lang;
    Self::Empty => "Enter a name for the job", "Ange ett namn på jobbet";
    Self::TooLong { have } => "The job name has {have} characters, the most is {max}", "Jobbets namn har {have} tecken, högst {max} går", max = JobName::MAX;
    Self::Characters(it) => "Leave {it} out of the job name", "Ta bort {it} ur jobbets namn", it = it.say(lang);
    Self::Control => "Type the job name on one line, without tabs or control characters", "Skriv jobbets namn på en rad, utan tabbar eller styrtecken";
    Self::Dots => "A job name must be more than dots", "Ett jobbnamn måste vara mer än punkter";
}

impl From<Fault> for JobNameProblem {
    fn from(it: Fault) -> Self {
        match it {
            Fault::Empty => Self::Empty,
            Fault::TooLong { have } => Self::TooLong { have },
            Fault::Control => Self::Control,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, want: Result<&str, JobNameProblem>) {
        assert_eq!(JobName::parse(input).as_ref().map(JobName::as_str), want.as_ref().map(|it| *it));
    }

    #[test]
    fn names_are_taken_as_people_write_them() {
        check("myExportJob", Ok("myExportJob"));
        check("  fabrikam rushes 07 ", Ok("fabrikam rushes 07"));
        check("東京オフィスの引っ越し", Ok("東京オフィスの引っ越し"));
        check("...", Ok("..."));
        check(&"å".repeat(260), Ok(&"å".repeat(260)));
    }

    #[test]
    fn what_a_url_cannot_hold_is_refused() {
        check(" ", Err(JobNameProblem::Empty));
        check(&"å".repeat(261), Err(JobNameProblem::TooLong { have: 261 }));
        for it in ['/', '\\', '?', '#', '%'] {
            check(&format!("a{it}b"), Err(JobNameProblem::Characters(Signs::odd(&it.to_string(), |_| true).unwrap())));
        }
        check("a\nb", Err(JobNameProblem::Control));
        check(".", Err(JobNameProblem::Dots));
        check("..", Err(JobNameProblem::Dots));
    }

    #[test]
    fn case_is_kept_but_not_told_apart() {
        let (one, other) = (JobName::parse("Årets JOBB").unwrap(), JobName::parse("årets jobb").unwrap());
        assert_eq!((one.as_str(), one.key()), ("Årets JOBB", other.key()));
    }

    #[test]
    fn json_runs_the_same_parser() {
        assert_eq!(serde_json::from_str::<JobName>("\" a \"").unwrap().as_str(), "a");
        assert_eq!(serde_json::to_string(&JobName::parse("a").unwrap()).unwrap(), "\"a\"");
        let problem = serde_json::from_str::<JobName>("\"a/b\"").unwrap_err();
        assert_eq!(problem.to_string(), "Leave “/” out of the job name");
    }
}
