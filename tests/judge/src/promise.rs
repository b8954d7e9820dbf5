//! What the parsers promise for any text, however broken. Each function panics where a promise is broken: property
//! tests and the fuzzer call them.

use millrace::sql::problem::Problem;
use millrace::sql::schema::{self, Schema};
use millrace::sql::statement::{self, Sink, Table};
use millrace::sql::token::{Span, tokens};

use crate::schema::{as_json, is_accepted};
use crate::written;

/// How often a token may be passed at most, over the whole text: work is linear.
const PASSES: usize = 4;

/// How many mends of a text are tried: each means to read the text once more.
const MENDS: usize = 4;

/// The columns of the tables that statements may use.
const TABLE: &str = "id INT, name STRING, at TIMESTAMP(3), x ROW<y INT>, xs ARRAY<INT>, m MAP<STRING, INT>, \
                     now AS PROCTIME(), WATERMARK FOR at AS at";

/// A column list is read without a panic, in linear work; all that is said about it stands in it; and a schema
/// without a fault, written again, is read as the same.
///
/// # Panics
/// Where that does not hold.
pub fn column_list(text: &str) {
    let count = tile(text);
    let (schema, problems, steps) = schema::parse_counted(text);
    is_linear(steps, count, text);
    stand_in(text, &problems);
    for (problem, mended) in mended(text, &problems) {
        let (_, left) = schema::parse(&mended);
        is_mended(text, problem, &mended, &left);
    }
    for column in &schema.columns {
        fits(column.span, text);
        fits(column.name_span, text);
    }
    if is_accepted(&problems) && schema.extra.is_none() {
        reads_back(&schema, text);
    }
}

/// A statement is read without a panic, in linear work, and all that is said about it stands in it; with tables that
/// are known, and without.
///
/// # Panics
/// Where that does not hold.
pub fn statement(text: &str) {
    let count = tile(text);
    let (schema, _) = schema::parse(TABLE);
    let tables = ["a", "b", "c"].map(|name| Table {
        name,
        schema: &schema,
        sink: Sink::Unknown,
    });
    for tables in [&tables[..], &[]] {
        let (said, problems, steps) = statement::parse_counted(text, tables);
        is_linear(steps, count, text);
        stand_in(text, &problems);
        for (problem, mended) in mended(text, &problems) {
            let (_, left) = statement::parse(&mended, tables);
            is_mended(text, problem, &mended, &left);
        }
        for (_, span) in &said.references {
            fits(*span, text);
        }
    }
}

/// The tokens lie side by side from the first byte to the last. Gives their number.
///
/// # Panics
/// Where that does not hold.
pub fn tile(text: &str) -> usize {
    let all = tokens(text);
    let mut end = 0;
    for token in &all {
        assert_eq!(token.span.start, end, "{text:?}");
        assert!(token.span.end > end, "{text:?}");
        fits(token.span, text);
        end = token.span.end;
    }
    assert_eq!(end, text.len(), "{text:?}");
    all.len()
}

/// Every problem stands in the text, and every mend changes it.
fn stand_in(text: &str, problems: &[Problem]) {
    for problem in problems {
        fits(problem.span, text);
        if let Some(mend) = &problem.mend {
            fits(mend.span, text);
            assert_ne!(mend.span.of(text), mend.text, "{text:?}: {problem:?}");
        }
    }
}

/// The text with each of the first few mends applied to it.
fn mended<'a>(text: &str, problems: &'a [Problem]) -> impl Iterator<Item = (&'a Problem, String)> {
    let mends = problems
        .iter()
        .filter_map(|problem| Some((problem, problem.mend.as_ref()?)));
    mends.take(MENDS).map(|(problem, mend)| {
        let Span { start, end } = mend.span;
        (problem, [&text[..start], &mend.text, &text[end..]].concat())
    })
}

fn is_linear(steps: usize, tokens: usize, text: &str) {
    assert!(
        steps <= PASSES * tokens + PASSES,
        "{steps} steps for {tokens} tokens: {text:?}"
    );
}

fn is_mended(text: &str, problem: &Problem, mended: &str, left: &[Problem]) {
    // `a === b` loses one sign after the other.
    assert!(
        mended.len() < text.len() || !left.contains(problem),
        "{text:?}: {problem:?} is left in {mended:?}"
    );
}

fn fits(span: Span, text: &str) {
    assert!(
        text.get(span.start..span.end).is_some(),
        "{text:?}: {span:?}"
    );
}

fn reads_back(schema: &Schema, text: &str) {
    let again = written::column_list(schema, text);
    let (read, problems) = schema::parse(&again);
    assert!(is_accepted(&problems), "{text:?}: {again:?}: {problems:?}");
    let (mut before, after) = (as_json(schema), as_json(&read));
    // A watermark on a field of a row is not written.
    if read.watermarks.is_empty() {
        before["watermarks"] = after["watermarks"].clone();
    }
    assert_eq!(before, after, "{text:?}: {again:?}");
    assert_eq!(written::column_list(&read, &again), again, "{text:?}");
}
