//! Misspelt keywords. A wrong letter makes a name of one, mostly an alias, and what follows would get the blame.

use super::read::Reader;
use crate::sql::near::nearest;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind, Span, Token};

/// The keywords that stand between the parts of a statement.
#[rustfmt::skip]
static KEYWORDS: [&str; 25] = [
    "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "JOIN", "INNER", "LEFT",
    "RIGHT", "CROSS", "USING", "WINDOW", "FROM", "SELECT", "VALUES", "BETWEEN", "LIKE", "CASE", "WHEN", "THEN",
    "ELSE", "AND",
];

impl Reader<'_> {
    /// Notes that the word in this place is near one of these keywords, if it is.
    pub fn misspelt(&mut self, span: Span, keywords: &[&'static str]) -> bool {
        let written = span.of(self.cursor.text);
        // The shorter a word, the likelier it is one of its own.
        let is_long = written.len() > 2 && written.len() < 12;
        let meant = nearest(written, keywords.iter().copied()).filter(|_| is_long);
        if let Some(meant) = meant {
            let text = meant.to_owned();
            let mend = Some(Mend { span, text });
            self.cursor.error_with(span, Fault::Misspelt, mend);
        }
        meant.is_some()
    }

    /// Whether FROM is misspelt here: a word that is no name's alias, since a name follows it.
    pub fn is_from_misspelt(&self) -> bool {
        let is_near = self
            .name_at(self.cursor.token(0))
            .is_some_and(|word| nearest(word, ["FROM"].into_iter()).is_some() && word.len() > 2);
        let is_table = self.name_at(self.cursor.token(1)).is_some()
            || self.cursor.is_sign_ahead(1, "(") && self.is_query_ahead(2);
        is_near && is_table
    }

    /// Passes a misspelt FROM.
    pub fn takes_misspelt_from(&mut self) -> bool {
        let takes = self.is_from_misspelt() && self.misspelt(self.cursor.span(), &["FROM"]);
        if takes {
            self.cursor.pass();
        }
        takes
    }

    fn name_at(&self, token: Option<Token>) -> Option<&str> {
        let token = token.filter(|token| matches!(token.kind, Kind::Word | Kind::Name))?;
        let word = token.span.of(self.cursor.text);
        (!is_reserved(word)).then_some(word)
    }

    /// Where reading has stopped, a keyword that is misspelt there, or just before, takes the blame.
    pub fn blame_misspelt(&mut self) {
        let Some(problem) = self.cursor.problems.last() else {
            return;
        };
        let expected = match problem.fault {
            Fault::Expected(Expected::Word(word)) => Some(word),
            Fault::Unexpected | Fault::Expected(_) => None,
            _ => return,
        };
        let told = problem.span;
        let (here, before) = (self.cursor.token(0), self.cursor.before(1));
        for token in [here, before] {
            let span = token.map(|token| token.span);
            let Some(span) = span.filter(|_| self.name_at(token).is_some()) else {
                continue;
            };
            let is_told = told.start == span.start;
            let is_found = match expected.filter(|_| is_told) {
                Some(expected) => self.misspelt(span, &[expected]),
                None => false,
            } || self.misspelt(span, &KEYWORDS);
            if is_found {
                // What was told before is what follows from it.
                let told = self.cursor.problems.len() - 2;
                self.cursor.problems.swap_remove(told);
                return;
            }
        }
    }
}
