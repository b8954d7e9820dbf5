//! Texts that are no column list, and items that can't be read: how far they go, so that the others are read.

use super::List;
use crate::sql::problem::{Fault, Mend};
use crate::sql::token::{Kind, Span};

impl List<'_> {
    /// Nothing, a statement, or a list in brackets: one problem for the whole text.
    pub fn is_no_list(&mut self) -> bool {
        let span = self.cursor.span();
        if self.cursor.is_done() {
            self.cursor.error(span, Fault::NoColumns);
            return true;
        }
        let is_name = self.cursor.is_type_word_ahead(1);
        let begins = |word| !is_name && self.cursor.is_word(word);
        if begins("CREATE")
            || begins("ALTER")
            || begins("SELECT")
            || begins("INSERT")
            || begins("DROP")
        {
            let mend = self.within_statement();
            self.cursor.error_with(span, Fault::Statement, mend);
            return true;
        }
        if self.cursor.is_sign("(") {
            let body = self.cursor.text.get(span.end..).unwrap_or_default();
            let mend = body.trim_end().strip_suffix(')').map(|inner| Mend {
                span: Span {
                    end: span.end + inner.len() + 1,
                    ..span
                },
                text: inner.to_owned(),
            });
            self.cursor.error_with(span, Fault::Bracketed, mend);
            return true;
        }
        false
    }

    /// What stands in the brackets of CREATE TABLE, in place of all.
    fn within_statement(&self) -> Option<Mend> {
        let cursor = &self.cursor;
        let is_end = |ahead: &usize| cursor.is_sign_ahead(*ahead, "(");
        // `CREATE TEMPORARY TABLE IF NOT EXISTS a.b.c (`
        let open = (2..12).find(is_end)?;
        if !(1..open).any(|ahead| cursor.is_word_ahead(ahead, "TABLE")) {
            return None;
        }
        let start = cursor.token(open)?.span.end;
        let mut depth = 1;
        let mut ahead = open;
        while depth > 0 {
            ahead += 1;
            match cursor.ahead(ahead) {
                "(" => depth += 1,
                ")" => depth -= 1,
                "" => return None,
                _ => {}
            }
        }
        let end = cursor.token(ahead)?.span.start;
        let columns = Span { start, end }.of(cursor.text);
        Some(Mend {
            span: Span {
                start: 0,
                end: cursor.text.len(),
            },
            text: columns.to_owned(),
        })
    }

    /// Goes on to the comma behind an item that can't be read. Brackets are followed from its start on.
    pub fn recover(&mut self, start: usize) {
        let failed = self.cursor.at;
        self.cursor.at = start;
        let (mut round, mut angle) = (0_usize, 0_usize);
        let mut opens_type = false;
        while !self.cursor.is_done() {
            let token = self.cursor.ahead(0);
            if token == "," && round == 0 && angle == 0 && self.cursor.at >= failed {
                return;
            }
            match token {
                "(" | "[" => round += 1,
                ")" | "]" => round = round.saturating_sub(1),
                "<" if opens_type => angle += 1,
                ">" => angle = angle.saturating_sub(1),
                _ => {}
            }
            opens_type = ["ARRAY", "MAP", "MULTISET", "ROW"]
                .iter()
                .any(|word| self.cursor.is_word(word));
            self.unread.has_others |= matches!(
                self.cursor.kind(),
                Some(Kind::OpenName | Kind::OpenText | Kind::OpenComment)
            ) || token == "\"";
            self.cursor.pass();
        }
        // Columns may stand behind a bracket that is not closed.
        self.unread.has_others |= round > 0 || angle > 0;
    }
}
