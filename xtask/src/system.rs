//! What the tests need from the system, by its package manager. What cannot be installed is said plainly, and the part that
//! needs it fails: nothing is skipped in silence.

use anyhow::{Result, bail};

use crate::run::{answer, find, program, run};

/// A program the tests use, the packages that bring it, and what for.
pub(crate) struct Need {
    program: &'static str,
    packages: &'static [&'static str],
    why: &'static str,
}

pub(crate) const NODE: Need = Need {
    program: "npm",
    packages: &["nodejs", "npm"],
    why: "runs the browser journeys and Microsoft's JavaScript SDK",
};
pub(crate) const CHROMIUM: Need =
    Need { program: "chromium", packages: &["chromium", "fonts-liberation"], why: "the browser of the journeys" };
pub(crate) const POSTGRES: Need = Need {
    program: "pg_lsclusters",
    packages: &["postgresql"],
    why: "the second database that the service is tested on",
};
pub(crate) const NGINX: Need =
    Need { program: "nginx", packages: &["nginx-light"], why: "the proxy that replicas are restarted behind" };
pub(crate) const SYSTEMD: Need =
    Need { program: "systemd-analyze", packages: &["systemd"], why: "reads the unit that docs/operations.md gives" };
pub(crate) const OPENSSL: Need = Need {
    program: "openssl",
    packages: &["openssl"],
    why: "makes the certificate that the SDK's tests are served with",
};

/// Installs those that are missing, or says which, and how to help.
pub(crate) fn ensure(needs: &[&Need]) -> Result<()> {
    let missing: Vec<&Need> = needs.iter().copied().filter(|need| find(need.program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        println!("Missing: {} ({})", need.program, need.why);
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    if let Err(error) = install(&packages) {
        bail!("could not install {}: {error:#}. Install them by hand and run this again", packages.join(", "));
    }
    for need in missing {
        if find(need.program).is_none() {
            bail!("installed {}, but there is still no {} on the PATH", need.packages.join(", "), need.program);
        }
    }
    Ok(())
}

/// Python with its environments, in which the tests' Python programs are installed.
pub(crate) fn python() -> Result<()> {
    if answer(program("python3").args(["-c", "import venv, ensurepip"])).is_some() {
        return Ok(());
    }
    install(&["python3", "python3-venv"])
}

fn install(packages: &[&str]) -> Result<()> {
    if find("apt-get").is_none() {
        bail!("this knows only apt-get, and it is not here");
    }
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let is_root = answer(program("id").arg("-u")).is_some_and(|id| id == "0");
    let mut command = if is_root { program("apt-get") } else { program("sudo") };
    if !is_root {
        // Never asks for a password: there may be nobody to give it.
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    run(command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
