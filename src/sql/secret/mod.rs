//! Secrets in SQL: the values of options such as `'token'`, wherever they stand, in comments, in hints and in the JSON
//! of a body too. Who keeps or shows a text writes the name of a variable in their place, `'${FLINK_ALERTS_TOKEN}'`,
//! which commands read.

mod gaps;
mod owner;

use gaps::Gaps;
use owner::{closed_before, created};
use std::ops::Range;

/// How the name of each of these variables begins. No other is ever read, the API token's least of all.
pub const PREFIX: &str = "FLINK_";

/// How the key of a secret ends, in small letters.
const ENDINGS: [&str; 12] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "jaas.config",
    "user-info",
    "secret-key",
    "access-key",
    "private-key",
    "api-key",
    "credentials",
];

/// A secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// The option that it is the value of.
    pub key: Range<usize>,
    /// Where it stands, without its quotes.
    pub value: Range<usize>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// SQL.
    Plain,
    /// JSON with SQL in its texts, or a piece of it.
    Json,
}

/// All secrets of a text, in order. One whose quote does not close goes on to the end.
pub fn find(text: &str, written: Written) -> Vec<Secret> {
    let bytes = text.as_bytes();
    let gaps = Gaps::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        // Not by pairs of quotes: a single one in a comment would turn them all inside out.
        let read = match bytes[at] {
            b'\'' => setting(&gaps, at, b'=', written),
            b'"' if written == Written::Json => setting(&gaps, at, b':', written),
            _ => None,
        };
        at = match read {
            Some(secret) => {
                let end = secret.value.end;
                if is_secret(text, &secret) {
                    found.push(secret);
                    end
                } else {
                    at
                }
            }
            None => at,
        } + 1;
    }
    found
}

/// The key that begins with this quote, and its value.
fn setting(gaps: &Gaps, open: usize, sign: u8, written: Written) -> Option<Secret> {
    let bytes = gaps.bytes;
    let quote = bytes[open];
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let len = bytes[open + 1..].iter().position(|byte| !is_key(byte))?;
    let key = open + 1..open + 1 + len;
    if len == 0 || bytes[key.end] != quote {
        return None;
    }
    let at = gaps.behind(key.end + 1);
    if bytes.get(at) != Some(&sign) {
        return None;
    }
    let start = gaps.behind(at + 1);
    if bytes.get(start) != Some(&quote) {
        return None;
    }
    let mut end = close(bytes, start, written);
    if quote == b'\'' {
        while let Some(further) = continued(gaps, end, written) {
            end = further;
        }
    }
    Some(Secret {
        key,
        value: start + 1..end,
    })
}

/// A literal of SQL goes on in the next one, unless that is a key: where that closes.
fn continued(gaps: &Gaps, end: usize, written: Written) -> Option<usize> {
    let bytes = gaps.bytes;
    let next = gaps.behind(end + 1);
    if bytes.get(next) != Some(&b'\'') {
        return None;
    }
    let further = close(bytes, next, written);
    (bytes.get(gaps.behind(further + 1)) != Some(&b'=')).then_some(further)
}

/// The place of the quote that closes the one at `open`, or of what ends the text around it.
fn close(bytes: &[u8], open: usize, written: Written) -> usize {
    let quote = bytes[open];
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if written == Written::Json => at += 1,
            byte if byte == quote => {
                if quote == b'"' || bytes.get(at + 1) != Some(&quote) {
                    return at;
                }
                at += 1;
            }
            b'"' if written == Written::Json => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn is_secret(text: &str, secret: &Secret) -> bool {
    let value = &text[secret.value.clone()];
    let key = text[secret.key.clone()].to_ascii_lowercase();
    let is_named = ENDINGS.iter().any(|ending| key.ends_with(ending));
    // An address can hold a password of its own.
    let has_password = || {
        let user = value.split_once("://").map_or("", |(_, behind)| behind);
        let user = user.split(['/', '?']).next().unwrap_or_default();
        user.split_once('@')
            .is_some_and(|(user, _)| user.contains(':'))
            || value.to_ascii_lowercase().contains("password=")
    };
    !value.is_empty() && (is_named || has_password())
}

/// The variable that stands in the place of a secret, if one does.
pub fn variable(value: &str) -> Option<&str> {
    let name = value.strip_prefix("${")?.strip_suffix('}')?;
    (name.starts_with(PREFIX) && name.bytes().all(is_of_variable)).then_some(name)
}

fn is_of_variable(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

/// More variables than any request has: a text that somebody else made up may have a hundred thousand.
const VARIABLES_MAX: usize = 1000;

/// The variables that stand in a text in the place of secrets, each once: each is the whole of a text of SQL.
pub fn variables(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, open) in text.match_indices("'${") {
        let behind = &text[at + open.len()..];
        let len = behind.bytes().take_while(|byte| is_of_variable(*byte));
        let (name, rest) = behind.split_at(len.count());
        let is_one = name.starts_with(PREFIX) && rest.starts_with("}'");
        if is_one && names.len() < VARIABLES_MAX && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name of a variable for an option of the draft of that name.
pub fn name(owner: &str, key: &str) -> String {
    let mut name = PREFIX.to_owned();
    for c in [owner, "_", key].concat().chars() {
        let c = c.to_ascii_uppercase();
        let is_plain = c.is_ascii_uppercase() || c.is_ascii_digit();
        name.push(if is_plain { c } else { '_' });
    }
    name
}

/// The text with a variable in the place of each secret, another for another. `owner` is the name of its draft; a secret
/// in a `CREATE TABLE` is named after that table, whichever draft takes it along, so that it has one name everywhere.
pub fn masked(text: &str, owner: &str, written: Written) -> String {
    let secrets = find(text, written);
    let mut masked = String::new();
    // What is the user's own name stays theirs.
    let said = secrets.iter().map(|secret| &text[secret.value.clone()]);
    let mut named: Vec<(String, &str)> = said
        .filter_map(|value| Some((variable(value)?.to_owned(), value)))
        .collect();
    let mut end = 0;
    let mut table = None;
    for secret in secrets {
        let (key, value) = (&text[secret.key.clone()], &text[secret.value.clone()]);
        let mut between = &text[end..secret.key.start];
        if written == Written::Json
            && let Some(at) = closed_before(between)
        {
            table = None;
            between = &between[at + 1..];
        }
        table = created(between).or(table);
        masked.push_str(&text[end..secret.value.start]);
        end = secret.value.end;
        if variable(value).is_some() {
            masked.push_str(value);
            continue;
        }
        let base = name(table.as_deref().unwrap_or(owner), key);
        // The options of a table can be listed behind it, as members of their own.
        let before = named.iter().take(NAMED_MAX).find(|(known, of)| {
            *of == value
                && table.is_none()
                && written == Written::Json
                && known.ends_with(&name("", key)[PREFIX.len()..])
        });
        let name = match before {
            Some((known, _)) => known.clone(),
            None => name_for(value, &base, &named),
        };
        masked.push_str(&["${", &name, "}"].concat());
        named.push((name, value));
    }
    masked.push_str(&text[end..]);
    masked
}

/// More secrets than any draft has. Names are told apart among so many: a text that somebody else made up may have a
/// hundred thousand.
const NAMED_MAX: usize = 300;

/// A name that begins so and stands for no other value.
fn name_for(value: &str, base: &str, named: &[(String, &str)]) -> String {
    let is_free = |name: &str| {
        named
            .iter()
            .all(|(known, of)| known != name || *of == value)
    };
    if named.len() > NAMED_MAX || is_free(base) {
        return base.to_owned();
    }
    let numbered = |number: usize| [base, "_", &number.to_string()].concat();
    // One of so many numbers is free.
    let mut tries = (2..=named.len() + 2).map(numbered);
    tries.find(|name| is_free(name)).unwrap_or_default()
}
