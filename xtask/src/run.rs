//! Running other programs: said before, streamed while, and named when they fail.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The repository's folder, wherever the command was typed.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A program that will run in the repository's folder and never waits for a person.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this program, so that a toolchain chosen once holds throughout.
pub(crate) fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it to the end, its output passing through.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed: {status}");
    }
    Ok(())
}

/// What it prints, or nothing when it cannot be run or fails: for questions such as "which version are you".
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program of this name is on the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // Where servers lie, which is not on everybody's PATH.
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The command as a person would type it: programs of the system by name, those of the repository by path.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = if program.starts_with(root()) { program.as_os_str() } else { program.file_name().unwrap_or_default() };
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| shown(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

fn shown(word: &str) -> String {
    let inside = word.strip_prefix(&*root().to_string_lossy()).and_then(|rest| rest.strip_prefix('/'));
    let word = inside.unwrap_or(word);
    if word.contains(' ') { format!("'{word}'") } else { word.to_owned() }
}
