//! The table that another one is like: what stands behind `LIKE` in a `CREATE TABLE`.

use super::name::unquoted;
use super::token::{Kind, Token, tokens};

/// A table that another one is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Its name, without catalog and database.
    pub name: String,
    /// Where that stands.
    pub token: Token,
    /// A catalog or a database stands in front of it.
    pub is_qualified: bool,
}

/// The table that the table of a `CREATE TABLE` is like.
pub fn of_create_table(text: &str) -> Option<Base> {
    let words = words(text);
    let mut depth = 0_usize;
    let mut behind = None;
    for (at, token) in words.iter().enumerate() {
        match token.span.of(text) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            word if depth == 0 && word.eq_ignore_ascii_case("LIKE") => behind = Some(at + 1),
            _ => {}
        }
    }
    base(text, words.get(behind?..)?)
}

/// The table that a text names which goes behind `LIKE`, with its options or without.
pub fn of_options(text: &str) -> Option<Base> {
    base(text, &words(text))
}

fn words(text: &str) -> Vec<Token> {
    let mut words = tokens(text);
    words.retain(|token| !token.kind.is_gap());
    words
}

/// Reads `catalog.database.table`, as any name of Flink.
fn base(text: &str, words: &[Token]) -> Option<Base> {
    let mut found = None;
    for pair in words.chunks(2) {
        let token = pair[0];
        let written = token.span.of(text);
        let name = match token.kind {
            Kind::Word => written.to_owned(),
            Kind::Name => unquoted(written, '`'),
            _ => break,
        };
        let is_qualified = found.is_some();
        found = Some(Base {
            name,
            token,
            is_qualified,
        });
        if pair.get(1).is_none_or(|dot| dot.span.of(text) != ".") {
            break;
        }
    }
    found
}
