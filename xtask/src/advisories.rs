//! `advisories`: the RustSec advisories that the tests check `Cargo.lock` against, taken out of a copy of the database.
//! They lie in a file of this folder, so that the check needs no network: `xtask/advisories.tsv`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::Value;

/// An advisory a line: its id, the crate, and the versions that it does not touch, patched or from before.
pub(crate) const LIST: &str = "xtask/advisories.tsv";

/// Writes the list again from a checkout of the advisory database.
pub(crate) fn advisories(arguments: &[String]) -> Result<()> {
    let [folder] = arguments else {
        bail!("name a checkout: git clone https://github.com/rustsec/advisory-db target/advisory-db")
    };
    let mut lines = Vec::new();
    for files in std::fs::read_dir(Path::new(folder).join("crates")).context("no crates in that folder")? {
        for file in std::fs::read_dir(files?.path())? {
            let file = file?.path();
            let text = std::fs::read_to_string(&file)?;
            lines.extend(line(&text).with_context(|| format!("cannot read {}", file.display()))?);
        }
    }
    lines.sort();
    println!("{} advisories", lines.len());
    std::fs::write(crate::run::root().join(LIST), lines.concat())?;
    Ok(())
}

/// Of one that is withdrawn, or says only that nobody looks after a crate, nothing is written.
fn line(text: &str) -> Result<Option<String>> {
    let head = text.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).context("no head")?;
    let head: Value = toml::from_str(head)?;
    let advisory = &head["advisory"];
    let word = |name: &str| advisory.get(name).and_then(Value::as_str);
    let is_harmless = matches!(word("informational"), Some("unmaintained" | "notice"));
    if is_harmless || word("withdrawn").is_some() {
        return Ok(None);
    }
    let versions = |name: &str| -> Vec<&str> {
        let found = head.get("versions").and_then(|versions| versions.get(name)).and_then(Value::as_array);
        found.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let untouched = [versions("patched"), versions("unaffected")].concat().join(" | ");
    let (id, package) = (word("id").context("no id")?, word("package").context("no package")?);
    Ok(Some(format!("{id}\t{package}\t{untouched}\n")))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn an_advisory_is_a_line() {
        let told = "```toml\n[advisory]\nid = \"R-1\"\npackage = \"a\"\n[versions]\npatched = [\">= 2\", \"^1.4\"]\nunaffected = [\"< 1\"]\n```\n# X";
        assert_eq!(line(told).unwrap().unwrap(), "R-1\ta\t>= 2 | ^1.4 | < 1\n");
        let unmaintained = told.replace("package", "informational = \"unmaintained\"\npackage");
        assert_eq!(line(&unmaintained).unwrap(), None);
        assert!(line("nothing").is_err());
    }
}
