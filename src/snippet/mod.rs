//! A request as text, for people and for other programs. One file a target, and one registry.

mod avn;
mod cmd;
pub mod curl;
mod http;
mod json;
pub mod paint;
mod powershell;
mod python;
pub mod script;
mod secret;
mod terraform;
mod word;

use crate::api::request::Request;
use script::{Language, Obstacle};

/// A request in one target's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The text to copy.
    pub text: String,
    /// What the reader must know beside it.
    pub notes: Vec<Note>,
    /// The line that sets the variable for the token, in the words of the same shell, where the text reads one.
    pub setup: Option<&'static str>,
    /// What the text reads from a file named [`PAYLOAD_FILE`] beside it.
    pub payload: Option<String>,
    /// The command that makes that file. Where it is a heredoc, the file ends with a line break more.
    pub make_payload: Option<String>,
}

/// The name of the file that a command reads its payload from.
pub const PAYLOAD_FILE: &str = "payload.json";

/// What a reader must know beside a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A part of the URL is missing, and this word stands in its place.
    Placeholder(String),
    /// The body is too long for one argument, and is piped.
    Piped,
    /// What is particular to curl.
    Curl(curl::Remark),
    /// Editors read the variable for the token by different words.
    EditorVariable,
    /// The versions of aiven-client that have the command.
    AvnVersions {
        /// The first.
        since: &'static str,
        /// The last.
        until: &'static str,
    },
    /// The first version of aiven-client that has the command; later ones have it too.
    AvnSince(&'static str),
    /// A member of the body that the target has no words for.
    LeftOut(String),
    /// The program always sends the job's name.
    EmptyJobName,
    /// The program puts `/v1` behind the API's address.
    AddsVersion,
    /// The versions of Aiven's Terraform provider that have the resource.
    ProviderVersion,
    /// The versions that have applications.
    ProviderOfApplications,
    /// Tables are given by name, and looked for as resources such as this one.
    Resources(String),
    /// Terraform must be told the API's address, without its `/v1`.
    WebUrl(String),
    /// The body is too long for a line of cmd, and is read from [`PAYLOAD_FILE`].
    InFile,
    /// The text is too long for a line of cmd, even without the body.
    LineTooLong,
    /// These variables stand in the place of secrets, and are read when the text runs.
    Secrets(Vec<String>),
    /// The same, where what they hold is put in as it is.
    SecretsAsTheyAre(Vec<String>),
    /// The same, where the text can't read them.
    SecretsByHand(Vec<String>),
    /// The same as variables of Terraform, with its own names.
    SecretsOfTerraform(Vec<String>),
    /// A script stops at once.
    Obstacle(Obstacle),
}

/// How the user wants requests to be written. A target heeds the choices that it names in [`Target::heeds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The shells that the text is for.
    pub shell: Shell,
    /// How flags are spelt.
    pub flags: Flags,
    /// How the text is laid out.
    pub lines: Lines,
    /// Where the payload stands.
    pub payload: Payload,
    /// Where the token comes from.
    pub token: TokenFrom,
    /// The language of a workspace's script.
    pub language: Language,
}

/// A choice among [`Options`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// [`Options::shell`].
    Shell,
    /// [`Options::flags`].
    Flags,
    /// [`Options::lines`].
    Lines,
    /// [`Options::payload`].
    Payload,
    /// [`Options::token`].
    Token,
    /// [`Options::language`].
    Language,
}

/// The shells that a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shell {
    /// bash, dash and zsh: the payload can be read.
    #[default]
    Posix,
    /// One text for these, fish, tcsh, mksh and busybox sh: what any of them treats specially is a JSON escape.
    Any,
}

/// How flags are spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flags {
    /// `--request`.
    #[default]
    Long,
    /// `-X`.
    Short,
}

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// A flag a line, the payload indented.
    #[default]
    Many,
    /// One line, the payload too.
    One,
}

/// Where the payload stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Payload {
    /// In the text.
    #[default]
    Inline,
    /// In a file named [`PAYLOAD_FILE`].
    File,
}

/// Where the token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TokenFrom {
    /// The environment's variable `AIVEN_TOKEN`.
    #[default]
    Environment,
    /// The same variable, handed over through a file descriptor, so that no list of processes shows it.
    Descriptor,
    /// The command asks for it.
    Asked,
}

/// What a request can be written as.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The tab's name.
    pub name: &'static str,
    /// The name of the file that the text is saved as.
    pub file: &'static str,
    /// Writes a request. Whatever the request holds, there is a text, and it holds no token.
    pub write: fn(&Request, Options) -> Snippet,
    /// The choices that make a difference to the text.
    pub heeds: &'static [Choice],
}

/// The target that is there from the start.
pub const CURL: Target = Target {
    name: "curl",
    file: "request.sh",
    write: curl::write,
    heeds: curl::HEEDS,
};

/// Every target, in the order of the tabs.
pub const TARGETS: [Target; 8] = [
    CURL,
    Target {
        name: "JSON",
        file: PAYLOAD_FILE,
        write: json::write,
        heeds: &[],
    },
    Target {
        name: "HTTP",
        file: "request.http",
        write: http::write,
        heeds: &[Choice::Payload],
    },
    Target {
        name: "PowerShell",
        file: "request.ps1",
        write: powershell::write,
        heeds: &[Choice::Lines, Choice::Payload, Choice::Token],
    },
    Target {
        name: "cmd",
        file: "request.cmd",
        write: cmd::write,
        heeds: &[Choice::Flags, Choice::Payload],
    },
    Target {
        name: "Python",
        file: "request.py",
        write: python::write,
        heeds: &[Choice::Payload, Choice::Token],
    },
    Target {
        name: "avn",
        file: "avn.sh",
        write: avn::write,
        heeds: &[],
    },
    Target {
        name: "Terraform",
        file: "flink.tf",
        write: terraform::write,
        heeds: &[],
    },
];

/// The line that sets the variable for the token in bash and zsh, out of sight and of the shell's history.
const SET_TOKEN: &str = "read -rs AIVEN_TOKEN; export AIVEN_TOKEN";

/// The longest text that goes into an argument. Linux takes 131,072 bytes for one (`MAX_ARG_STRLEN`, 32
/// pages), its closing zero included, and a program that starts another may add to the line.
const ARGUMENT_MAX: usize = 120_000;

/// What must be known of the secrets, if there are some.
fn secret_note(variables: &[String], note: fn(Vec<String>) -> Note) -> Option<Note> {
    (!variables.is_empty()).then(|| note(variables.to_vec()))
}

fn placeholders(request: &Request) -> Vec<Note> {
    request
        .missing()
        .map(|name| Note::Placeholder(name.to_ascii_uppercase()))
        .collect()
}

/// A body's bytes as the same JSON value on one line: their line breaks stand between its tokens, never in a string.
fn one_line(wire: &str) -> String {
    wire.lines().map(str::trim_start).collect()
}
