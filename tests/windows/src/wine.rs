//! Lines run by the cmd of Wine, in a folder with a curl.exe that only writes down its arguments.

use super::cmd::Mode;
use std::fmt::Write;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Where Debian puts it. Its packages give it no name on the PATH.
const WINE: &str = "/usr/lib/wine/wine64";
const COMPILER: &str = "x86_64-w64-mingw32-gcc";
const RECORDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/curl.c");
/// The word that cmd itself writes before each line's number among what is written down.
const MARK: &str = "line";

/// Wine is called by one at a time: on a busy machine it did not start every program when rooms shared it.
static ALONE: Mutex<()> = Mutex::new(());

/// A folder of its own, which is removed at the end.
pub struct Room {
    folder: PathBuf,
    prefix: PathBuf,
}

/// What came of some lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The arguments of every call of curl.exe, by line.
    pub calls: Vec<Vec<Vec<String>>>,
    /// The code that cmd ended with.
    pub code: Option<i32>,
    /// Files that the lines wrote.
    pub files: Vec<String>,
}

impl Room {
    /// An empty room below a folder for such things, which keeps Wine's own files from one run to the next.
    ///
    /// # Panics
    /// If Wine or the compiler is not there.
    pub fn new(parent: &Path, name: &str) -> Self {
        let room = Self {
            folder: parent.join(format!("{name}-{}", std::process::id())),
            prefix: parent.join("wine"),
        };
        fs::create_dir_all(&room.folder).expect("a folder");
        let compiled = Command::new(COMPILER)
            .args(["-O1", "-o", "curl.exe", RECORDER])
            .current_dir(&room.folder)
            .status()
            .expect("gcc-mingw-w64-x86-64, which cargo xtask test installs");
        assert!(compiled.success());
        // The first call makes Wine's folder, which no two may do at once.
        let _alone = ALONE.lock();
        let ready = room.wine().args(["cmd", "/c", "ver"]).output();
        assert!(
            ready
                .expect("wine64, which cargo xtask test installs")
                .status
                .success()
        );
        room
    }

    fn wine(&self) -> Command {
        let mut command = Command::new(WINE);
        command
            .env_clear()
            // Wine's libraries put folders of their own there.
            .env("HOME", &self.prefix)
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            // Else it asks to download what it needs for web pages.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .current_dir(&self.folder)
            .stdin(Stdio::null());
        command
    }

    /// Runs lines with a token in the environment: from a batch file, where `input` is typed while they run, or typed
    /// at the prompt.
    ///
    /// # Panics
    /// If Wine can't be run.
    pub fn run(&self, lines: &[String], mode: Mode, token: &str, input: &str) -> Outcome {
        let mut script = String::new();
        for (number, line) in lines.iter().enumerate() {
            let _ = write!(script, "@>>argv.txt echo {MARK} {number}\n{line}\n");
        }
        fs::write(self.folder.join("script.cmd"), script).expect("a script");
        let mut cmd = self.wine();
        cmd.arg("cmd").env("AIVEN_TOKEN", token);
        let typed = match mode {
            Mode::Batch => {
                cmd.args(["/c", "script.cmd"]);
                fs::write(self.folder.join("input"), input).expect("an input");
                "input"
            }
            Mode::Prompt => "script.cmd",
        };
        cmd.stdin(File::open(self.folder.join(typed)).expect("a file to type"));
        let alone = ALONE.lock();
        let ended = cmd.output().expect("wine that runs");
        drop(alone);
        let recorded = fs::read_to_string(self.folder.join("argv.txt")).unwrap_or_default();
        let mut outcome = Outcome {
            calls: vec![Vec::new(); lines.len()],
            code: ended.status.code(),
            files: Vec::new(),
        };
        let mut place = 0;
        for call in recorded.lines() {
            match call.split_once(' ') {
                Some((MARK, number)) => place = number.trim().parse().unwrap_or(usize::MAX),
                _ => outcome.calls[place].push(call.split(' ').map(text).collect()),
            }
        }
        for entry in fs::read_dir(&self.folder).expect("a folder").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !matches!(
                name.as_str(),
                "curl.exe" | "argv.txt" | "script.cmd" | "input"
            ) {
                outcome.files.push(name.clone());
            }
            if name != "curl.exe" {
                let path = entry.path();
                if path.is_dir() {
                    fs::remove_dir_all(path).expect("a folder that can be removed");
                } else {
                    fs::remove_file(path).expect("a file that can be removed");
                }
            }
        }
        outcome
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// An argument as it is written down.
fn text(hexadecimal: &str) -> String {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let bytes = hexadecimal
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| Some(digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?));
    String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
}
