//! `serve`: builds what changed, then becomes the service. Without `--demo` the service prints no way in, so a process
//! beside it passes on what it says and adds sign-in links once it is ready.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::build;
use crate::run::root;

/// The command under which this program runs beside the service; nobody types it.
pub(crate) const BESIDE: &str = "beside-serve";
/// What the service says once it is ready begins so.
const READY: &str = "Waybill is ready at ";
/// Who works here while developing: an e-mail address, and what they are.
const PEOPLE: [(&str, &[&str]); 2] = [
    ("customer@waybill.example", &["--name", "Customer", "--role", "customer", "--subscription", "default"]),
    (
        "staff@waybill.example",
        &["--name", "Support and operations", "--role", "support", "--role", "operator", "--role", "administrator"],
    ),
];

pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    build::portal()?;
    build::service()?;
    let demo = arguments.iter().any(|argument| argument == "--demo");
    // Demo jobs lie apart from one's own, and both outlive a restart.
    let data = root().join(if demo { "target/demo-data" } else { "target/serve-data" });
    let mut more: Vec<String> = arguments.iter().filter(|argument| *argument != "--").cloned().collect();
    if !more.iter().any(|argument| argument == "--data" || argument.starts_with("--data=")) {
        more.splice(0..0, ["--data".to_owned(), data.display().to_string()]);
    }
    let mut service = Command::new(build::binary());
    service.current_dir(root()).arg("serve").args(&more);
    if demo { become_it(service) } else { with_links(service, &store_flags(&more)) }
}

/// The flags that say where the data is, for commands beside the service.
fn store_flags(arguments: &[String]) -> Vec<String> {
    let mut flags = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let name = argument.split('=').next().unwrap_or_default();
        if ["--data", "--database-url", "--config"].contains(&name) {
            flags.push(argument.clone());
            flags.extend(rest.next().filter(|_| name == argument).cloned());
        }
    }
    flags
}

/// This program goes on as the service, so that signals reach it and nothing stands between it and the terminal; what it
/// prints goes through a child, which knows from it when links can be made.
#[cfg(unix)]
fn with_links(mut service: Command, flags: &[String]) -> Result<()> {
    let mut beside = Command::new(std::env::current_exe()?);
    let mut beside = beside.current_dir(root()).arg(BESIDE).args(flags).stdin(Stdio::piped()).spawn()?;
    service.stdout(beside.stdin.take().context("no pipe to the process beside the service")?);
    become_it(service)
}

#[cfg(not(unix))]
fn with_links(mut service: Command, flags: &[String]) -> Result<()> {
    let mut service = service.stdout(Stdio::piped()).spawn()?;
    pass_on(service.stdout.take().context("no pipe from the service")?, flags)?;
    service.wait()?;
    Ok(())
}

/// The process beside the service.
pub(crate) fn beside(flags: &[String]) -> Result<()> {
    pass_on(std::io::stdin(), flags)
}

/// Prints what the service says, and links once it is ready.
fn pass_on(from: impl Read, flags: &[String]) -> Result<()> {
    for line in BufReader::new(from).lines() {
        let line = line?;
        println!("{line}");
        if line.starts_with(READY) {
            for (email, what) in PEOPLE {
                link(email, what, flags);
            }
            println!("Each link works once, within 15 minutes. For more: waybill sign-in-link --help");
        }
    }
    Ok(())
}

/// Prints a link for somebody who is added at the first start.
fn link(email: &str, what: &[&str], flags: &[String]) {
    // Fails if they are there already, which is no problem.
    let _ = waybill(&[&["person", "add", "--email", email], what].concat(), flags).output();
    match waybill(&["sign-in-link", "--person", email], flags).output() {
        Ok(made) if made.status.success() => println!("  {email}: {}", String::from_utf8_lossy(&made.stdout).trim()),
        Ok(failed) => println!("  {email}: no link. {}", String::from_utf8_lossy(&failed.stderr).trim()),
        Err(problem) => println!("  {email}: no link. {problem}"),
    }
}

fn waybill(words: &[&str], flags: &[String]) -> Command {
    let mut command = Command::new(build::binary());
    command.current_dir(root()).args(words).args(flags).stdin(Stdio::null());
    command
}

/// In place of this program, so that signals reach the service and nothing stands between it and the terminal.
#[cfg(unix)]
fn become_it(mut service: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(service.exec().into())
}

#[cfg(not(unix))]
fn become_it(mut service: Command) -> Result<()> {
    crate::run::run(&mut service)
}

#[cfg(test)]
mod tests {
    use super::store_flags;

    #[test]
    fn commands_beside_the_service_use_the_same_data() {
        let typed = ["--data", "d", "--listen", "127.0.0.1:0", "--config=waybill.toml", "--log-json"];
        let flags = store_flags(&typed.map(str::to_owned));
        assert_eq!(flags, ["--data", "d", "--config=waybill.toml"]);
    }
}
