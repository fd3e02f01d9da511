//! Requests that schemathesis makes up from the service's own OpenAPI document and from the contract's operations, right
//! ones and wrong ones: no 5xx, no answer that does not come, every refusal in the one shape, and a service that is still
//! there afterwards.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::released;
use crate::process::Process;
use crate::run::{answer, program, root, run};
use crate::system;

const SCHEMATHESIS: &str = "4.32.5";
/// Cases that are made up for each operation in a whole soak: of some seventy operations, with and without a token, over
/// 100,000 requests.
const CASES: u32 = 800;
/// The contract's ten operations: how they are asked, in our words.
const CONTRACT: &str = "xtask/src/soak/contract.json";

pub(super) fn requests(hundredths: u32) -> Result<()> {
    let schemathesis = installed()?;
    let binary = released()?;
    let data = root().join("target/soak-data");
    if data.exists() {
        std::fs::remove_dir_all(&data).context("could not empty target/soak-data")?;
    }
    let serve = ["serve", "--listen", "127.0.0.1:0", "--unlimited-address", "127.0.0.1", "--data"];
    let mut service = Process::start(program(&binary).args(serve).arg(&data))?;
    let url = service.url.clone();
    let roles = ["--role", "customer", "--role", "support", "--role", "operator", "--subscription", "default"];
    let token = answer(program(&binary).arg("token").args(roles).arg("--data").arg(&data)).context("no token")?;
    let token = token.lines().last().unwrap_or_default().to_owned();
    let cases = (CASES * hundredths / 100).max(1).to_string();
    // What every field can be, one after the other, is thousands of requests by itself.
    let phases = if hundredths < 100 { "fuzzing" } else { "coverage,fuzzing" };
    let own = format!("{url}/v1/openapi.json");
    let contract = root().join(CONTRACT).display().to_string();
    for (document, header) in [&own, &contract].into_iter().flat_map(|it| [(it, Some(&token)), (it, None)]) {
        let mut command = program(&schemathesis);
        // It keeps notes where it runs.
        command.current_dir(root().join("target"));
        command.env("PYTHONPATH", root().join("xtask/src/soak")).env("SCHEMATHESIS_HOOKS", "envelope");
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command.args(["run", document, "--url", &url, "--phases", phases, "--warnings", "off"]);
        command.args(["--checks", "not_a_server_error,refusals_have_one_shape"]);
        // A stream never ends, so it is no answer that can be waited for.
        command.args(["--exclude-path", "/v1/events", "--request-timeout", "30", "--max-examples", &cases]);
        if let Some(token) = header {
            command.args(["--header", &format!("Authorization: Bearer {token}")]);
        }
        run_quietly(&mut command)?;
    }
    if let Some(status) = service.ended()? {
        bail!("the service ended: {status}");
    }
    Ok(())
}

/// Without the command's line, which has the token.
fn run_quietly(command: &mut std::process::Command) -> Result<()> {
    let status = command.status().context("could not start schemathesis")?;
    if !status.success() {
        bail!("schemathesis found something: see above");
    }
    Ok(())
}

/// schemathesis in a Python environment of its own, below `target/tools`.
fn installed() -> Result<PathBuf> {
    let folder = root().join("target/tools/schemathesis");
    let there = folder.join("bin/schemathesis");
    if answer(program(&there).arg("--version")).is_some_and(|line| line.contains(SCHEMATHESIS)) {
        return Ok(there);
    }
    system::python()?;
    println!("Installing schemathesis {SCHEMATHESIS} into target/tools, once.");
    run(program("python3").args(["-m", "venv"]).arg(&folder))?;
    run(program(folder.join("bin/pip")).args(["install", "--quiet", &format!("schemathesis=={SCHEMATHESIS}")]))?;
    Ok(there)
}
