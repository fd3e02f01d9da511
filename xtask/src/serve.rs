//! `serve`: builds what changed, then becomes the service, which prints its own sign-in links.

use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::run::root;

pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    build::portal()?;
    build::service()?;
    let demo = arguments.iter().any(|argument| argument == "--demo");
    // Demo jobs lie apart from one's own, and both outlive a restart.
    let data = root().join(if demo { "target/demo-data" } else { "target/serve-data" });
    let mut service = Command::new(build::binary());
    service.current_dir(root()).arg("serve");
    if !arguments.iter().any(|argument| argument == "--data") {
        service.arg("--data").arg(data);
    }
    service.args(arguments.iter().filter(|argument| *argument != "--"));
    become_it(service)
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
