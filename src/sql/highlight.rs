//! What stands out when SQL is shown. Painting judges words by their neighbours only: whether the text is right
//! is for the parsers to say.

use super::function::{AGGREGATES, ROW_FUNCTIONS, TABLE_FUNCTIONS, has};
use super::reserved::{find, is_reserved};
use super::schema::words::is_type_name;
use super::token::{Kind, Token, tokens};

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// White space, operators, brackets.
    #[default]
    Plain,
    /// A word of the language.
    Keyword,
    /// The name of a type.
    Type,
    /// The name of a table, a column or anything else, with its backticks.
    Name,
    /// The name of a function.
    Function,
    /// A string, with its quotes.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// What Flink reads nowhere: a stray character, a quote that is not closed.
    Wrong,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub paint: Paint,
    /// Its length in bytes.
    pub len: usize,
}

/// Words that are names to Flink's lexer, and keywords behind another one.
#[rustfmt::skip]
static PAIRS: [(&str, &[&str]); 14] = [
    ("CREATE", &["TEMPORARY", "VIEW"]), ("DAY", &["PRECEDING"]), ("EXPLAIN", &["PLAN"]), ("GROUPING", &["SETS"]),
    ("HOUR", &["PRECEDING"]), ("INSERT", &["OVERWRITE"]), ("MINUTE", &["PRECEDING"]), ("NOT", &["ENFORCED"]),
    ("NULLS", &["FIRST", "LAST"]), ("PRIMARY", &["KEY"]), ("SECOND", &["PRECEDING"]), ("TIME", &["ZONE"]),
    ("UNBOUNDED", &["PRECEDING", "FOLLOWING"]), ("WITH", &["ORDINALITY"]),
];

/// Words that are keywords behind an operand, where no name can stand but an alias nobody would choose.
#[rustfmt::skip]
static TRAILING: [&str; 8] = [
    "ASC", "DESC", "FOLLOWING", "METADATA", "NULLS", "PARTITIONED", "PRECEDING", "VIRTUAL",
];

/// Splits a text into parts that tile it; neighbours differ in their paint.
pub fn paint(text: &str) -> Vec<Piece> {
    paint_tokens(text, &tokens(text))
}

/// The same for a text whose tokens are known.
pub fn paint_tokens(text: &str, all: &[Token]) -> Vec<Piece> {
    let mut near = Near::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut next = 0;
    for (at, token) in all.iter().enumerate() {
        // Each token is skipped over once: the place of the next one only moves on.
        next = next.max(at + 1);
        while all.get(next).is_some_and(|token| token.kind.is_gap()) {
            next += 1;
        }
        let written = token.span.of(text);
        let behind = all.get(next).map_or("", |token| token.span.of(text));
        let paint = match token.kind {
            Kind::LineComment | Kind::BlockComment => Paint::Comment,
            Kind::Word => word(written, &near, behind),
            Kind::Name | Kind::UnicodeName => Paint::Name,
            Kind::Text | Kind::PrefixedText => Paint::Text,
            Kind::Integer | Kind::Decimal => Paint::Number,
            Kind::Symbol if matches!(written, "\"" | "!=") => Paint::Wrong,
            Kind::Space | Kind::Symbol => Paint::Plain,
            Kind::Stray | Kind::OpenName | Kind::EmptyName | Kind::OpenText | Kind::OpenComment => {
                Paint::Wrong
            }
        };
        if !token.kind.is_gap() {
            near = Near {
                before: written,
                paint,
                kind: Some(token.kind),
            };
        }
        let len = token.span.end - token.span.start;
        match pieces.last_mut() {
            Some(last) if last.paint == paint => last.len += len,
            _ => pieces.push(Piece { paint, len }),
        }
    }
    pieces
}

/// What stands before a token.
#[derive(Default)]
struct Near<'a> {
    before: &'a str,
    paint: Paint,
    kind: Option<Kind>,
}

impl Near<'_> {
    fn is(&self, word: &str) -> bool {
        self.kind == Some(Kind::Word) && self.before.eq_ignore_ascii_case(word)
    }

    /// Whether a value, a type or a column ends here.
    fn ends_operand(&self) -> bool {
        match self.paint {
            Paint::Name | Paint::Type | Paint::Text | Paint::Number => true,
            Paint::Plain => matches!(self.before, ")" | "]" | ">"),
            Paint::Keyword => self.is("NULL") || self.is("METADATA") || self.is("END"),
            _ => false,
        }
    }
}

fn word(word: &str, near: &Near, behind: &str) -> Paint {
    let is_called = behind == "(";
    if is_reserved(word) {
        let is_function = has(&ROW_FUNCTIONS, word) || has(&AGGREGATES, word);
        if is_called && is_function {
            return Paint::Function;
        }
        return if is_type_name(word) {
            Paint::Type
        } else {
            Paint::Keyword
        };
    }
    if word.eq_ignore_ascii_case("MAP") && matches!(behind, "<" | "[") {
        return Paint::Type;
    }
    if near.before == "." {
        return Paint::Name;
    }
    if is_keyword_here(word, near, behind) {
        return Paint::Keyword;
    }
    let takes_a_name = ["INTO", "TABLE", "AS", "WITH", "CONSTRAINT", "JOIN", "FROM"]
        .iter()
        .any(|keyword| near.is(keyword));
    let is_known = || has(&ROW_FUNCTIONS, word) || has(&TABLE_FUNCTIONS, word);
    if is_called && (!takes_a_name || is_known()) {
        Paint::Function
    } else {
        Paint::Name
    }
}

fn is_keyword_here(word: &str, near: &Near, behind: &str) -> bool {
    let is_pair = PAIRS.iter().any(|(before, words)| {
        near.is(before) && words.iter().any(|entry| word.eq_ignore_ascii_case(entry))
    });
    let leads = word.eq_ignore_ascii_case("UNBOUNDED")
        && (behind.eq_ignore_ascii_case("PRECEDING") || behind.eq_ignore_ascii_case("FOLLOWING"))
        || word.eq_ignore_ascii_case("IF")
            && (behind.eq_ignore_ascii_case("NOT") || behind.eq_ignore_ascii_case("EXISTS"));
    is_pair || leads || near.ends_operand() && find(&TRAILING, word).is_some()
}
