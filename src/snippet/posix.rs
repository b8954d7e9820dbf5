//! curl for bash, dash and zsh.

use super::word::{Piece, Word};
use super::{Note, Options, Snippet, placeholders};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::api::token::AuthScheme;

/// The longest body that goes into an argument. Linux takes 131,072 bytes for one (`MAX_ARG_STRLEN`, 32
/// pages), its closing zero included, and a program that starts curl may add to the line.
const ARGUMENT_MAX: usize = 120_000;

pub(super) fn write(request: &Request, _: Options) -> Snippet {
    let mut notes = placeholders(request);
    let mut lines = vec![
        // A command that failed must not look as one that worked: curl's own default is to exit with 0.
        "curl --fail-with-body".to_owned(),
        // The URL holds no brace or bracket but those of an IPv6 address; curl must not read them.
        format!("--globoff --request {}", request.endpoint.method),
        format!("--url {}", quoted(&request.url().into())),
        match request.scheme {
            // curl hides this argument from the machine's list of processes, a header it does not.
            AuthScheme::Bearer => format!("--oauth2-bearer {}", quoted(&Word::token())),
            AuthScheme::Aivenv1 => {
                let header = Word::from("Authorization: aivenv1 ").and_token();
                format!("--header {}", quoted(&header))
            }
        },
    ];
    let body = request.body.as_ref().map(Body::wire);
    let mut pipe = String::new();
    if let Some(body) = body {
        lines.push("--header 'Content-Type: application/json'".to_owned());
        let is_piped = body.len() > ARGUMENT_MAX;
        let body = quoted(&body.into());
        if is_piped {
            // `printf` is part of these shells, so its argument has no such limit.
            pipe = format!("printf '%s' {body} |\n  ");
            lines.push("--data-binary @-".to_owned());
            notes.push(Note::Piped);
        } else {
            // `--data` and `--data-binary` read a file where the body begins with an at sign.
            lines.push(format!("--data-raw {body}"));
        }
    }
    Snippet {
        text: pipe + &lines.join(" \\\n  "),
        notes,
        setup: Some("read -rs AIVEN_TOKEN; export AIVEN_TOKEN"),
        payload: None,
    }
}

/// A word in quotes. Inside single quotes no character but the closing one means anything to these shells,
/// whatever their options; the variable alone stands in double quotes.
fn quoted(word: &Word) -> String {
    let mut text = String::new();
    for piece in word.pieces() {
        match piece {
            Piece::Literal(literal) => {
                text.push('\'');
                text.push_str(&literal.replace('\'', "'\\''"));
                text.push('\'');
            }
            Piece::Token => text.push_str("\"$AIVEN_TOKEN\""),
        }
    }
    text
}
