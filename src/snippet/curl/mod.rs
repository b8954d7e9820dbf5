//! curl: for bash, dash and zsh so that the payload can be read, or as one text for any shell. What the
//! shells themselves take for more than a text is in `quote.rs`.

mod body;
pub(super) mod quote;

use super::word::Word;
use super::{
    Choice, Flags, Lines, Note, Options, Payload, SET_TOKEN, Shell, Snippet, TokenFrom,
    placeholders, secret,
};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::api::token::AuthScheme;
use crate::sql::secret::{Written, find};
use body::{Carried, Carrier};
use quote::{PLAIN_TOKEN, SURE_TOKEN, quoted};

/// The choices that curl's text heeds.
pub(super) const HEEDS: &[Choice] = &[
    Choice::Shell,
    Choice::Flags,
    Choice::Lines,
    Choice::Payload,
    Choice::Token,
];

/// What the reader of a curl command must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The body is longer than a line that every shell lets people type, and is piped in parts.
    Parts,
    /// The token's way through a pipe.
    Descriptor,
    /// The token takes curl's standard input in every shell, so a body this long has to be in a file.
    Filed,
    /// Who can ask, and what becomes of the token.
    Asked,
    /// Nothing asks in all shells, so the variable is read.
    NotAsked,
    /// A body with secrets takes curl's standard input in every shell, so the token is no longer read there.
    InputTaken,
    /// How fish and tcsh set the variable.
    Elsewhere,
    /// Nothing stops the command in all shells where the variable is not set.
    Unguarded,
    /// A line is longer than some shells let people type.
    LongLine,
}

/// Asks in bash and zsh. `read` of dash knows no `-s`, fails, and nothing is sent.
const ASK: &str = "printf 'Aiven token: ' >&2 && read -rs AIVEN_TOKEN && echo >&2 &&";

pub(super) fn write(request: &Request, options: Options) -> Snippet {
    with_secrets(request, &secret::of(request), options)
}

/// The text of a request without secrets in its body. What puts them in when a command runs is the desk's to write.
pub fn plain(request: &Request) -> Option<String> {
    let body = request.body.as_ref().map_or("", Body::text);
    find(body, Written::Json)
        .is_empty()
        .then(|| with_secrets(request, &[], Options::default()).text)
}

fn with_secrets(request: &Request, secrets: &[String], options: Options) -> Snippet {
    let wished = options;
    let options = Options {
        token: match (wished.shell, wished.token) {
            (Shell::Any, TokenFrom::Asked) => TokenFrom::Environment,
            (Shell::Any, TokenFrom::Descriptor) if !secrets.is_empty() => TokenFrom::Environment,
            (_, token) => token,
        },
        ..wished
    };
    let body = request.body.as_ref();
    let carried = body.map(|body| Carried::of(body, secrets, options));
    let words = command(request, carried.as_ref(), options);
    let command = words.join(match options.lines {
        Lines::Many => " \\\n  ",
        Lines::One => " ",
    });
    let text = fed(command, carried.as_ref(), secrets, request.scheme, options);
    let mut notes = placeholders(request);
    notes.extend(remarks(wished, options));
    match carried.as_ref().map(|carried| carried.carrier) {
        Some(_) if !secrets.is_empty() => notes.push(Note::Secrets(secrets.to_vec())),
        Some(Carrier::Pipe) => notes.push(match options.shell {
            Shell::Posix => Note::Piped,
            Shell::Any => Note::Curl(Remark::Parts),
        }),
        Some(Carrier::File) if options.payload == Payload::Inline => {
            notes.push(Note::Curl(Remark::Filed));
        }
        Some(Carrier::File | Carrier::Argument) | None => {}
    }
    let typed_max = quote::typed_max(options.shell);
    if text.lines().any(|line| line.len() > typed_max) {
        notes.push(Note::Curl(Remark::LongLine));
    }
    let file = carried.filter(|carried| carried.carrier == Carrier::File);
    Snippet {
        text,
        notes,
        setup: setup(options),
        make_payload: file.as_ref().map(|file| file.making(options.shell)),
        payload: file.map(|file| file.text),
    }
}

/// What the choices themselves need to have said.
fn remarks(wished: Options, options: Options) -> impl Iterator<Item = Note> {
    let of_token = match (wished.token, options.token) {
        (TokenFrom::Asked, TokenFrom::Environment) => Some(Remark::NotAsked),
        (TokenFrom::Descriptor, TokenFrom::Environment) => Some(Remark::InputTaken),
        (_, TokenFrom::Environment) => None,
        (_, TokenFrom::Descriptor) => Some(Remark::Descriptor),
        (_, TokenFrom::Asked) => Some(Remark::Asked),
    };
    let of_shell: &[Remark] = match options.shell {
        Shell::Posix => &[],
        Shell::Any => &[Remark::Elsewhere, Remark::Unguarded],
    };
    of_token
        .into_iter()
        .chain(of_shell.iter().copied())
        .map(Note::Curl)
}

/// The line that sets the variable without leaving the token in the shell's history.
fn setup(options: Options) -> Option<&'static str> {
    match (options.token, options.shell) {
        (TokenFrom::Asked, _) => None,
        (_, Shell::Posix) => Some(SET_TOKEN),
        // `read` of dash and mksh knows no `-s`.
        (_, Shell::Any) => Some("stty -echo; read -r AIVEN_TOKEN; stty echo; export AIVEN_TOKEN"),
    }
}

/// The words of curl itself, those of a line together.
fn command(request: &Request, body: Option<&Carried>, options: Options) -> Vec<String> {
    // A progress meter is no part of an answer, and curl draws it wherever its output is piped. A command
    // that failed must not look as one that worked: curl's own default is to exit with 0. The URL holds no
    // brace or bracket but those of an IPv6 address; curl must not read them.
    let method = request.endpoint.method;
    let url = quoted(&request.url().into(), "");
    let (start, how, url, header) = match options.flags {
        Flags::Long => (
            "curl --silent --show-error --fail-with-body",
            format!("--globoff --request {method}"),
            format!("--url {url}"),
            "--header",
        ),
        // A URL begins with its scheme, so it is no flag.
        Flags::Short => (
            "curl -sS --fail-with-body",
            format!("-g -X {method}"),
            url,
            "-H",
        ),
    };
    let token = match options.shell {
        Shell::Posix => SURE_TOKEN,
        Shell::Any => PLAIN_TOKEN,
    };
    let token = match (options.token, request.scheme) {
        (TokenFrom::Descriptor, _) => format!("{header} @-"),
        // curl hides this argument from the machine's list of processes, a header it does not.
        (_, AuthScheme::Bearer) => format!("--oauth2-bearer {}", quoted(&Word::token(), token)),
        (_, AuthScheme::Aivenv1) => {
            format!("{header} {}", quoted(&authorization(request.scheme), token))
        }
    };
    let mut words = vec![start.to_owned(), how, url, token];
    if let Some(body) = body {
        words.push(format!("{header} 'Content-Type: application/json'"));
        words.push(body.flag(options));
    }
    words
}

/// The header as one word.
fn authorization(scheme: AuthScheme) -> Word {
    Word::from(format!("Authorization: {} ", scheme.name())).and_token()
}

/// The command behind what is written into it.
fn fed(
    command: String,
    body: Option<&Carried>,
    secrets: &[String],
    scheme: AuthScheme,
    options: Options,
) -> String {
    let Options { shell, lines, .. } = options;
    // tcsh takes no command behind a pipe at a line's end.
    let (pipe, indent) = match (lines, shell) {
        (Lines::One, _) => (" | ", " "),
        (Lines::Many, Shell::Posix) => (" |\n  ", "\n  "),
        (Lines::Many, Shell::Any) => (" | \\\n  ", " "),
    };
    let body = body.and_then(|body| body.feed(shell, lines, pipe));
    // All of these are built into the shells, so no list of processes shows their arguments.
    let header = (options.token == TokenFrom::Descriptor).then(|| {
        let word = quoted(&authorization(scheme), PLAIN_TOKEN);
        match shell {
            Shell::Posix => format!("printf '%s\\n' {word}"),
            // tcsh and mksh have no `printf` of their own. No token holds a backslash, which some `echo`s read.
            Shell::Any => format!("echo {word}"),
        }
    });
    // A shell that gives up inside of a pipe leaves curl running, so the variable is looked at before.
    let guarded = match &header {
        Some(_) => SURE_TOKEN,
        None => "",
    };
    let guarded = [guarded, &secret::guard(secrets)].join(" ");
    let guard = match (guarded.trim(), shell) {
        ("", _) | (_, Shell::Any) => String::new(),
        (guarded, Shell::Posix) => format!(": {guarded} &&{indent}"),
    };
    let text = match (body, header) {
        (None, None) => command,
        (Some(feed), None) | (None, Some(feed)) => format!("{guard}{feed}{pipe}{command}"),
        // The header takes curl's standard input, so the body stays open as descriptor 3.
        (Some(body), Some(header)) => {
            let (open, close) = match lines {
                Lines::Many => ("\n  ", "\n"),
                Lines::One => (" ", "; "),
            };
            format!("{guard}{body} | {{{open}{header}{pipe}{command}{close}}} 3<&0")
        }
    };
    // One compound command: a shell that is pasted into reads all of it before the answer to its question,
    // and forgets the token at its end.
    match options.token {
        TokenFrom::Asked => format!("({ASK}{indent}{text})"),
        TokenFrom::Environment | TokenFrom::Descriptor => text,
    }
}
