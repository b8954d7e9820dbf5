//! A whole workspace as one script, for people who keep it in a runbook or run it in CI. One file a shell,
//! and one registry. What a script does is the same in each: it looks what exists, creates what does not, by
//! name, and stops at the first failure.

mod bash;
mod powershell;

use super::{Note, Options, Snippet, placeholders, secret, secret_note};
use crate::api::endpoints::CREATE_JOB;
use crate::api::json::Body;
use crate::api::request::Request;
use serde_json::{Map, Value};

/// What a workspace can be written as.
#[derive(Debug, Clone, Copy)]
pub struct Script {
    /// The shell's name.
    pub name: &'static str,
    /// The name of the file that the text is saved as.
    pub file: &'static str,
    /// Writes the requests of a workspace, which go to one service and stand in the order in which they are
    /// sent. Whatever they hold, there is a text, and it holds no token. Of no request there is none.
    pub write: fn(&[Request], Options) -> Snippet,
}

/// The language of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// bash 3.2 and later.
    #[default]
    Bash,
    /// Windows PowerShell 5.1 and PowerShell 7.
    PowerShell,
}

/// Every script, a [`Language`] each.
pub const SCRIPTS: [Script; 2] = [
    Script {
        name: "bash",
        file: "workspace.sh",
        write: bash::write,
    },
    Script {
        name: "PowerShell",
        file: "workspace.ps1",
        write: powershell::write,
    },
];

/// What a request creates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Flink table.
    Table,
    /// A Flink job.
    Job,
}

/// Why a script stops before it creates anything: it tells by names what exists already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// One has no name.
    Unnamed(Kind),
    /// Two have this name.
    Twice(Kind, String),
}

/// A request as a script needs it.
struct Step {
    kind: Kind,
    name: String,
    /// As it is sent, but for the names among a job's `table_ids`.
    payload: String,
}

/// A workspace as a script needs it.
struct Outline {
    /// The URL of the Flink service.
    service: String,
    /// The word of the header in front of the token.
    scheme: &'static str,
    steps: Vec<Step>,
    /// What the reader must know, obstacles last.
    notes: Vec<Note>,
}

impl Outline {
    fn of(requests: &[Request]) -> Option<Self> {
        let first = requests.first()?;
        let url = first.url();
        let steps: Vec<Step> = requests.iter().map(Step::of).collect();
        let mut notes = placeholders(first);
        let mut secrets: Vec<String> = Vec::new();
        for secret in requests.iter().flat_map(secret::of) {
            if !secrets.contains(&secret) {
                secrets.push(secret);
            }
        }
        notes.extend(secret_note(&secrets, Note::SecretsByHand));
        notes.extend(obstacles(&steps).into_iter().map(Note::Obstacle));
        Some(Self {
            // Behind it each endpoint has `flink` and one word more.
            service: url.rsplitn(3, '/').last().unwrap_or_default().to_owned(),
            scheme: first.scheme.name(),
            steps,
            notes,
        })
    }

    fn has_jobs(&self) -> bool {
        self.steps.iter().any(|step| step.kind == Kind::Job)
    }

    /// The sentence with which the script stops at once, in ASCII.
    fn refusal(&self) -> Option<String> {
        let obstacle = self.notes.iter().find_map(|note| match note {
            Note::Obstacle(obstacle) => Some(obstacle),
            _ => None,
        })?;
        let (kind, fault) = match obstacle {
            Obstacle::Unnamed(kind) => (kind, "no name".to_owned()),
            // A name as JSON, which is ASCII in the form that is sent.
            Obstacle::Twice(kind, name) => (
                kind,
                ["the name of another: ", &Body::of(name).wire()].concat(),
            ),
        };
        let kind = match kind {
            Kind::Table => "table",
            Kind::Job => "job",
        };
        Some(
            [
                "A ",
                kind,
                " in this script has ",
                &fault,
                ". Names tell what exists already, so nothing is created.",
            ]
            .concat(),
        )
    }
}

impl Step {
    fn of(request: &Request) -> Self {
        let (kind, key) = if *request.endpoint == CREATE_JOB {
            (Kind::Job, "job_name")
        } else {
            (Kind::Table, "name")
        };
        let payload = request.body.as_ref().map(Body::wire).unwrap_or_default();
        let body = request.body.as_ref().map(Body::members).unwrap_or_default();
        let name = body.get(key).and_then(Value::as_str).unwrap_or_default();
        Self {
            kind,
            name: name.to_owned(),
            payload,
        }
    }
}

/// Each obstacle once, however many stand in the way alike.
fn obstacles(steps: &[Step]) -> Vec<Obstacle> {
    let mut found = Vec::new();
    // How often each name was seen. This map is in the page anyway.
    let (mut tables, mut jobs) = (Map::new(), Map::new());
    for Step { kind, name, .. } in steps {
        let seen = match kind {
            Kind::Table => &mut tables,
            Kind::Job => &mut jobs,
        };
        let earlier = seen.get(name).and_then(Value::as_u64).unwrap_or(0);
        seen.insert(name.clone(), (earlier + 1).into());
        match (name.is_empty(), earlier) {
            (true, 0) => found.push(Obstacle::Unnamed(*kind)),
            (false, 1) => found.push(Obstacle::Twice(*kind, name.clone())),
            _ => {}
        }
    }
    found
}

fn push_all(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
