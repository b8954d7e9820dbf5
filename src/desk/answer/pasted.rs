//! What curl printed, as an answer: with its headers or without, and with what it complained about.

/// What a pasted text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The HTTP status.
    pub status: u16,
    /// Whether the text tells it: else it is what such a body usually comes with.
    pub is_told: bool,
    /// The body.
    pub body: String,
}

/// Why a text is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PastedFault {
    /// There is nothing in it.
    Empty,
    /// curl got no answer, by its own words.
    NoAnswer,
    /// It holds neither a status nor JSON.
    Unknown,
}

/// Reads what curl printed.
///
/// # Errors
/// See [`PastedFault`].
pub fn read(text: &str) -> Result<Pasted, PastedFault> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(PastedFault::Empty);
    }
    let (complaint, rest) = without_complaints(text);
    let (status, body) = without_heads(&rest);
    let status = status.or(complaint);
    let body = body.trim();
    if let Some(status) = status {
        return Ok(Pasted {
            status,
            is_told: true,
            body: body.to_owned(),
        });
    }
    if body.is_empty() {
        return Err(PastedFault::NoAnswer);
    }
    let value: serde_json::Value = serde_json::from_str(body).map_err(|_| PastedFault::Unknown)?;
    // Without a status, the body tells: errors carry their own, and what creates something answers with an id.
    let own = value["errors"][0]["status"].as_u64();
    let is_refused = value.get("errors").is_some() || value.get("error").is_some();
    let own = own.and_then(|status| u16::try_from(status).ok());
    let own = own.filter(|status| (100..600).contains(status));
    let status = own.unwrap_or(if is_refused { 400 } else { 200 });
    Ok(Pasted {
        status,
        is_told: own.is_some(),
        body: body.to_owned(),
    })
}

/// The status that curl complains of, and the text without its complaints. In a terminal one follows a body that has no
/// line break of its own.
fn without_complaints(text: &str) -> (Option<u16>, String) {
    let mut status = None;
    let mut kept = Vec::new();
    for line in text.lines() {
        let is_end = |at: &usize| {
            let before = line[..*at].trim_end();
            before.is_empty() || before.ends_with(['}', ']', '>'])
        };
        let Some(at) = line.rfind("curl: (").filter(is_end) else {
            kept.push(line);
            continue;
        };
        kept.push(&line[..at]);
        if let Some((_, said)) = line[at..].split_once("returned error: ") {
            let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
            status = digits.parse().ok().or(status);
        }
    }
    (status, kept.join("\n"))
}

/// The last status line, and what stands behind its headers. An answer may follow another, such as `100 Continue`.
fn without_heads(text: &str) -> (Option<u16>, &str) {
    let mut status = None;
    let mut rest = text;
    while let Some(line) = rest.lines().next().filter(|line| line.starts_with("HTTP/")) {
        let number = line.split_whitespace().nth(1);
        status = number.and_then(|number| number.parse().ok()).or(status);
        rest = match rest.find("\n\n") {
            Some(at) => rest[at..].trim_start(),
            None => "",
        };
    }
    (status, rest)
}
