//! Words that begin or end a part of a query, and how they are told from names that lack their backticks.

use super::cursor::Cursor;
use super::reserved::find;
use super::token::Kind;

/// Words that begin or end something that is no expression, sorted.
#[rustfmt::skip]
static CLAUSES: [&str; 31] = [
    "AND", "AS", "BETWEEN", "BY", "ELSE", "END", "EXCEPT", "FETCH", "FROM", "GROUP", "HAVING", "IN", "INSERT",
    "INTERSECT", "INTO", "IS", "JOIN", "LIKE", "LIMIT", "MINUS", "ON", "OR", "ORDER", "SELECT", "TABLE", "THEN",
    "UNION", "VALUES", "WHEN", "WHERE", "WITH",
];

/// Words behind which an expression is wanted in CASE: its END comes too early there, and is no name.
static OPEN_CASES: [&str; 4] = ["CASE", "ELSE", "THEN", "WHEN"];

/// Signs that stand behind a name and behind none of these words.
static BEHIND_NAMES: [&str; 14] = [
    "!=", "%", ")", ",", ".", "/", ":", "<", "<=", "<>", "=", ">", ">=", "||",
];

/// Words that do the same.
static WORDS_BEHIND_NAMES: [&str; 6] = ["AS", "BETWEEN", "FROM", "IN", "IS", "LIKE"];

impl Cursor<'_> {
    /// Whether the next word begins or ends a part of a query here, rather than to be a name without its backticks.
    pub fn is_clause(&self) -> bool {
        let word = self.ahead(0);
        self.kind() == Some(Kind::Word)
            && find(&CLAUSES, word).is_some()
            && !self.is_meant_as_name(word)
    }

    fn is_meant_as_name(&self, word: &str) -> bool {
        let is_one_of = |words: &[&str], it: &str| words.iter().any(|w| w.eq_ignore_ascii_case(it));
        if word.eq_ignore_ascii_case("END") {
            let before = self.before(1).map(|token| token.span.of(self.text));
            if before.is_some_and(|before| is_one_of(&OPEN_CASES, before)) {
                return false;
            }
        }
        if is_one_of(&["GROUP", "ORDER"], word) {
            return !self.is_word_ahead(1, "BY");
        }
        let next = self.ahead(1);
        match self.token(1).map(|token| token.kind) {
            Some(Kind::Symbol | Kind::Stray) => BEHIND_NAMES.contains(&next),
            Some(Kind::Word) => is_one_of(&WORDS_BEHIND_NAMES, next),
            _ => false,
        }
    }
}
