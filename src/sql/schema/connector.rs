//! What only a table's connector can tell about its columns: CREATE TABLE takes them, the job fails. An error
//! fails in every job; a warning fails only where the table is read, or only where it is written to.

use super::{Column, ColumnKind, Schema};
use crate::sql::near::nearest;
use crate::sql::problem::{Fault, Mend, Problem, Severity};
use crate::sql::token::{Kind, Span, Token, tokens};
use crate::sql::types::Type;

/// What reads and writes a table's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connector {
    /// A table of PostgreSQL.
    Jdbc,
    /// A topic of Kafka, with a format that knows new rows only.
    Kafka,
    /// A topic of Kafka, with a format that tells of changed rows too.
    KafkaChanges,
    /// An index of OpenSearch. No more is known of it than that it takes what Flink does.
    OpenSearch,
    /// A topic of Kafka that keeps the last row of each key.
    UpsertKafka,
}

/// The metadata of Kafka, with the types that its documentation gives them.
pub static METADATA: [(&str, &str); 7] = [
    ("timestamp", "TIMESTAMP_LTZ(3) NOT NULL"),
    ("headers", "MAP<STRING, BYTES> NOT NULL"),
    ("timestamp-type", "STRING NOT NULL"),
    ("offset", "BIGINT NOT NULL"),
    ("partition", "INT NOT NULL"),
    ("topic", "STRING NOT NULL"),
    ("leader-epoch", "INT NULL"),
];

/// So many of them, from the first on, can be written too.
const WRITABLE: usize = 2;

/// Whether Kafka has this metadata, to be read or to be written.
pub fn is_metadata_key(key: &str, is_read: bool) -> bool {
    let known = if is_read {
        &METADATA[..]
    } else {
        &METADATA[..WRITABLE]
    };
    known.iter().any(|(name, _)| *name == key)
}

/// What the connector refuses of columns that Flink accepts. The key is asked for only where the text does
/// not speak of one: it may stand in an item that could not be read.
pub fn check(schema: &Schema, connector: Connector, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for column in &schema.columns {
        match (&column.kind, connector) {
            (ColumnKind::Physical, Connector::Jdbc) => problems.extend(postgres_type(column, text)),
            (ColumnKind::Metadata { is_virtual, .. }, Connector::Jdbc) => {
                let (span, _) = metadata_places(column, text);
                problems.push(problem(
                    span,
                    severity(*is_virtual),
                    Fault::NoMetadata,
                    None,
                ));
            }
            (_, Connector::OpenSearch) => {}
            (ColumnKind::Metadata { key, is_virtual }, _) => {
                let key = key.as_deref().unwrap_or(&column.name);
                problems.extend(kafka_metadata(column, key, *is_virtual, text));
            }
            _ => {}
        }
    }
    let has_key = !schema.primary_key.is_empty() || schema.columns.is_empty();
    let place = primary_key(text);
    if connector == Connector::Kafka
        && !schema.primary_key.is_empty()
        && let Some(span) = place
    {
        problems.push(problem(span, Severity::Error, Fault::KeyRefused, None));
    }
    if connector == Connector::UpsertKafka && !has_key && place.is_none() {
        let end = text.len();
        let span = Span { start: end, end };
        problems.push(problem(span, Severity::Error, Fault::KeyNeeded, None));
    }
    problems
}

/// Makes the mends of a list go straight to what the connector takes: PostgreSQL's connector reads no
/// `TIMESTAMP_LTZ`.
pub fn fit(problems: &mut [Problem], connector: Connector, text: &str) {
    if connector != Connector::Jdbc {
        return;
    }
    for problem in problems {
        match &mut problem.fault {
            Fault::UnknownType { meant } if *meant == Some("TIMESTAMP_LTZ") => {
                *meant = Some("TIMESTAMP");
                if let Some(mend) = &mut problem.mend {
                    mend.text = mend.text.replace("TIMESTAMP_LTZ", "TIMESTAMP");
                }
            }
            Fault::TimeZone => problem.mend = without_zone(problem.span, text),
            _ => {}
        }
    }
}

/// Removes `WITH TIME ZONE`, of which TIME is known.
fn without_zone(time: Span, text: &str) -> Option<Mend> {
    let before = text.get(..time.start)?.trim_end();
    let at = before.len().checked_sub(4)?;
    let with = before
        .get(at..)
        .filter(|it| it.eq_ignore_ascii_case("WITH"))?;
    let start = before[..before.len() - with.len()].trim_end().len();
    let behind = text.get(time.end..)?.trim_start();
    let zone = behind.get(..4)?;
    zone.eq_ignore_ascii_case("ZONE").then(|| Mend {
        span: Span {
            start,
            end: text.len() - behind.len() + zone.len(),
        },
        text: String::new(),
    })
}

fn problem(span: Span, severity: Severity, fault: Fault, mend: Option<(Span, String)>) -> Problem {
    let mend = mend.map(|(span, text)| Mend { span, text });
    Problem {
        span,
        severity,
        fault,
        mend,
    }
}

/// A virtual column does not count when the table is written to: it fails only where it is read.
fn severity(is_virtual: bool) -> Severity {
    if is_virtual {
        Severity::Warning
    } else {
        Severity::Error
    }
}

/// Where PRIMARY stands, with the KEY behind it.
fn primary_key(text: &str) -> Option<Span> {
    let is = |token: &Token, word: &str| {
        token.kind == Kind::Word && token.span.of(text).eq_ignore_ascii_case(word)
    };
    let mut all = tokens(text).into_iter();
    let primary = all.find(|token| is(token, "PRIMARY"))?;
    let key = all.find(|token| !token.kind.is_gap());
    let key = key.filter(|token| is(token, "KEY"));
    Some(key.map_or(primary.span, |key| primary.span.to(key.span)))
}

fn postgres_type(column: &Column, text: &str) -> Option<Problem> {
    let kind = &column.data_type.as_ref()?.kind;
    let span = without_null(column.type_span, text);
    if kind.is_refused_by_postgres() {
        let meant = match kind {
            Type::Timestamp(0) => Some("TIMESTAMP(3)"),
            Type::Timestamp(_) => Some("TIMESTAMP(6)"),
            Type::Binary(_) | Type::Varbinary(_) => Some("BYTES"),
            _ => None,
        };
        // Planning lets an array that is written pass: it fails with the first row.
        let severity = match kind {
            Type::Array(_) => Severity::Warning,
            _ => Severity::Error,
        };
        let mend = meant.map(|meant| (span, meant.to_owned()));
        return Some(problem(span, severity, Fault::PostgresType { meant }, mend));
    }
    let fault = match kind {
        Type::TimestampLtz(_) => Fault::PostgresReads,
        Type::Array(_) => Fault::PostgresWrites,
        _ => return None,
    };
    Some(problem(span, Severity::Warning, fault, None))
}

/// The type without its NULL or NOT NULL, which a mend is to leave where it is.
fn without_null(span: Span, text: &str) -> Span {
    let mut end = span.start;
    for token in tokens(span.of(text)) {
        let word = token.span.of(span.of(text));
        let is_null = word.eq_ignore_ascii_case("NULL") || word.eq_ignore_ascii_case("NOT");
        let is_gap = matches!(
            token.kind,
            Kind::Space | Kind::LineComment | Kind::BlockComment
        );
        if !is_null && !is_gap {
            end = span.start + token.span.end;
        }
    }
    Span { end, ..span }
}

fn kafka_metadata(column: &Column, key: &str, is_virtual: bool, text: &str) -> Option<Problem> {
    let (word, written) = metadata_places(column, text);
    let end = written.unwrap_or(word).end;
    let behind = Span { start: end, end };
    // Which keys a format has, only the format knows; none of them can be written.
    if !is_metadata_key(key, true) && !key.starts_with("value.") {
        let meant = nearest(key, METADATA.iter().map(|(name, _)| *name));
        let mend = meant.map(|meant| match written {
            Some(span) => (span, ["'", meant, "'"].concat()),
            None => (behind, [" FROM '", meant, "'"].concat()),
        });
        let span = written.unwrap_or(column.name_span);
        let fault = Fault::MetadataKey { meant };
        return Some(problem(span, severity(is_virtual), fault, mend));
    }
    let span = written.unwrap_or(word);
    if !is_virtual && !is_metadata_key(key, false) {
        let mend = Some((behind, " VIRTUAL".to_owned()));
        return Some(problem(
            span,
            Severity::Warning,
            Fault::ReadOnlyMetadata,
            mend,
        ));
    }
    let is_number = column.data_type.as_ref().is_some_and(|found| {
        use Type::{Bigint, Decimal, Double, Float, Int, Smallint, Tinyint};
        matches!(
            found.kind,
            Tinyint | Smallint | Int | Bigint | Decimal(..) | Float | Double
        )
    });
    if key == "timestamp" && is_number {
        let span = without_null(column.type_span, text);
        return Some(problem(
            span,
            Severity::Warning,
            Fault::MetadataNumber,
            None,
        ));
    }
    None
}

/// Where METADATA stands, and the key behind it if one is written.
fn metadata_places(column: &Column, text: &str) -> (Span, Option<Span>) {
    let start = column.type_span.end;
    let end = column.span.end;
    let mut places = (Span { start, end: start }, None);
    for token in tokens(Span { start, end }.of(text)) {
        let span = Span {
            start: start + token.span.start,
            end: start + token.span.end,
        };
        match token.kind {
            Kind::Word if span.of(text).eq_ignore_ascii_case("METADATA") => places.0 = span,
            Kind::Word if span.of(text).eq_ignore_ascii_case("FROM") => {}
            Kind::Text | Kind::PrefixedText => {
                places.1 = Some(places.1.map_or(span, |first: Span| first.to(span)));
            }
            Kind::Space | Kind::LineComment | Kind::BlockComment => {}
            _ => break,
        }
    }
    places
}
