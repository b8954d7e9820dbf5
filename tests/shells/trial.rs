//! A trial: commands are run in a room, and what a server received is judged.

use super::case::Case;
use super::judge;
use super::program::program;
use super::room::{Room, TOKEN};
use super::server::Server;
use super::shell::Shell;
use super::writer::Way;
use millrace::api::request::Request;
use millrace::snippet::{PAYLOAD_FILE, Snippet};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Command;

/// A room with a server beside it.
pub struct Trial {
    /// Where commands run.
    pub room: Room,
    /// Where their requests arrive.
    pub server: Server,
}

/// What is wrong, by the place of the case.
pub type Faults = BTreeMap<usize, String>;

impl Trial {
    /// A trial whose server creates everything.
    pub fn new() -> Self {
        Self {
            room: Room::new(),
            server: Server::answering("200 OK", "{}"),
        }
    }

    /// What is wrong with the commands of some cases when `run` has a shell run them.
    pub fn faults(&self, cases: &[&Case], way: Way, run: impl FnOnce(&[String])) -> Faults {
        // A path of its own tells where each request belongs.
        let folder = |place: usize| format!("c{place}");
        let request =
            |(place, case): (usize, &&Case)| case.request(self.server.port, &folder(place));
        let requests: Vec<Request> = cases.iter().enumerate().map(request).collect();
        let snippets: Vec<Snippet> = requests
            .iter()
            .map(|request| (way.writer)(request, way.options))
            .collect();
        let commands: Vec<String> = snippets.iter().map(command).collect();
        run(&commands);
        if snippets.iter().any(|snippet| snippet.payload.is_some()) {
            let _ = std::fs::remove_file(self.room.work().join(PAYLOAD_FILE));
        }

        let mut arrived = self.server.take();
        let mut faults = Faults::new();
        for (place, (case, request)) in cases.iter().zip(&requests).enumerate() {
            let prefix = format!("/{}/", folder(place));
            let own: Vec<_> = arrived
                .extract_if(.., |recorded| recorded.path.starts_with(&prefix))
                .collect();
            let mut found = judge::text(&snippets[place], way.options);
            found.extend(judge::arrival(
                case,
                request,
                &folder(place),
                &own,
                way.options,
            ));
            if !found.is_empty() {
                let text = format!("{}: {}\n{}", case.name, found.join("\n"), commands[place]);
                faults.insert(place, text.chars().take(4000).collect());
            }
        }
        let mut found = judge::traces(&self.room.traces());
        found.extend(
            arrived
                .iter()
                .map(|stray| format!("a stray request arrived: {stray:?}")),
        );
        if let (Some(first), Some(last), false) = (cases.first(), cases.last(), found.is_empty()) {
            let text = format!(
                "\nfrom {} to {}: {}",
                first.name,
                last.name,
                found.join("\n")
            );
            faults.entry(0).or_default().push_str(&text);
        }
        faults
    }

    /// Runs commands one after the other in a script.
    pub fn run_script(&self, shell: Shell, commands: &[String]) {
        let file = self.room.file("script", &(commands.join("\n") + "\n"));
        self.room.run(shell, &[file]);
    }

    /// The same as a way has it: where the commands ask, each is answered, and the variable is not set.
    pub fn run_script_in(&self, shell: Shell, way: Way, commands: &[String]) {
        if way.asks() {
            let file = self.room.file("script", &(commands.join("\n") + "\n"));
            let answers = format!("{TOKEN}\n").repeat(commands.len());
            self.room.run_as(shell, &[file], None, &answers);
        } else {
            self.run_script(shell, commands);
        }
    }

    /// Types texts into an interactive shell, with the token in its environment.
    pub fn type_in(&self, shell: Shell, commands: &[String]) {
        let texts: Vec<Typing> = commands.iter().map(|text| Typing::of(text)).collect();
        self.converse(shell, Some(TOKEN), &texts);
    }

    /// Types texts into an interactive shell and answers what it asks. What the terminal showed.
    pub fn converse(&self, shell: Shell, token: Option<&str>, texts: &[Typing]) -> String {
        let mut variables: BTreeMap<&str, Value> = BTreeMap::new();
        variables.extend(
            self.room
                .variables(token)
                .into_iter()
                .map(|(name, value)| (name, value.into())),
        );
        variables.insert("HISTFILE", "/dev/null".into());
        let words = shell.interactive;
        let mut arguments = vec![program(words[0]).display().to_string()];
        arguments.extend(words[1..].iter().map(|word| (*word).to_owned()));
        let texts: Vec<Value> = texts
            .iter()
            .map(|typing| {
                let (cue, answer) = typing.answer.unzip();
                json!({ "text": typing.text, "cue": cue, "answer": answer })
            })
            .collect();
        let job = json!({
            "arguments": arguments,
            "variables": variables,
            "opening": shell.opening,
            "is_counting": shell.name == "fish",
            "texts": texts,
        });
        let ended = Command::new(program("python3"))
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/shells/typist.py"
            ))
            .arg(self.room.file("job.json", &job.to_string()))
            .current_dir(self.room.work())
            .output()
            .expect("python3 that starts");
        assert!(
            ended.status.success(),
            "{words:?}: {}",
            String::from_utf8_lossy(&ended.stderr)
        );
        String::from_utf8_lossy(&ended.stdout).into_owned()
    }
}

/// A text to type.
pub struct Typing<'a> {
    /// The text, of one line or of many.
    pub text: &'a str,
    /// What the terminal shows when the shell asks, and the answer. An empty cue is that it shows nothing
    /// that is typed.
    pub answer: Option<(&'static str, &'a str)>,
}

impl<'a> Typing<'a> {
    /// A text that asks nothing.
    pub fn of(text: &'a str) -> Self {
        Self { text, answer: None }
    }
}

/// What a user runs: the command, behind the one that makes its file where it reads one.
fn command(snippet: &Snippet) -> String {
    match &snippet.make_payload {
        Some(making) => format!("{making}\n{}", snippet.text),
        None => snippet.text.clone(),
    }
}

/// Fails with the first faults, if there are any.
pub fn report(faults: &Faults, shell: Shell) {
    let mut text = String::new();
    for fault in faults.values().take(3) {
        let _ = writeln!(text, "\n== {fault}");
    }
    assert!(
        faults.is_empty(),
        "{} commands are wrong in {}:{text}",
        faults.len(),
        shell.name
    );
}
