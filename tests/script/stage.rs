//! The stage of a script: the stand-in API, and a folder in which bash finds curl, jq and nothing else but
//! programs that leave a mark. Both are called through programs that write down their arguments first.

use super::program::program;
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::snippet::Options;
use millrace::snippet::script::SCRIPTS;
use millrace::workspace::Workspace;
use millrace::workspace::current;
use millrace::workspace::plan::Route;
use sandbox::{Act, Answer, Fault, Handle, Recorded, Running, Sandbox};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::runtime::Runtime;

/// Each kind of character that RFC 6750 allows.
pub const TOKEN: &str = "Zx09-._~+/aivenTokenThatNoTextMayHold/q7==";

/// What bash is asked to find.
pub const PROGRAMS: [&str; 2] = ["curl", "jq"];

/// Programs that hostile texts call, and those that a script must not need.
const MARKED: [&str; 16] = [
    "hostname", "touch", "rm", "id", "x", "a", "ls", "cat", "sed", "grep", "python3", "sh",
    "uname", "tr", "mktemp", "head",
];

/// A stage, torn down when it is dropped.
pub struct Stage {
    folder: PathBuf,
    running: Running,
    // Behind what runs on it: fields are dropped in order.
    _runtime: Runtime,
}

/// How a script ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit status.
    pub code: Option<i32>,
    /// What it told, line by line.
    pub told: Vec<String>,
    /// What it complained about.
    pub complaint: String,
}

/// The script of a workspace for an API at this base.
pub fn script(workspace: &Workspace, base: &str, scheme: AuthScheme) -> String {
    let route = Route {
        base: ApiBase::parse(base, "https://page.example").expect("a good base"),
        scheme,
        form: TableForm::Flat,
    };
    let requests = current::all(workspace, &route);
    (SCRIPTS[0].write)(&requests, Options::default()).text
}

/// An answer instead of the API's own, for every request of that kind from now on.
pub fn always(method: &str, path_suffix: &str, status: u16, body: &str) -> Fault {
    Fault {
        times: u32::MAX,
        ..once(method, path_suffix, status, body)
    }
}

/// An answer instead of the API's own, for the next request of that kind.
pub fn once(method: &str, path_suffix: &str, status: u16, body: &str) -> Fault {
    Fault {
        method: Some(method.to_owned()),
        path_suffix: Some(path_suffix.to_owned()),
        act: Act::Answer(Answer {
            status,
            body: Some(body.into()),
            ..Answer::default()
        }),
        ..Fault::default()
    }
}

impl Stage {
    /// A stage on which nothing has happened yet.
    pub fn new() -> Self {
        Self::with(&PROGRAMS)
    }

    /// A stage on which bash finds only these.
    pub fn with(programs: &[&str]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("millrace-script-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        for part in ["work", "bin", "marks"] {
            fs::create_dir_all(folder.join(part)).expect("a folder");
        }
        let place = |name: &str, text: String| {
            let file = folder.join("bin").join(name);
            fs::write(&file, text).expect("a program");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
                .expect("a program that runs");
        };
        let bash = program("bash");
        for name in programs {
            let (bash, folder, real) = (bash.display(), folder.display(), program(name));
            let real = real.display();
            let noted = format!("printf '%s\\n' {name} \"$@\" >> '{folder}/arguments'");
            place(name, format!("#!{bash}\n{noted}\nexec '{real}' \"$@\"\n"));
        }
        for name in MARKED {
            let mark = folder.join("marks").join(name);
            place(
                name,
                format!("#!{}\n: > '{}'\n", bash.display(), mark.display()),
            );
        }
        let runtime = Runtime::new().expect("a runtime");
        let running = runtime
            .block_on(Sandbox::start(sandbox::Options::default()))
            .expect("a sandbox");
        Self {
            folder,
            running,
            _runtime: runtime,
        }
    }

    /// The stand-in API.
    pub fn api(&self) -> &Handle {
        &self.running.handle
    }

    /// Where the API is.
    pub fn base(&self) -> String {
        format!("{}/v1", self.running.url())
    }

    /// The script of a workspace for the API here.
    pub fn script(&self, workspace: &Workspace) -> String {
        script(workspace, &self.base(), AuthScheme::Bearer)
    }

    /// Runs the script of a workspace, with the token in the environment.
    pub fn run(&self, workspace: &Workspace) -> Ended {
        self.run_text(&self.script(workspace))
    }

    /// Runs a script, with the token in the environment.
    pub fn run_text(&self, text: &str) -> Ended {
        self.run_with(text, Some(TOKEN))
    }

    /// Runs a script and checks what is true of every run: nobody has seen the token, no other program was
    /// run, and nothing was written.
    pub fn run_with(&self, text: &str, token: Option<&str>) -> Ended {
        let mut command = Command::new(program("bash"));
        command
            .arg(self.file(text))
            .env_clear()
            .env("PATH", self.folder.join("bin"))
            .env("HOME", self.folder.join("work"))
            .current_dir(self.folder.join("work"))
            .stdin(Stdio::null());
        if let Some(token) = token {
            command.env("AIVEN_TOKEN", token);
        }
        let output = command.output().expect("bash that starts");
        self.check_traces();
        ended(&output)
    }

    /// The script as a file.
    pub fn file(&self, text: &str) -> PathBuf {
        let file = self.folder.join("workspace.sh");
        fs::write(&file, text).expect("a file");
        file
    }

    fn check_traces(&self) {
        let names = |part: &str| -> Vec<_> {
            let entries = fs::read_dir(self.folder.join(part)).expect("a folder");
            entries
                .map(|entry| entry.expect("an entry").file_name())
                .collect()
        };
        assert!(
            names("work").is_empty(),
            "files were written: {:?}",
            names("work")
        );
        assert!(
            names("marks").is_empty(),
            "programs were run: {:?}",
            names("marks")
        );
        let arguments = fs::read(self.folder.join("arguments")).unwrap_or_default();
        assert!(
            !String::from_utf8_lossy(&arguments).contains(TOKEN),
            "the token is an argument"
        );
    }

    /// What arrived since the last call.
    pub fn arrived(&self) -> Vec<Recorded> {
        let arrived = self.api().requests();
        self.api().clear_requests();
        arrived
    }

    /// The bodies of the requests that create, since the last call.
    pub fn posted(&self) -> Vec<Value> {
        let arrived = self.arrived().into_iter();
        arrived
            .filter(|request| request.method != "GET")
            .map(|request| request.json().expect("JSON"))
            .collect()
    }
}

/// How a script ended, without the token in what it said.
pub fn ended(output: &Output) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let told = text(&output.stdout);
    let complaint = text(&output.stderr);
    for said in [&told, &complaint] {
        assert!(!said.contains(TOKEN), "the token was printed");
    }
    Ended {
        code: output.status.code(),
        told: told.lines().map(str::to_owned).collect(),
        complaint,
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
