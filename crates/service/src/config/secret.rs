//! Secrets that the file refers to. They are read once, at start, and never told.

use std::path::Path;

use super::ConfigProblem;
use crate::files::warn_of_open;

/// The secret from the file or from the variable of the environment that was named; `None` when neither was. Blanks and
/// line breaks around it, which editors add, are no part of it.
///
/// # Errors
/// Both are named, or what is named is not there or empty.
pub(crate) fn read(key: &str, file: Option<&Path>, env: Option<&str>) -> Result<Option<String>, ConfigProblem> {
    let unusable = |why: String| ConfigProblem::Secret { key: key.to_owned(), why };
    let (text, from) = match (file, env) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(unusable(format!("name {key}-file or {key}-env, not both"))),
        (Some(file), None) => {
            let text = std::fs::read_to_string(file)
                .map_err(|problem| unusable(format!("{} cannot be read: {problem}", file.display())))?;
            warn_of_open(file);
            (text, file.display().to_string())
        }
        (None, Some(name)) => {
            let text = std::env::var(name).map_err(|_| unusable(format!("the environment has no {name}")))?;
            (text, name.to_owned())
        }
    };
    match text.trim() {
        "" => Err(unusable(format!("{from} is empty"))),
        text => Ok(Some(text.to_owned())),
    }
}
