//! A trial: commands are run in a room, and what a server received is judged.

use super::case::Case;
use super::judge;
use super::room::{Room, program};
use super::server::Server;
use super::writer::Writer;
use millrace::api::request::Request;
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
    pub fn faults(&self, cases: &[&Case], writer: Writer, run: impl FnOnce(&[String])) -> Faults {
        // A path of its own tells where each request belongs.
        let folder = |place: usize| format!("c{place}");
        let request =
            |(place, case): (usize, &&Case)| case.request(self.server.port, &folder(place));
        let requests: Vec<Request> = cases.iter().enumerate().map(request).collect();
        let commands: Vec<String> = requests.iter().map(writer).collect();
        run(&commands);

        let mut arrived = self.server.take();
        let mut faults = Faults::new();
        for (place, (case, request)) in cases.iter().zip(&requests).enumerate() {
            let prefix = format!("/{}/", folder(place));
            let own: Vec<_> = arrived
                .extract_if(.., |recorded| recorded.path.starts_with(&prefix))
                .collect();
            let mut found = judge::text(&commands[place]);
            found.extend(judge::arrival(case, request, &folder(place), &own));
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
    pub fn run_script(&self, shell: &str, commands: &[String]) {
        let file = self.room.file("script", &(commands.join("\n") + "\n"));
        self.room.run(shell, &[file]);
    }

    /// Types commands into an interactive shell, which is started with these words.
    pub fn type_in(&self, words: &[&str], commands: &[String]) {
        let mut variables: BTreeMap<&str, Value> = BTreeMap::new();
        variables.extend(
            self.room
                .variables()
                .into_iter()
                .map(|(name, value)| (name, value.into())),
        );
        variables.insert("HISTFILE", "/dev/null".into());
        let mut arguments = vec![program(words[0]).display().to_string()];
        arguments.extend(words[1..].iter().map(|word| (*word).to_owned()));
        let job = json!({ "arguments": arguments, "variables": variables, "commands": commands });
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
    }
}

/// Fails with the first faults, if there are any.
pub fn report(faults: &Faults, shell: &str) {
    let mut text = String::new();
    for fault in faults.values().take(3) {
        let _ = writeln!(text, "\n== {fault}");
    }
    assert!(
        faults.is_empty(),
        "{} commands are wrong in {shell}:{text}",
        faults.len()
    );
}
