//! curl.exe for cmd, on one line, which means the same typed and in a batch file.
//!
//! Two programs read that line: cmd, and then curl's own start, which splits it by the rules of Microsoft's C runtime.
//! They disagree on where quotes end, so nothing that cmd takes specially may stand in the text, in quotes or not.

use super::{
    Flags, Note, Options, PAYLOAD_FILE, Payload, Snippet, one_line, placeholders, secret,
    secret_note,
};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::api::token::AuthScheme;

/// The longest text. cmd takes 8,191 characters for a line, and the token takes some of them when it is put in.
const LINE_MAX: usize = 7_000;

pub(super) fn write(request: &Request, options: Options) -> Snippet {
    let mut notes = placeholders(request);
    let body = request.body.as_ref().map(Body::wire);
    let mut is_in_file = options.payload == Payload::File;
    let mut text = line(request, options.flags, body.as_deref(), is_in_file);
    if text.len() > LINE_MAX && body.is_some() && !is_in_file {
        is_in_file = true;
        text = line(request, options.flags, body.as_deref(), is_in_file);
        notes.push(Note::InFile);
    }
    let secrets = secret::of(request);
    if !is_in_file {
        for name in &secrets {
            text = text.replace(&secret::place(name), &["%", name, "%"].concat());
        }
    }
    let note = if is_in_file {
        Note::SecretsByHand
    } else {
        Note::SecretsAsTheyAre
    };
    notes.extend(secret_note(&secrets, note));
    if text.len() > LINE_MAX {
        notes.push(Note::LineTooLong);
    }
    Snippet {
        text,
        notes,
        setup: Some("set /p \"AIVEN_TOKEN=Aiven token: \" & cls"),
        payload: body.filter(|_| is_in_file),
        make_payload: None,
    }
}

fn line(request: &Request, flags: Flags, body: Option<&str>, is_in_file: bool) -> String {
    let url = request.url();
    if !url.contains('%') {
        return format!("@{}", command(request, flags, body, is_in_file, &url));
    }
    // A percent sign is doubled in a batch file and stands alone in a typed line, and no spelling of it suits both.
    // But a variable that can't exist is nothing in the one, and stays as it stands in the other. The variable of
    // the token comes before the address, whose signs would be paired with its own.
    format!(
        "@if \"%=%\"==\"\" ({}) else ({})",
        command(request, flags, body, is_in_file, &url.replace('%', "%%")),
        command(request, flags, body, is_in_file, &url),
    )
}

/// The command with an address as it is to be written.
fn command(
    request: &Request,
    flags: Flags,
    body: Option<&str>,
    is_in_file: bool,
    url: &str,
) -> String {
    let is_short = flags == Flags::Short;
    let of = |short: &'static str, long: &'static str| if is_short { short } else { long };
    let header = of("-H", "--header");
    let mut words = vec![
        "curl.exe --fail-with-body".to_owned(),
        of("-g -X", "--globoff --request").to_owned(),
        request.endpoint.method.to_owned(),
        match request.scheme {
            AuthScheme::Bearer => "--oauth2-bearer \"%AIVEN_TOKEN%\"".to_owned(),
            AuthScheme::Aivenv1 => format!("{header} \"Authorization: aivenv1 %AIVEN_TOKEN%\""),
        },
    ];
    if let Some(body) = body {
        words.push(format!("{header} \"Content-Type: application/json\""));
        words.push(if is_in_file {
            format!("--data-binary \"@{PAYLOAD_FILE}\"")
        } else {
            // `--data` reads a file where the body begins with an at sign.
            format!("--data-raw {}", quoted(&one_line(body)))
        });
    }
    words.push(if is_short {
        format!("\"{url}\"")
    } else {
        format!("--url \"{url}\"")
    });
    words.join(" ")
}

/// A JSON text on one line as an argument. What cmd takes specially can stand only in the strings of a JSON text,
/// where an escape says the same. A backslash counts for the C runtime only in front of a double quote, where the
/// text has none but its own.
fn quoted(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 4);
    text.push('"');
    let mut chars = json.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => match chars.next() {
                Some('"') => text.push_str("\\u0022"),
                Some('\\') => text.push_str("\\u005c"),
                escaped => {
                    text.push('\\');
                    text.extend(escaped);
                }
            },
            '%' => text.push_str("\\u0025"),
            '^' => text.push_str("\\u005e"),
            '&' => text.push_str("\\u0026"),
            '|' => text.push_str("\\u007c"),
            '<' => text.push_str("\\u003c"),
            '>' => text.push_str("\\u003e"),
            // They end a block of a batch file.
            '(' => text.push_str("\\u0028"),
            ')' => text.push_str("\\u0029"),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}
