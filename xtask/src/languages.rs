//! Of a language that a build does not speak nothing is in it: anyone who reads English does not pay for Swedish, nor the
//! other way round. Constants are folded, so that one column is left; this is where it would show if they were not.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};

use crate::build;
use crate::run::root;
use crate::stamp::files_below;

/// Where the portal's words stand.
const FOLDERS: [&str; 2] = ["src/words", "crates/domain/src"];
/// Of its own words a program has at least so many, else they are not looked for where they are.
const OWN: usize = 300;
/// A text is told by at least so many bytes, and found by the first few of them.
const LONG: usize = 12;
const HEAD: usize = 8;

/// Looks into every program for the words of both languages.
pub(crate) fn check() -> Result<()> {
    let [english, swedish] = columns()?;
    let files = files_below(&root().join(build::PORTAL))?;
    let programs: Vec<_> = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "wasm")).collect();
    let all = build::PROGRAMS.len() * build::TONGUES.len();
    ensure!(programs.len() == all, "the portal has {} programs and not {all}", programs.len());
    for wasm in programs {
        let name = wasm.file_name().context("a file without a name")?.to_string_lossy().into_owned();
        let program = fs::read(&wasm)?;
        let [own, other] = if name.contains("-sv") { [&swedish, &english] } else { [&english, &swedish] };
        let (own, foreign) = (within(&program, own).len(), within(&program, other));
        println!("{name}: {own} texts of its language, {} of the other", foreign.len());
        let named = foreign.into_iter().collect::<Vec<_>>().join("\n  ");
        ensure!(named.is_empty(), "{name} holds texts of the other language:\n  {named}");
        ensure!(own >= OWN, "{name} holds {own} texts of its own: they are kept in another way by now");
    }
    Ok(())
}

/// Those of the texts that a program holds. One pass: a text is looked for only where its first bytes are.
fn within<'a>(program: &[u8], texts: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
    let mut begins: HashMap<&[u8], Vec<&str>> = HashMap::new();
    for text in texts {
        begins.entry(text.as_bytes().get(..HEAD).unwrap_or_default()).or_default().push(text);
    }
    let mut found = BTreeSet::new();
    for (at, head) in program.windows(HEAD).enumerate() {
        let rest = program.get(at..).unwrap_or_default();
        found.extend(begins.get(head).into_iter().flatten().filter(|text| rest.starts_with(text.as_bytes())));
    }
    found
}

/// The texts of English and of Swedish by which a program's language is known.
fn columns() -> Result<[BTreeSet<String>; 2]> {
    let [mut english, mut swedish] = [BTreeSet::new(), BTreeSet::new()];
    for file in sources()? {
        let (path, text) = (file.to_string_lossy(), fs::read_to_string(&file)?);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text: String = lines.flat_map(|line| [line, "\n"]).collect();
        // The playbook has a file for each language.
        if path.contains("/playbook/") {
            let column = if path.ends_with("_swedish.rs") { &mut swedish } else { &mut english };
            column.extend(text.split('"').skip(1).step_by(2).flat_map(pieces));
        }
        for (here, there) in rows(&text) {
            english.extend(pieces(&here));
            swedish.extend(pieces(&there));
        }
    }
    // What both say ("av {all} GB") tells nothing.
    let shared: BTreeSet<String> = english.intersection(&swedish).cloned().collect();
    Ok([english, swedish].map(|column| column.difference(&shared).cloned().collect()))
}

fn sources() -> Result<Vec<PathBuf>> {
    let files = FOLDERS.iter().map(|folder| files_below(&root().join(folder))).collect::<Result<Vec<_>>>()?;
    Ok(files.into_iter().flatten().filter(|file| file.extension().is_some_and(|it| it == "rs")).collect())
}

/// Two literals that follow each other: the rows of the catalogue and of `pick`. What is quoted in them is quoted otherwise.
pub(crate) fn rows(text: &str) -> Vec<(String, String)> {
    let text = text.replace("\\\"", "”");
    let pieces: Vec<&str> = text.split('"').collect();
    let row = |at: usize| {
        let [english, between, swedish] = pieces.get(at..at + 3)? else { return None };
        (between.trim() == ",").then(|| ((*english).to_owned(), (*swedish).to_owned()))
    };
    (1..pieces.len()).step_by(2).filter_map(row).collect()
}

/// What stands between the gaps of a text, where it is long enough to be nothing else. A single word may be a name of the
/// contract, which is the same in every language; what is escaped stands otherwise in the program.
fn pieces(text: &str) -> Vec<String> {
    let outside = text
        .split('{')
        .enumerate()
        .map(|(at, it)| if at == 0 { it } else { it.split_once('}').map_or("", |(_, it)| it) });
    let telling = |it: &&str| it.len() >= LONG && it.trim().contains(' ') && !it.contains('\\');
    outside.filter(telling).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{columns, pieces, rows, within};

    #[test]
    fn rows_are_read_where_they_stand() {
        let code = r#"a(b) = "Drive {b} is here now", "Disk {b} är här nu";
            X => lang.pick(
                "It waits for you", "Den väntar på dig"), ["no" "row"]"#;
        let want = [("Drive {b} is here now", "Disk {b} är här nu"), ("It waits for you", "Den väntar på dig")];
        assert_eq!(rows(code), want.map(|(english, swedish)| (english.to_owned(), swedish.to_owned())));
        assert_eq!(
            pieces("{who} has not answered {what}, and is asked again"),
            [" has not answered ", ", and is asked again"]
        );
    }

    #[test]
    fn a_program_with_the_other_language_is_found_out() {
        let [english, swedish] = columns().unwrap();
        assert!(english.len() > 700 && swedish.len() > 700, "{} {}", english.len(), swedish.len());
        let program = "…Skapa ditt första jobb…The drives are on their way to the data center.…".as_bytes();
        assert_eq!(within(program, &swedish), BTreeSet::from(["Skapa ditt första jobb"]));
        assert!(within(program, &english).contains("The drives are on their way to the data center."));
    }
}
