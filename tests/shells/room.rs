//! The room in which a shell runs: an empty folder to work in, curl, and nothing else on the PATH but
//! programs that leave a mark when they are run.

use super::program::program;
use super::shell::Shell;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The token in every room: each kind of character that RFC 6750 allows.
pub const TOKEN: &str = "Zx09-._~+/aivenTokenThatNoTextMayHold/q7==";

/// Programs that hostile texts call. `x` and `a` stand for whatever word ends up in a command's place.
pub const MARKED: [&str; 12] = [
    "hostname", "touch", "rm", "id", "x", "a", "ls", "cat", "echo_", "python3", "sh", "uname",
];

/// A room, torn down when it is dropped.
pub struct Room {
    folder: PathBuf,
}

/// What stayed behind in a room.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Files in the folder to work in.
    pub files: Vec<String>,
    /// Programs that were run.
    pub programs: Vec<String>,
}

impl Room {
    /// A room of its own.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("millrace-shells-{}-{number}", std::process::id());
        let room = Self {
            folder: std::env::temp_dir().join(name),
        };
        for part in ["work", "marked", "bin", "marks", "own"] {
            fs::create_dir_all(room.folder.join(part)).expect("a folder");
        }
        // tcsh and mksh have no `printf` of their own. `stty` is for those who type.
        for name in ["curl", "printf", "stty"] {
            symlink(program(name), room.folder.join("bin").join(name)).expect("a link");
        }
        for name in MARKED {
            let file = room.folder.join("marked").join(name);
            let mark = room.folder.join("marks").join(name);
            fs::write(&file, format!("#!/bin/sh\n: > '{}'\n", mark.display())).expect("a program");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
                .expect("a program that runs");
        }
        room
    }

    /// Lets commands run the real program of that name.
    pub fn allow(&self, name: &str) {
        let file = self.folder.join("marked").join(name);
        fs::remove_file(&file).expect("a marked program");
        symlink(program(name), file).expect("a link");
    }

    /// Where commands run.
    pub fn work(&self) -> PathBuf {
        self.folder.join("work")
    }

    /// The variables that a shell here starts with, all of them.
    pub fn variables(&self, token: Option<&str>) -> Vec<(&'static str, String)> {
        let folder = self.folder.display();
        let mut variables = vec![
            ("PATH", format!("{folder}/marked:{folder}/bin")),
            ("HOME", format!("{folder}/work")),
            ("TERM", "vt100".to_owned()),
            // fish keeps files of its own.
            ("XDG_CONFIG_HOME", format!("{folder}/own")),
            ("XDG_DATA_HOME", format!("{folder}/own")),
        ];
        variables.extend(token.map(|token| ("AIVEN_TOKEN", token.to_owned())));
        variables
    }

    /// A file outside the folder to work in.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.folder.join(name);
        fs::write(&file, text).expect("a file");
        file
    }

    /// Runs a shell with these arguments to its end: its exit status and what it printed.
    pub fn run<A: AsRef<OsStr>>(&self, shell: Shell, arguments: &[A]) -> (Option<i32>, String) {
        self.run_as(shell, arguments, Some(TOKEN), "")
    }

    /// The same with this value of the variable, and with this text to read.
    pub fn run_as<A: AsRef<OsStr>>(
        &self,
        shell: Shell,
        arguments: &[A],
        token: Option<&str>,
        input: &str,
    ) -> (Option<i32>, String) {
        let input = fs::File::open(self.file("input", input)).expect("a file");
        let mut child = Command::new(program(shell.start[0]))
            .args(&shell.start[1..])
            .args(arguments)
            .env_clear()
            .envs(self.variables(token))
            .current_dir(self.work())
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell that starts");
        let mut printed = Vec::new();
        child
            .stdout
            .take()
            .expect("a pipe")
            .read_to_end(&mut printed)
            .expect("its output");
        let status = child.wait().expect("an end");
        (
            status.code(),
            String::from_utf8_lossy(&printed).into_owned(),
        )
    }

    /// What was left since the last call, and an empty room again.
    pub fn traces(&self) -> Traces {
        let traces = Traces {
            files: names(&self.work()),
            programs: names(&self.folder.join("marks")),
        };
        for (part, names) in [("work", &traces.files), ("marks", &traces.programs)] {
            for name in names {
                let left = self.folder.join(part).join(name);
                let _ = if left.is_dir() {
                    fs::remove_dir_all(left)
                } else {
                    fs::remove_file(left)
                };
            }
        }
        traces
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}
