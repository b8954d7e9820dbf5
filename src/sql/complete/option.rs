//! The candidates in the options of a `CREATE TABLE`: their keys by the connector, and what those say that have few values.

use super::place::find;
use super::{Candidate, Completion, Detail, Kind, listed};
use crate::api::classic::{FORMATS, STARTUP_MODES, VALUE_FIELDS_INCLUDE};
use crate::sql::name::unquoted;
use crate::sql::token::{Kind as TokenKind, Span, Token, tokens};

/// The option that names the connector.
const CONNECTOR: &str = "connector";

/// The options of each connector, as Aiven's documentation has them.
#[rustfmt::skip]
static OPTIONS: [(&str, &[&str]); 10] = [
    ("kafka", &[
        "properties.bootstrap.servers", "topic", "value.format", "scan.startup.mode", "key.format", "key.fields",
        "value.fields-include",
    ]),
    ("upsert-kafka", &["properties.bootstrap.servers", "topic", "key.format", "value.format"]),
    ("jdbc", &["url", "table-name"]),
    ("elasticsearch-7", &["hosts", "index"]),
    ("slack", &["token"]),
    ("bigquery", &["project-id", "Service-account", "dataset", "table", "table-create-if-not-exists"]),
    ("postgres-cdc", &[
        "hostname", "port", "username", "password", "database-name", "schema-name", "table-name",
        "decoding.plugin.name", "slot.name",
    ]),
    ("datagen", &[]),
    ("print", &[]),
    ("blackhole", &[]),
];

/// The options of the format avro-confluent.
const KEY_CONFLUENT: [&str; 3] = [
    "key.avro-confluent.url",
    "key.avro-confluent.basic-auth.credentials-source",
    "key.avro-confluent.basic-auth.user-info",
];
const VALUE_CONFLUENT: [&str; 3] = [
    "value.avro-confluent.url",
    "value.avro-confluent.basic-auth.credentials-source",
    "value.avro-confluent.basic-auth.user-info",
];

/// The values of options that have few.
#[rustfmt::skip]
static VALUES: [(&str, &[&str]); 7] = [
    ("scan.startup.mode", &STARTUP_MODES),
    ("value.fields-include", &VALUE_FIELDS_INCLUDE),
    ("url", &["jdbc:postgresql://"]),
    ("table-create-if-not-exists", &["true", "false"]),
    ("decoding.plugin.name", &["pgoutput"]),
    ("key.avro-confluent.basic-auth.credentials-source", &["USER_INFO"]),
    ("value.avro-confluent.basic-auth.credentials-source", &["USER_INFO"]),
];

/// Nothing is said of most.
const NOTHING: Detail = Detail::Code(String::new());

/// The options that Aiven fills in.
static FILLED_IN: [&str; 4] = [
    "properties.bootstrap.servers",
    "hosts",
    "project-id",
    "Service-account",
];

/// Completes an option, between its quotes or where they are still missing. `item`: the token that it begins with.
pub fn complete(text: &str, caret: usize, read: &[Token], item: usize) -> Completion {
    let head = &text[..caret];
    let quote = read.last().filter(|it| it.kind == TokenKind::OpenText);
    let before = &read[..read.len() - usize::from(quote.is_some())];
    let written = before.get(item..).unwrap_or_default();
    let (start, end) = match quote {
        Some(quote) => {
            let is_inside = |c: char| c.is_alphanumeric() || "-_./:".contains(c);
            let rest = &text[caret..];
            let behind = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
            (quote.span.start + 1, caret + behind)
        }
        None => match find(text, caret) {
            Some(place) => (place.replace.start, place.replace.end),
            None => (caret, caret),
        },
    };
    let is_closed = text[end..].starts_with('\'');
    let known = options(head, before)
        .into_iter()
        .chain({
            let tail = &text[end + usize::from(quote.is_some() && is_closed)..];
            options(tail, &tokens(tail))
        })
        .collect::<Vec<_>>();
    let said = |key: &str| known.iter().find(|(known, _)| known == key);
    // A word without quotes that is being written is none of the item's yet.
    let written = match (quote, written.split_last()) {
        (None, Some((last, before))) if last.span.start == start && start < caret => before,
        _ => written,
    };
    let found: Vec<(&str, Detail)> = match written {
        [] => keys(said(CONNECTOR).map(|(_, value)| value.as_str()), &known),
        [key, sign] if sign.span.of(head) == "=" => values(&unquoted(key.span.of(head), '\'')),
        _ => Vec::new(),
    };
    let is_stuck = quote.is_none() && find(text, caret).is_none();
    let typed = if is_stuck {
        None
    } else {
        text.get(start..caret)
    };
    let names = found.into_iter();
    let names = names.map(|(name, said)| (name.to_owned(), said));
    let mut candidates = typed.map_or_else(Vec::new, |typed| listed(typed, names));
    for candidate in &mut candidates {
        candidate.kind = Kind::Keyword;
        let text = &candidate.text;
        candidate.text = match quote {
            Some(_) if is_closed => text.clone(),
            Some(_) => [text, "'"].concat(),
            None => ["'", text, "'"].concat(),
        };
    }
    if quote.is_none()
        && typed == Some("")
        && let [key, sign] = written
        && sign.span.of(head) == "="
        && FILLED_IN.contains(&unquoted(key.span.of(head), '\'').as_str())
    {
        candidates.push(Candidate {
            text: "''".to_owned(),
            kind: Kind::Keyword,
            detail: Detail::Filled,
        });
    }
    Completion {
        replace: Span { start, end },
        candidates,
    }
}

/// The options that a text writes, in whatever it holds besides.
fn options(text: &str, all: &[Token]) -> Vec<(String, String)> {
    let read: Vec<&Token> = all.iter().filter(|it| !it.kind.is_gap()).collect();
    let said = |token: &Token| unquoted(token.span.of(text), '\'');
    let mut found = Vec::new();
    for at in 0..read.len() {
        let is_set = read[at].kind == TokenKind::Text
            && read
                .get(at + 1)
                .is_some_and(|sign| sign.span.of(text) == "=");
        if is_set {
            let value = read.get(at + 2).filter(|it| it.kind == TokenKind::Text);
            found.push((said(read[at]), value.map(|it| said(it)).unwrap_or_default()));
        }
    }
    found
}

/// The keys that are not there yet: the connector first, then what it has.
fn keys(connector: Option<&str>, known: &[(String, String)]) -> Vec<(&'static str, Detail)> {
    let Some(connector) = connector else {
        return vec![(CONNECTOR, NOTHING)];
    };
    let of = OPTIONS.iter().find(|(name, _)| *name == connector);
    let is_missing = |key: &&&'static str| known.iter().all(|(known, _)| known != **key);
    let own = of.map_or(&[][..], |(_, keys)| keys).iter();
    let detail = |key: &&'static str| {
        let is_filled = FILLED_IN.contains(key);
        (*key, if is_filled { Detail::Filled } else { NOTHING })
    };
    let mut found: Vec<_> = own.filter(is_missing).map(detail).collect();
    for (format, keys) in [
        ("key.format", KEY_CONFLUENT),
        ("value.format", VALUE_CONFLUENT),
    ] {
        let is_confluent = known
            .iter()
            .any(|(key, value)| key == format && value == "avro-confluent");
        let keys = keys.iter().filter(|_| is_confluent);
        found.extend(keys.filter(is_missing).map(detail));
    }
    found
}

/// What an option can say, where that is known.
fn values(key: &str) -> Vec<(&'static str, Detail)> {
    let plain = |value: &&'static str| (*value, NOTHING);
    match key {
        CONNECTOR => OPTIONS.iter().map(|(name, _)| (*name, NOTHING)).collect(),
        "key.format" | "value.format" | "format" => FORMATS.iter().map(plain).collect(),
        _ => {
            let of = VALUES.iter().find(|(name, _)| *name == key);
            of.map_or(&[][..], |(_, values)| values)
                .iter()
                .map(plain)
                .collect()
        }
    }
}
