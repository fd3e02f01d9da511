//! Why a file is no log.

/// Each is the sentence for who sent it. Nothing of such a file is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogProblem {
    #[error("The file is over 64 MB. Send the error log, or split the job's next logs by drive")]
    TooLarge,
    #[error("The file has a document type declaration (<!…>). Leave it out: a log needs none")]
    Declaration,
    #[error("The file's elements lie more than {most} deep in each other: this is no log")]
    TooDeep { most: usize },
    #[error("The file holds no XML. Send the log as the copy tool wrote it")]
    NotXml,
    #[error("The file is not a {wanted}: it begins with <{found}>")]
    OtherRoot { wanted: &'static str, found: String },
    #[error("</{found}> stands where </{wanted}> should: the file is damaged. Send it once more")]
    Crossed { wanted: String, found: String },
    #[error("The file ends within <{inside}>: it was cut off. Send it whole")]
    CutOff { inside: String },
    #[error("The log does not say which drive it is of: <DriveId> is missing")]
    NoDrive,
}

/// The longest name that is repeated, in characters.
const NAME_MAX: usize = 40;

impl LogProblem {
    pub(super) fn crossed(wanted: &str, found: &str) -> Self {
        Self::Crossed { wanted: short(wanted), found: short(found) }
    }
}

pub(super) fn short(name: &str) -> String {
    name.chars().take(NAME_MAX).collect()
}
