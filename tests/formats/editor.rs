//! What an editor of `.http` files makes of a text, by the rules in the editors' own documentation. Where
//! they differ, the text must stay clear of all of them: anything else panics.
//!
//! - REST Client (README): `###` separates requests; lines beginning with `#` or `//` are comments; lines
//!   beginning with `@` and a name and `=` are variables; `{{name}}` is replaced anywhere; a line `< file` of
//!   the body reads a file.
//! - `JetBrains` ("Exploring the HTTP request syntax"): the same, and lines beginning with `>`, `>>` and `<>`
//!   are handlers, output files and earlier responses.
//! - httpYac: `??` at the beginning of a line is an assertion, `/*` begins a comment, and a line that begins
//!   with `{{` a script.

/// What is sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Sent {
    /// The first line.
    pub request_line: String,
    /// The others, up to the empty one.
    pub headers: Vec<String>,
    /// The body, or the file that it is read from.
    pub body: Body,
}

/// The body of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Body {
    /// As it stands.
    Text(String),
    /// From a file of that name.
    File(String),
}

/// Reads a text in which nothing but the token is a variable.
pub fn sent(text: &str, token: &str) -> Sent {
    let text = replaced(text, token);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut head = head.split('\n').map(str::to_owned);
    let request_line = head.next().expect("a first line");
    let headers: Vec<String> = head.collect();
    for line in headers.iter().chain([&request_line]) {
        assert!(!is_special(line), "{line}");
    }
    let body = if let Some(file) = body.strip_prefix("< ") {
        Body::File(file.to_owned())
    } else {
        let special = body.split('\n').find(|line| is_special(line));
        assert_eq!(special, None, "{body}");
        Body::Text(body.to_owned())
    };
    Sent {
        request_line,
        headers,
        body,
    }
}

/// Whether some editor takes a line for more than a part of the message.
fn is_special(line: &str) -> bool {
    let line = line.trim_start();
    let marks = ["#", "//", "/*", "<", ">", "@", "??", "{{", "```", "HTTP/"];
    marks.iter().any(|mark| line.starts_with(mark))
}

/// The text with its variables replaced, of which only the token's is known.
pub fn replaced(text: &str, token: &str) -> String {
    let text = text.replacen("{{$processEnv AIVEN_TOKEN}}", token, 1);
    assert!(
        !text.contains("{{"),
        "an editor looks for a variable: {text}"
    );
    text
}
