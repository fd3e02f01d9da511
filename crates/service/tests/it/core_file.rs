//! What is in the service's memory stays there: keys and tokens are in it in the clear.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::process::Stdio;

use crate::killed::{running, waybill};

/// Debian's `nobody`.
const NOBODY: u32 = 65534;

/// The system gives the files of a process whose memory it writes nowhere to root, no matter who runs it.
#[cfg(target_os = "linux")]
#[test]
fn the_service_leaves_no_core_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let is_root = folder.path().metadata().unwrap().uid() == 0;
    let mut command = waybill(&data, &["serve", "--listen", "127.0.0.1:0"]);
    if is_root {
        let program = folder.path().join("waybill");
        std::fs::copy(env!("CARGO_BIN_EXE_waybill"), &program).unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::create_dir(&data).unwrap();
        std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
        chown(&data, Some(NOBODY), Some(NOBODY)).unwrap();
        let words: Vec<_> = command.get_args().map(std::ffi::OsStr::to_owned).collect();
        let environment: Vec<_> =
            command.get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
        command = std::process::Command::new(program);
        command.args(words).envs(environment).uid(NOBODY).gid(NOBODY).stderr(Stdio::null());
    }
    let service = running(command.stdout(Stdio::piped()).spawn().unwrap()).expect("an address");
    let told = std::fs::metadata(format!("/proc/{}/environ", service.child.id())).unwrap();
    assert_eq!(told.uid(), 0, "its memory can be written to a file");
}

/// The documented unit says the same to systemd, for all that it starts.
#[test]
fn the_documented_unit_allows_no_core_file() {
    assert!(include_str!("../../../../docs/operations.md").contains("\nLimitCORE=0\n"));
}
