//! Why a file is no log.

use crate::spoken;
/// Each is the sentence for who sent it. Nothing of such a file is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogProblem {
    TooLarge,
    Declaration,
    TooDeep { most: usize },
    NotXml,
    OtherRoot { wanted: &'static str, found: String },
    Crossed { wanted: String, found: String },
    CutOff { inside: String },
    NoDrive,
}

spoken! { LogProblem, lang;
    Self::TooLarge => "The file is over 64 MB. Send the error log, or split the job’s next logs by drive", "Filen är större än 64 MB. Skicka felloggen, eller dela upp nästa loggar per disk";
    Self::Declaration => "The file has a document type declaration (<!…>). Leave it out: a log needs none", "Filen har en dokumenttypsdeklaration (<!…>). Ta bort den: en logg behöver ingen";
    Self::TooDeep { most } => "The file’s elements lie more than {most} deep in each other: this is no log", "Filens element ligger mer än {most} nivåer djupt i varandra: det är ingen logg";
    Self::NotXml => "The file holds no XML. Send the log as the copy tool wrote it", "Filen innehåller ingen XML. Skicka loggen som kopieringsverktyget skrev den";
    Self::OtherRoot { wanted, found } => "The file is not a {wanted}: it begins with <{found}>", "Filen är ingen {wanted}: den börjar med <{found}>";
    Self::Crossed { wanted, found } => "</{found}> stands where </{wanted}> should: the file is damaged. Send it once more", "</{found}> står där </{wanted}> borde stå: filen är skadad. Skicka den igen";
    Self::CutOff { inside } => "The file ends within <{inside}>: it was cut off. Send it whole", "Filen slutar inne i <{inside}>: den är avkapad. Skicka hela filen";
    Self::NoDrive => "The log does not say which drive it is of: <DriveId> is missing", "Loggen säger inte vilken disk den gäller: <DriveId> saknas";
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
