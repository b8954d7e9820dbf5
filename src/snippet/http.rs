//! The request as a message: what travels over the wire, and a `.http` file of the usual editors at once.

use super::{Note, Options, PAYLOAD_FILE, Payload, Snippet, placeholders, secret, secret_note};
use crate::api::json::Body;
use crate::api::request::Request;

pub(super) fn write(request: &Request, options: Options) -> Snippet {
    let mut notes = placeholders(request);
    // REST Client and httpYac read the environment by these words, JetBrains' by others.
    notes.push(Note::EditorVariable);
    let mut text = format!(
        "{} {} HTTP/1.1\nAuthorization: {} {{{{$processEnv AIVEN_TOKEN}}}}",
        request.endpoint.method,
        request.url(),
        request.scheme.name(),
    );
    let mut payload = None;
    let secrets = secret::of(request);
    if let Some(mut body) = request.body.as_ref().map(neutral) {
        for name in &secrets {
            let read = ["{{$processEnv ", name, "}}"].concat();
            body = body.replace(&secret::place(name), &read);
        }
        text.push_str("\nContent-Type: application/json\n\n");
        match options.payload {
            Payload::Inline => text.push_str(&body),
            Payload::File => {
                text.push_str("< ./");
                text.push_str(PAYLOAD_FILE);
                payload = Some(body);
            }
        }
    }
    notes.extend(secret_note(&secrets, Note::SecretsAsTheyAre));
    Snippet {
        text,
        notes,
        setup: None,
        payload,
        make_payload: None,
    }
}

/// The body without a variable of the editors, which all begin with two braces; in JSON those stand
/// together only in a string. Whatever else they read at the beginning of a line, such as `###`, `//` or
/// `<`, can't be there: lines of a body begin with a bracket or a quote, and no string holds a line break.
/// Some of them read variables in a payload's file, too.
fn neutral(body: &Body) -> String {
    body.wire().replace("{{", "\\u007b\\u007b")
}
