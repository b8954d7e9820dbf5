//! Expressions in a column list: where they end, and the names in them.

use std::collections::HashSet;
use std::ops::Range;

use super::reader::{Reader, is_reserved};
use super::token::{Kind, Token, tokens};
use crate::api::position::SqlProblem;

/// Words that mean something in an expression though they are not reserved.
const PLAIN_WORDS: [&str; 56] = [
    "ABSENT",
    "ASC",
    "BOTH",
    "CENTURY",
    "CONDITIONAL",
    "DAYS",
    "DECADE",
    "DESC",
    "DESCRIPTOR",
    "DISTINCT",
    "DOW",
    "DOY",
    "ENCODING",
    "EPOCH",
    "ERROR",
    "EXCLUDE",
    "FIRST",
    "FOLLOWING",
    "HOURS",
    "ISODOW",
    "ISOYEAR",
    "JSON",
    "JSON_OBJECT",
    "KEY",
    "LAST",
    "LEADING",
    "MAP",
    "MICROSECOND",
    "MILLENNIUM",
    "MILLISECOND",
    "MINUTES",
    "MONTHS",
    "NANOSECOND",
    "NEXT",
    "NULLS",
    "OBJECT",
    "ONE",
    "ORDINALITY",
    "PASSING",
    "PLACING",
    "PRECEDING",
    "QUARTER",
    "QUARTERS",
    "RETURNING",
    "SCALAR",
    "SECONDS",
    "TIES",
    "TRAILING",
    "UNBOUNDED",
    "UNCONDITIONAL",
    "UTF8",
    "WEEK",
    "WEEKS",
    "WRAPPER",
    "YEARS",
    "ZONE",
];

/// Passes an expression up to a comma, a closing bracket or one of these words.
pub(crate) fn read(reader: &mut Reader<'_>, ends: &[&str]) -> Result<Range<usize>, SqlProblem> {
    let mut span: Option<Range<usize>> = None;
    let mut open: Vec<&'static str> = Vec::new();
    let mut before: Option<Token> = None;
    while let Some(token) = reader.peek() {
        if open.is_empty()
            && (token.is_symbol(",")
                || token.is_symbol(")")
                || ends.iter().any(|word| token.is(word)))
        {
            break;
        }
        let closes = open.last().is_some_and(|close| token.is_symbol(close));
        let wrong = [")", "]"].iter().any(|close| token.is_symbol(close)) && !closes;
        let odd = [";", "\""].iter().any(|odd| token.is_symbol(odd)) || token.kind == Kind::Hint;
        // `a + 1 NOT NULL` is no expression; `a IS NOT NULL` and `NOT a` are.
        let nullity = token.is("NOT")
            && before.as_ref().is_some_and(operand)
            && reader.after_next().is_some_and(|next| next.is("NULL"));
        if wrong
            || odd
            || nullity
            || span.is_none() && ["AS", "FROM"].iter().any(|word| token.is(word))
        {
            return Err(reader.unexpected());
        }
        if closes {
            open.pop();
        } else if token.is_symbol("(") {
            open.push(")");
        } else if token.is_symbol("[") {
            open.push("]");
        }
        let whole = span.get_or_insert(token.span.clone());
        whole.end = token.span.end;
        before = reader.next();
    }
    match span {
        Some(span) if open.is_empty() => Ok(span),
        _ => Err(reader.unexpected()),
    }
}

/// Whether it is one of the words that mean something though they could be names.
pub(crate) fn is_plain_word(token: &Token) -> bool {
    PLAIN_WORDS.iter().any(|word| token.is(word))
}

/// Whether an expression may end with this token.
fn operand(token: &Token) -> bool {
    match token.kind {
        Kind::Word => !is_reserved(&token.text),
        Kind::Symbol => matches!(token.text.as_str(), ")" | "]"),
        _ => true,
    }
}

/// Finds a name in an expression that is none of these columns.
pub(crate) fn check(
    sql: &str,
    span: Range<usize>,
    columns: &HashSet<&str>,
) -> Result<(), SqlProblem> {
    let all = tokens(&sql[span.clone()])?;
    for (place, token) in all.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &all[place]);
        let after = all.get(place + 1);
        let is_name = match token.kind {
            Kind::Quoted => true,
            Kind::Word => {
                !is_reserved(&token.text) && !PLAIN_WORDS.iter().any(|word| token.is(word))
            }
            _ => false,
        };
        let called = after.is_some_and(|after| after.is_symbol("(") || after.kind == Kind::Text);
        let inside = before.is_some_and(|before| before.is_symbol(".") || before.is("AS"));
        let nested = after.is_some_and(|after| after.is_symbol("."));
        // What a CAST names is a type, and a field of a ROW is found by a planner alone.
        if is_name
            && !called
            && !inside
            && !nested
            && !in_type(&all, place)
            && !columns.contains(token.text.as_str())
        {
            let here = span.start + token.span.start..span.start + token.span.end;
            return Err(SqlProblem::at(
                sql,
                here,
                &format!("Unknown identifier '{}'", token.text),
            ));
        }
    }
    Ok(())
}

/// Whether a token stands in the type of a CAST: behind `AS` within the same brackets.
fn in_type(all: &[Token], place: usize) -> bool {
    let mut depth = 0;
    for token in all[..place].iter().rev() {
        if token.is_symbol(")") || token.is_symbol(">") {
            depth += 1;
        } else if token.is_symbol("(") || token.is_symbol("<") {
            depth -= 1;
        } else if token.is("AS") {
            return depth <= 0;
        }
    }
    false
}

/// A time takes an INTERVAL away, not a number.
pub(crate) fn check_interval(sql: &str, span: Range<usize>) -> Result<(), SqlProblem> {
    let all = tokens(&sql[span.clone()])?;
    if let [first, sign, number] = all.as_slice()
        && (sign.is_symbol("-") || sign.is_symbol("+"))
        && number.kind == Kind::Number
        && first.kind != Kind::Number
    {
        let message = format!(
            "Cannot apply '{}' to arguments of type '<TIMESTAMP(3)> {} <INTEGER>'.",
            sign.text, sign.text
        );
        return Err(SqlProblem::at(sql, span, &message));
    }
    Ok(())
}

/// Whether the extras of a column say that it is the time of processing.
pub(crate) fn is_proctime(extras: &str) -> bool {
    let bare: String = extras.split_whitespace().collect();
    bare.eq_ignore_ascii_case("ASPROCTIME()")
}

/// The type of an expression where no planner is needed to see it, and whether it may be NULL.
pub(crate) fn known_type(sql: &str) -> Option<(String, bool)> {
    let all = tokens(sql).ok()?;
    if is_proctime(&format!("AS {sql}")) {
        return Some(("TIMESTAMP_LTZ(3)".to_owned(), false));
    }
    let called = |name: &str| {
        let opened = all.len() > 3 && all[0].is(name) && all[1].is_symbol("(");
        opened && closes_last(&all[1..])
    };
    if called("TO_TIMESTAMP") {
        return Some(("TIMESTAMP(3)".to_owned(), true));
    }
    if called("TO_TIMESTAMP_LTZ") {
        return Some(("TIMESTAMP_LTZ(3)".to_owned(), true));
    }
    if called("CAST") || called("TRY_CAST") {
        let start = all.iter().rposition(|token| token.is("AS"))?;
        let inner = &sql[all[start].span.end..all.last()?.span.start];
        let mut reader = Reader::of(inner).ok()?;
        let data_type = super::data_type::read(&mut reader).ok()?;
        return reader.peek().is_none().then_some((data_type, true));
    }
    None
}

/// Whether the bracket that the first token opens is closed by the last.
fn closes_last(all: &[Token]) -> bool {
    let mut depth = 0;
    for (place, token) in all.iter().enumerate() {
        depth += i32::from(token.is_symbol("(")) - i32::from(token.is_symbol(")"));
        if depth == 0 {
            return place + 1 == all.len();
        }
    }
    false
}
