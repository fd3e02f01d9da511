//! A PostgreSQL server for one run of the tests: in a temporary folder, on a free port, ended with the run.

use std::ffi::OsString;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::run::{answer, find, program, root, run};
use crate::system;

/// Where Debian keeps each version's programs, outside of the PATH.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Who runs the server when a person is root, for whom PostgreSQL refuses to run.
const USER: &str = "postgres";

/// What a server does for what is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// As a site's is, by docs/operations.md: what is written is on the disk when it is said to be, and there is memory.
    Durable,
    /// It need not survive the run: nothing is synced.
    None,
}

/// A running server.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    pub(crate) url: String,
}

impl Server {
    /// Starts a new, empty server.
    pub(crate) fn start(care: Care) -> Result<Self> {
        let programs = programs()?;
        // Not below target: another user may have to reach it.
        let folder = new_folder(&std::env::temp_dir())?;
        if is_root() {
            run(program("chown").arg(USER).arg(&folder))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = Self { programs, folder, url: format!("postgres://{USER}@127.0.0.1:{port}/postgres") };
        let data = server.folder.join("data");
        let made = server.command("initdb").arg("-D").arg(&data).args(INIT).output()?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim());
        }
        let (sync, memory) = if care == Care::Durable { ("on", "1GB") } else { ("off", "128MB") };
        let care = format!("-c fsync={sync} -c shared_buffers={memory}");
        let options = format!("-p {port} -k {} {care} {OPTIONS}", server.folder.display());
        let log = server.folder.join("log");
        let mut start = server.command("pg_ctl");
        run(start.arg("-D").arg(&data).arg("-l").arg(&log).args(["-w", "-s", "-o", &options, "start"]))
            .with_context(|| format!("the server says why in {}", log.display()))?;
        Ok(server)
    }

    /// The PATH with the server's own programs first, as `pg_dump` of another version refuses; and with other servers last.
    pub(crate) fn path(&self) -> Result<OsString> {
        let there = std::env::var_os("PATH").unwrap_or_default();
        let all = [self.programs.clone()].into_iter().chain(std::env::split_paths(&there)).chain(["/usr/sbin".into()]);
        std::env::join_paths(all).context("the PATH cannot be put together")
    }

    fn command(&self, name: &str) -> Command {
        let file = self.programs.join(name);
        let mut command = if is_root() { program("runuser") } else { program(&file) };
        if is_root() {
            command.args(["-u", USER, "--"]).arg(file);
        }
        // The repository may lie where that user may not go.
        command.current_dir(&self.folder);
        command
    }
}

const INIT: &[&str] = &["--no-sync", "-A", "trust", "-U", USER, "--locale=C.UTF-8", "-E", "UTF8"];
const OPTIONS: &str = "-c listen_addresses=127.0.0.1 -c max_connections=500";

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        // A server that cannot be stopped, or a folder that cannot be removed, spoils no test.
        let _ = self.command("pg_ctl").arg("-D").arg(data).args(["-m", "immediate", "-s", "stop"]).status();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A folder that nobody else has: another run, in another container even, may have this process's number.
fn new_folder(parent: &Path) -> Result<PathBuf> {
    for at in 0..1000 {
        let folder = parent.join(format!("waybill-postgres-{}-{at}", std::process::id()));
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(problem) if problem.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(problem) => return Err(problem).with_context(|| format!("could not make {}", folder.display())),
        }
    }
    bail!("there is no name left for a folder in {}", parent.display())
}

/// The folder with `initdb` of the newest version there is.
fn programs() -> Result<PathBuf> {
    if let Some(folder) = newest() {
        return Ok(folder);
    }
    system::ensure(&[&system::POSTGRES])?;
    newest().context("PostgreSQL is installed, but there is no initdb on the PATH or in /usr/lib/postgresql")
}

fn newest() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let with_initdb = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").is_file());
    let version =
        |bin: &PathBuf| bin.parent().and_then(Path::file_name).and_then(|it| it.to_str()?.parse::<u32>().ok());
    with_initdb.max_by_key(version).or_else(|| find("initdb").and_then(|file| Some(file.parent()?.to_owned())))
}

fn is_root() -> bool {
    answer(Command::new("id").arg("-u").current_dir(root())).is_some_and(|id| id == "0")
}
