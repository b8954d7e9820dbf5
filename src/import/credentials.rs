//! Where secrets stand in a text by what stands in front of them: a header, an option of a command, a variable. The
//! text need not be a request that can be read.

use super::request::is_placeholder;
use std::ops::Range;

/// A secret shorter than this is none.
const SECRET_MIN: usize = 8;
/// What can stand around a name and its value.
const QUOTES: [char; 3] = ['"', '\'', '`'];
/// The options of curl that take nothing, and so stand in front of another in one word.
const SWITCHES: &str = "sSkLvifgjNGIOJRpqa#0146";
/// Names of ways to authenticate.
const SCHEMES: [&str; 9] = [
    "basic",
    "bearer",
    "aivenv1",
    "token",
    "digest",
    "negotiate",
    "ntlm",
    "apikey",
    "hawk",
];

/// A secret.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Credential {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// It is a token of the API's.
    pub(super) is_token: bool,
}

/// All that are found, in the order of the text. None of them overlaps another.
pub(super) fn find(text: &str) -> Vec<Credential> {
    let lower = text.to_ascii_lowercase();
    let mut spans = Vec::new();
    headers(text, &lower, &mut spans);
    schemes(text, &lower, &mut spans);
    flags(text, &lower, &mut spans);
    assignments(text, &lower, &mut spans);
    if lower.contains("curl") {
        curl(text, &mut spans);
    }
    spans.sort_by_key(|found| found.span.start);
    let mut end = 0;
    spans.retain(|found| {
        let is_new = found.span.start >= end && !found.span.is_empty();
        if is_new {
            end = found.span.end;
        }
        is_new
    });
    spans
}

fn other(span: Range<usize>) -> Credential {
    Credential {
        span,
        is_token: false,
    }
}

/// The values of headers that hold secrets.
fn headers(text: &str, lower: &str, spans: &mut Vec<Credential>) {
    const NAMES: [&str; 5] = [
        "authorization",
        "x-auth-token",
        "x-api-key",
        "private-token",
        "cookie",
    ];
    for name in NAMES {
        for (at, _) in lower.match_indices(name) {
            if let Some(value) = header_value(text, at, at + name.len(), name) {
                spans.push(other(value));
            }
        }
    }
}

fn header_value(text: &str, start: usize, end: usize, name: &str) -> Option<Range<usize>> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
        return None;
    }
    let rest = &text[end..];
    let signs = |c: char| QUOTES.contains(&c) || "\\^ \t:=,".contains(c);
    let gap = &rest[..rest.len() - rest.trim_start_matches(signs).len()];
    let sign = gap.find([':', '=', ','])?;
    let opened_behind = gap[sign..].chars().rfind(|c| QUOTES.contains(c));
    let is_sign = match gap.as_bytes()[sign] {
        b':' => true,
        b'=' => name == "authorization",
        _ => opened_behind.is_some(),
    };
    if !is_sign {
        return None;
    }
    // A header in one quoted word, as commands have it.
    let opened_before = before.filter(|c| QUOTES.contains(c) && !gap.contains(QUOTES));
    let value = &rest[gap.len()..];
    let close = |c: char| matches!(c, '\n' | '\r') || Some(c) == opened_behind.or(opened_before);
    let value = value.split(close).next()?;
    let value = value.trim_end_matches(['\\', '^', ' ', '\t']);
    let (scheme, secret) = match value.split_once([' ', '\t']) {
        Some((scheme, secret)) if name == "authorization" => (scheme, secret.trim_start()),
        _ => ("", value),
    };
    let first = secret.split_whitespace().next().unwrap_or_default();
    let is_scheme = SCHEMES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    let is_sure = is_scheme || opened_before.is_some() && gap.contains(':');
    let is_secret = !is_placeholder(first)
        && !is_placeholder(pair_secret(first))
        && (is_sure && secret.len() >= SECRET_MIN || secret.split_whitespace().any(looks_random));
    let at = end + gap.len() + value.len();
    is_secret.then_some(at - secret.len()..at)
}

/// What stands behind the name of one of the API's schemes, wherever that stands.
fn schemes(text: &str, lower: &str, spans: &mut Vec<Credential>) {
    for scheme in ["bearer", "aivenv1"] {
        for (at, _) in lower.match_indices(scheme) {
            let is_within = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let rest = &text[at + scheme.len()..];
            let value = rest.trim_start_matches([' ', '\t']);
            let start = text.len() - value.len();
            let is_apart = value.len() < rest.len() && !is_within;
            let value = bare(value);
            if is_apart && looks_random(value) && !is_placeholder(value) {
                spans.push(Credential {
                    span: start..start + value.len(),
                    is_token: true,
                });
            }
        }
    }
}

/// The values of the flags that take a token of the API's.
fn flags(text: &str, lower: &str, spans: &mut Vec<Credential>) {
    for flag in ["--auth-token", "--oauth2-bearer"] {
        for (at, _) in lower.match_indices(flag) {
            let rest = &text[at + flag.len()..];
            let gap = rest.len()
                - rest
                    .trim_start_matches([' ', '\t', '=', ',', '"', '\''])
                    .len();
            let start = at + flag.len() + gap;
            let value = bare(&text[start..]);
            let is_value = gap > 0 && value.len() >= SECRET_MIN && !value.starts_with('-');
            if is_value && !is_placeholder(value) {
                spans.push(Credential {
                    span: start..start + value.len(),
                    is_token: true,
                });
            }
        }
    }
}

/// What is assigned to variables whose names end in TOKEN.
fn assignments(text: &str, lower: &str, spans: &mut Vec<Credential>) {
    const WORDS: [&str; 5] = ["export", "set", "setx", "env", "$env"];
    for (at, word) in lower.match_indices("token") {
        let end = at + word.len();
        let rest = &text[end..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if !rest[spaces..].starts_with('=') || rest[spaces + 1..].starts_with('=') {
            continue;
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let front = text[..at].trim_end_matches(is_name);
        let name = &text[front.len()..end];
        let value = rest[spaces + 1..].trim_start_matches([' ', '\t', '"', '\'', '`']);
        let start = text.len() - value.len();
        let value = bare(value);
        let front = front.trim_end_matches([' ', '\t', ':', '"', '\'']);
        let last = front.rsplit([' ', '\t', '\n']).next().unwrap_or_default();
        let is_first = front.is_empty()
            || front.ends_with(['\n', '\r', ';', '&', '|', '('])
            || WORDS.iter().any(|word| word.eq_ignore_ascii_case(last));
        let is_variable = !name.contains(|c: char| c.is_ascii_lowercase());
        let is_word = value.len() >= SECRET_MIN && !value.contains('.');
        let is_secret = is_variable && is_first && is_word || looks_random(value);
        if is_secret && !is_placeholder(value) {
            spans.push(other(start..start + value.len()));
        }
    }
}

/// What curl takes as a user and as cookies. A user without a password is no secret, and neither is a file of cookies.
fn curl(text: &str, spans: &mut Vec<Credential>) {
    let mut at = 0;
    let mut asked = None;
    while at < text.len() {
        let rest = &text[at..];
        at += rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_whitespace() || c == '^')
                .len();
        let end = at + word_len(&text[at..]);
        let word = &text[at..end];
        let (sign, value) = match asked.take() {
            Some(sign) => (sign, word),
            None => match option(word) {
                Some((sign, "")) => {
                    asked = Some(sign);
                    at = end;
                    continue;
                }
                Some(found) => found,
                None => {
                    at = end.max(at + usize::from(end == at));
                    continue;
                }
            },
        };
        let inner = value.trim_start_matches(['$', '^', '"', '\'']);
        let start = end - inner.len();
        let inner = inner.trim_end_matches(['^', '"', '\'']);
        // `$` may begin a variable, or a quoted word.
        let is_variable =
            value.trim_start_matches(['"', '^']).starts_with('$') && !value.starts_with("$'");
        let secret = inner.split_once(sign).map_or("", |(_, secret)| secret);
        if !is_variable && !is_placeholder(secret) && !inner.starts_with(['<', '@']) {
            spans.push(other(start..start + inner.len()));
        }
        at = end;
    }
}

/// The sign between a name and the secret in the value of an option of curl, and the value where it stands in the same
/// word.
fn option(word: &str) -> Option<(char, &str)> {
    let long = [("--user", ':'), ("--proxy-user", ':'), ("--cookie", '=')];
    for (name, sign) in long {
        if let Some(value) = word.strip_prefix(name) {
            let is_whole = value.is_empty() || value.starts_with('=');
            return is_whole.then(|| (sign, value.strip_prefix('=').unwrap_or(value)));
        }
    }
    let letters = word
        .strip_prefix('-')?
        .trim_start_matches(|c| SWITCHES.contains(c));
    match letters.chars().next()? {
        'u' | 'U' => Some((':', &letters[1..])),
        'b' => Some(('=', &letters[1..])),
        _ => None,
    }
}

/// How long the first word is, as a shell reads it.
fn word_len(text: &str) -> usize {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match (quote, c) {
            (None | Some('"'), '\\') => is_escaped = true,
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, _) if c.is_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

/// The beginning of a text up to where a value can't go on.
fn bare(text: &str) -> &str {
    let end = |c: char| c.is_whitespace() || QUOTES.contains(&c) || "&;|,)}]".contains(c);
    text.split(end).next().unwrap_or_default()
}

/// What is secret in `name=secret` or `name:secret`, or all of it.
fn pair_secret(pair: &str) -> &str {
    pair.split_once(['=', ':'])
        .map_or(pair, |(_, secret)| secret)
}

/// Whether nobody would choose such a name: it is long, and of letters and digits.
fn looks_random(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    word.len() >= 12
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && (has(u8::is_ascii_uppercase) || word.len() >= 32)
}
