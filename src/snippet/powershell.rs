//! PowerShell: one text for Windows PowerShell 5.1 and for PowerShell 7.

use super::word::{Piece, Word};
use super::{
    Lines, Note, Options, PAYLOAD_FILE, Payload, Snippet, TokenFrom, one_line, placeholders,
    secret, secret_note,
};
use crate::api::json::Body;
use crate::api::request::Request;

/// Windows PowerShell offers TLS 1.0 alone where the machine's settings are old. Zero leaves it to the system,
/// which is PowerShell 7's way and that of newer machines.
const TLS: &str = "if ([int][Net.ServicePointManager]::SecurityProtocol) { [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12 }";

/// 7 has read the answer by then. 5.1 has so only where it came with its length; else it waits in a stream.
const CAUGHT: &str = "$said = $_.ErrorDetails.Message; $answer = $_.Exception.Response; if (-not $said -and $answer -is [Net.HttpWebResponse]) { $said = (New-Object IO.StreamReader $answer.GetResponseStream()).ReadToEnd() }; throw \"$($_.Exception.Message) $said\"";

pub(super) fn write(request: &Request, options: Options) -> Snippet {
    let header = Word::from(format!("{} ", request.scheme.name())).and_token();
    let (read_token, refusal, setup) = match options.token {
        TokenFrom::Asked => (
            "$token = [Net.NetworkCredential]::new('', (Read-Host 'Aiven token' -AsSecureString)).Password",
            "'No token was given.'",
            None,
        ),
        TokenFrom::Environment | TokenFrom::Descriptor => (
            "$token = $env:AIVEN_TOKEN",
            "'AIVEN_TOKEN is not set.'",
            Some(
                "$env:AIVEN_TOKEN = [Net.NetworkCredential]::new('', (Read-Host 'Aiven token' -AsSecureString)).Password",
            ),
        ),
    };
    let mut statements = vec![
        // What a profile has set must not change what the rest means; a block's own settings end with it.
        "Set-StrictMode -Off".to_owned(),
        // A redirection that is not followed is no failure otherwise.
        "$ErrorActionPreference = 'Stop'".to_owned(),
        read_token.to_owned(),
        format!("if (-not $token) {{ throw {refusal} }}"),
        TLS.to_owned(),
    ];
    let mut words = vec![
        format!(
            "Invoke-RestMethod -Method {}",
            literal(request.endpoint.method)
        ),
        format!("-Uri {}", literal(&request.url())),
        format!("-Headers @{{ Authorization = {} }}", sum(&header)),
    ];
    let mut payload = None;
    let secrets = secret::of(request);
    if let Some(body) = request.body.as_ref().map(Body::wire) {
        words.push("-ContentType 'application/json'".to_owned());
        if options.payload == Payload::File && !secrets.is_empty() {
            words.push("-Body $body".to_owned());
            let file = literal(PAYLOAD_FILE);
            statements.push(format!("$body = Get-Content -Raw -LiteralPath {file}"));
            payload = Some(body);
        } else if options.payload == Payload::File {
            words.push(format!("-InFile {}", literal(PAYLOAD_FILE)));
            payload = Some(body);
        } else {
            // Of ASCII, each version sends one byte a character.
            words.push("-Body $body".to_owned());
            statements.push(match options.lines {
                Lines::One => format!("$body = {}", literal(&one_line(&body))),
                // No line of a JSON text begins with an apostrophe, which would end this string. On the way
                // through a Windows clipboard or editor its lines may get a carriage return each.
                Lines::Many => format!("$body = @'\n{body}\n'@ -replace '\\r'"),
            });
        }
    }
    for name in &secrets {
        statements.push(format!(
            "if (-not $env:{name}) {{ throw '{name} is not set.' }}"
        ));
        // Each character that JSON or a line in another code would not take is an escape.
        statements.push(format!(
            "$body = $body.Replace({}, [regex]::Replace($env:{name}.Replace(\"'\", \"''\"), '[^ -~]|[\"\\\\]', {{ '\\u{{0:x4}}' -f [int][char]$args[0].Value }}))",
            literal(&secret::place(name))
        ));
    }
    // A redirection would take the body elsewhere.
    words.push("-MaximumRedirection 0 -UseBasicParsing | ConvertTo-Json -Depth 100".to_owned());

    // In a block nothing runs before all of it is typed or pasted, and `throw` leaves the window open.
    let text = match options.lines {
        Lines::One => format!(
            "& {{ {}; try {{ {} }} catch {{ {CAUGHT} }} }}",
            statements.join("; "),
            words.join(" "),
        ),
        Lines::Many => format!(
            "& {{\n  {}\n  try {{\n    {}\n  }} catch {{\n    {}\n  }}\n}}",
            statements.join("\n  "),
            words.join(" `\n      "),
            CAUGHT.replace("; ", "\n    "),
        ),
    };
    Snippet {
        text,
        notes: placeholders(request)
            .into_iter()
            .chain(secret_note(&secrets, Note::Secrets))
            .collect(),
        setup,
        payload,
        make_payload: None,
    }
}

/// A word as the sum of its pieces.
fn sum(word: &Word) -> String {
    let pieces = word.pieces().iter().map(|piece| match piece {
        Piece::Literal(text) => literal(text),
        Piece::Token => "$token".to_owned(),
    });
    pieces.collect::<Vec<_>>().join(" + ")
}

/// A string as PowerShell writes it literally. An apostrophe in it is doubled; nothing else means anything.
///
/// PowerShell takes U+2018 to U+201B for apostrophes as well, so the text must be ASCII, as addresses and the
/// bytes of a body are.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
