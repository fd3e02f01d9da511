//! A machine in a temporary folder: the paths of docs/operations.md lead into it, and its commands are typed in it, as root
//! or as the service's user.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::killed::Running;

const DOCS: &str = include_str!("../../../../../docs/operations.md");
/// Paths of the page, which lead to the same below the folder.
const PATHS: [&str; 5] = ["/etc/waybill", "/var/lib/waybill", "/backup", "/elsewhere", "/usr/local/bin"];
/// Where commands are typed.
const HOME: &str = "/home";
/// The user that the service runs as when the tests run as root.
const SERVICE: &str = "nobody";
/// What is typed where a password is asked for.
pub(super) const PASSWORD: &str = "horse-battery-4711";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Types {
    Root,
    ServiceUser,
}

pub(super) struct Sandbox {
    folder: tempfile::TempDir,
    types: Types,
    /// Blocks of the page in their order, each with its language.
    blocks: Vec<(String, String)>,
    followed: Vec<bool>,
    pub(super) environment: Vec<(String, String)>,
    /// What was printed, but for the links and tokens that a command is there to print.
    pub(super) said: String,
}

fn are_root() -> bool {
    id(&["-u"]) == "0"
}

/// Whether the page can be followed as root; where it cannot, that is said.
pub(super) fn can_be_root() -> bool {
    if !are_root() {
        // Past the harness, which shows nothing of a test that passes.
        let told = "docs/operations.md is not followed as root: the tests run as another user";
        let _ = writeln!(std::io::stderr(), "{told}");
    }
    are_root()
}

fn id(arguments: &[&str]) -> String {
    let said = Command::new("id").args(arguments).output().unwrap().stdout;
    String::from_utf8(said).unwrap().trim().to_owned()
}

impl Sandbox {
    pub(super) fn new(types: Types) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let blocks = DOCS.split("\n```").skip(1).step_by(2).map(|block| {
            let (language, text) = block.split_once('\n').unwrap();
            (language.to_owned(), text.to_owned())
        });
        let blocks: Vec<_> = blocks.collect();
        let followed = vec![false; blocks.len()];
        let sandbox = Self { folder, types, blocks, followed, environment: Vec::new(), said: String::new() };
        for path in PATHS.into_iter().chain([HOME]) {
            fs::create_dir_all(sandbox.path(path)).unwrap();
        }
        sandbox.state("/var/lib/waybill");
        if types == Types::ServiceUser {
            for path in ["/backup", "/elsewhere", HOME] {
                sandbox.give(&sandbox.path(path));
            }
        }
        sandbox.install();
        sandbox
    }

    /// A state directory of the service's user, as systemd makes it.
    pub(super) fn state(&self, path: &str) {
        let folder = self.path(path);
        fs::create_dir_all(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        self.give(&folder);
    }

    /// Puts the program in place, as an upgrade does.
    pub(super) fn install(&self) {
        let (new, place) = (self.path("/usr/local/bin/waybill.new"), self.path("/usr/local/bin/waybill"));
        fs::copy(env!("CARGO_BIN_EXE_waybill"), &new).unwrap();
        fs::rename(new, place).unwrap();
    }

    pub(super) fn path(&self, of_the_page: &str) -> PathBuf {
        self.folder.path().join(of_the_page.trim_start_matches('/'))
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn here(&self, text: &str) -> String {
        PATHS.iter().fold(text.to_owned(), |text, path| text.replace(path, &self.path(path).display().to_string()))
    }

    /// The next block in this language and with these words, which is followed from here on.
    pub(super) fn block(&mut self, language: &str, words: &str) -> String {
        let is_it =
            |at: &usize| !self.followed[*at] && self.blocks[*at].0 == language && self.blocks[*at].1.contains(words);
        let at =
            (0..self.blocks.len()).find(is_it).unwrap_or_else(|| panic!("the page has no {language} with {words}"));
        self.followed[at] = true;
        self.blocks[at].1.clone()
    }

    /// Words of the page that are not in a block.
    pub(super) fn inline(words: &'static str) -> &'static str {
        assert!(DOCS.contains(words), "the page no longer says {words}");
        words
    }

    /// Every block of the page was followed but for those with these words.
    pub(super) fn all_is_followed_but(&self, words: &[&str]) {
        let left = self.blocks.iter().zip(&self.followed).filter(|(_, followed)| !**followed);
        let left: Vec<_> = left.map(|((_, text), _)| text).collect();
        assert!(left.len() == words.len(), "not followed: {left:?}");
        assert!(left.iter().zip(words).all(|(text, words)| text.contains(words)), "not followed: {left:?}");
    }

    /// Writes a file as the page says, for the service's user to read.
    pub(super) fn write(&self, path: &str, text: &str) {
        let file = self.path(path);
        fs::write(&file, self.here(text)).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        self.give(&file);
    }

    pub(super) fn give(&self, path: &Path) {
        if are_root() {
            let owner = format!("{SERVICE}:{}", id(&["-gn", SERVICE]));
            assert!(Command::new("chown").arg(owner).arg(path).status().unwrap().success());
        }
    }

    /// Types a line, which must not fail. What it printed is not added to what was said: it may be a secret.
    pub(super) fn prints(&mut self, line: &str) -> String {
        let mut command = self.command(self.types == Types::ServiceUser, line);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A new password, typed twice where one is asked for; other commands do not read it, and may be gone.
        let _ = child.stdin.take().unwrap().write_all(format!("{PASSWORD}\n{PASSWORD}\n").as_bytes());
        let done = child.wait_with_output().unwrap();
        let [printed, warned] = [done.stdout, done.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
        assert!(done.status.success(), "{line}: {printed}{warned}");
        self.said += &warned;
        self.belongs_to_the_service();
        printed
    }

    pub(super) fn types(&mut self, line: &str) {
        let printed = self.prints(line);
        self.said += &printed;
    }

    /// A shell's line, as root or as the service's user, without a terminal.
    fn command(&self, as_service: bool, line: &str) -> Command {
        let mut command = Command::new("setsid");
        command.arg("--wait");
        if as_service && are_root() {
            command.args(["setpriv", "--reuid", SERVICE, "--regid", &id(&["-gn", SERVICE]), "--clear-groups"]);
        }
        let path = std::env::var("PATH").unwrap();
        command.args(["sh", "-ec", &self.here(line)]).current_dir(self.path(HOME));
        command.env("PATH", format!("{}:{path}", self.path("/usr/local/bin").display()));
        command.env_remove("WAYBILL_DATABASE_URL").env("HOME", self.path(HOME));
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts the service as its unit says.
    pub(super) fn start(&self, unit: &str) -> Running {
        let value = |name: &str| {
            let line = unit.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.unwrap_or_else(|| panic!("the unit has no {name}")).to_owned()
        };
        let line = format!("umask {}; exec {}", value("UMask"), value("ExecStart"));
        let log = fs::File::options().append(true).create(true).open(self.log()).unwrap();
        let mut command = self.command(true, &line);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut printed = String::new();
        let ready = lines.find_map(|line| {
            printed += &line;
            Some(line.strip_prefix("Waybill is ready at http://")?.to_owned())
        });
        let ready = ready.unwrap_or_else(|| panic!("{printed}{}", fs::read_to_string(self.log()).unwrap()));
        let output = fs::File::options().append(true).create(true).open(self.log()).unwrap();
        std::thread::spawn(move || lines.for_each(|line| drop(writeln!(&output, "{line}"))));
        self.belongs_to_the_service();
        Running { child, address: ready }
    }

    pub(super) fn log(&self) -> PathBuf {
        self.folder.path().join("service.log")
    }

    /// All that is in the data folders belongs to the service's user, and nobody else can read it.
    fn belongs_to_the_service(&self) {
        for data in fs::read_dir(self.path("/var/lib")).unwrap() {
            let data = data.unwrap();
            let owner = data.metadata().unwrap().uid();
            for entry in fs::read_dir(data.path()).unwrap() {
                let entry = entry.unwrap();
                // Beside a running service a file may be gone meanwhile.
                let Ok(file) = entry.metadata() else { continue };
                assert_eq!((file.uid(), file.mode() & 0o077), (owner, 0), "{:?}", entry.path());
            }
        }
    }
}
