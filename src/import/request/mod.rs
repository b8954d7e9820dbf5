//! Requests as other programs write them. Each file reads one way of writing; `message.rs` says what a request means,
//! and `reading.rs` gathers what is found. The words are not here.

mod ansi;
mod avn;
mod cmd;
mod curl;
mod dialect;
mod http;
mod literal;
mod message;
mod posix;
mod power;
mod powershell;
mod program;
mod raw;
mod reading;
mod script;
mod word;
mod workspace;

use super::Import;
use super::payload::PayloadFault;
use dialect::{Dialect, dialect};
use reading::Reading;
pub(super) use reading::is_placeholder;
use word::Word;

/// Why a part of a request was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Snag {
    /// Every request that is made here says it too.
    Implied,
    /// A host. Imports never change where requests go.
    Host(String),
    /// `/test` in the cheat sheet's addresses, which no API ever had.
    StrayTest,
    /// What stands behind the path of an address.
    Query,
    /// An address that creates neither a table nor a job.
    Endpoint,
    /// A method other than POST.
    Method(String),
    /// Another project or service than the one that was found first.
    OtherTarget,
    /// A word in the place of a name, such as PROJECT.
    Placeholder,
    /// A variable that the text does not set.
    Variable(String),
    /// A word in the token's place, such as `$AIVEN_TOKEN`.
    TokenPlaceholder,
    /// Another token than the one that was found first.
    OtherToken,
    /// What stands in the token's place can't be a token.
    NoToken,
    /// A value in which the token stands.
    HoldsToken,
    /// A way to name the token that the API does not have.
    Scheme(String),
    /// A header that requests are made without.
    Header(String),
    /// An option that says how a program works, and nothing of the request.
    Manner(String),
    /// An option that nothing here has.
    Option(String),
    /// An option without its value.
    NoValue(String),
    /// The payload is in a file of that name, which the text does not hold.
    File(String),
    /// A payload that is passed through a pipe, and is not in the text.
    Pipe,
    /// A request without a payload.
    NoBody,
    /// A command without an address.
    NoAddress,
    /// A command of Aiven's that creates neither a table nor a job.
    OtherCommand,
    /// A quote that is not closed.
    OpenQuote,
    /// What is wrong with the payload, here.
    Payload(PayloadFault),
    /// Text that is no request.
    Prose,
    /// What stands here and behind it is more than is taken at once.
    TooMuch,
}

/// Reads requests. `None` where the text has none.
pub(super) fn read(text: &str) -> Option<Import> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let mut out = Reading::of(text);
    if workspace::fits(start) {
        workspace::read(text, &mut out);
    } else if start.starts_with(['{', '[']) && !start.starts_with("[System.") {
        raw::read(text, &mut out);
    } else if http::fits(start) {
        http::read(text, &mut out);
    } else {
        match dialect(text) {
            Dialect::Posix => read_posix(text, &mut out),
            Dialect::Cmd { is_doubled } => cmd::read(text, is_doubled, &mut out),
            Dialect::PowerShell => power::read(text, &mut out),
            Dialect::Program => program::read(text, &mut out),
        }
    }
    out.finished()
}

/// Reads the commands of a script for bash, dash and zsh.
fn read_posix(text: &str, out: &mut Reading) {
    let mut script = posix::Script::of(text);
    let mut state = script::State::default();
    loop {
        let is_line = script.pass_separators();
        let rest = script.rest();
        if rest.is_empty() {
            return;
        }
        let start = script.at();
        let command = rest.trim_start_matches(['$', '%', '>', '!']).trim_start();
        if is_line && !script::is_command(command) {
            script.pass_line();
            let line = start..script.at();
            if !message::credentials(&Word::copied(text, line.clone()), out) {
                out.prose(line);
            }
            continue;
        }
        let command = script.command(&state.variables);
        if script.at() == start {
            script.pass_line();
            continue;
        }
        script::take(command, &mut state, out);
    }
}
