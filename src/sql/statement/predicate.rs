//! Tests that are written in words: IS, BETWEEN, IN, LIKE, SIMILAR TO.

use super::node::Op;
use super::read::Reader;
use crate::sql::binds;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;
use crate::sql::token::Span;

impl Reader<'_> {
    /// `IS [NOT] NULL`, `TRUE`, `FALSE`, `UNKNOWN`, `DISTINCT FROM …`, `JSON …`, `A SET`.
    pub fn is_test(&mut self, start: Span) -> Parsed<()> {
        self.cursor.pass();
        self.cursor.takes_word("NOT");
        let mut arity = 1;
        if self.cursor.takes_word("DISTINCT") {
            self.cursor.word("FROM")?;
            self.operand(binds::IS + 1)?;
            arity = 2;
        } else if self.cursor.takes_word("JSON") {
            self.takes_any(&["VALUE", "OBJECT", "ARRAY", "SCALAR"]);
        } else if self.cursor.takes_word("A") {
            self.cursor.word("SET")?;
        } else if !self.takes_any(&["NULL", "TRUE", "FALSE", "UNKNOWN", "EMPTY"]) {
            return Err(self.cursor.expected(Expected::Word("NULL")));
        }
        self.push(Op::Test, "IS", start, arity);
        Ok(())
    }

    /// `[NOT] BETWEEN … AND …`, `IN (…)`, `LIKE … [ESCAPE …]`, `SIMILAR TO …`, `MEMBER OF …`, …
    pub fn relation(&mut self, start: Span) -> Parsed<()> {
        self.cursor.takes_word("NOT");
        let word = self.cursor.ahead(0);
        self.cursor.pass();
        let mut arity = 2;
        if word.eq_ignore_ascii_case("IN") {
            return self.choices(start);
        }
        if word.eq_ignore_ascii_case("BETWEEN") {
            self.takes_any(&["SYMMETRIC", "ASYMMETRIC"]);
            self.operand(binds::RANGE + 1)?;
            self.cursor.word("AND")?;
            self.operand(binds::RANGE + 1)?;
            arity = 3;
        } else {
            self.takes_any(&["TO", "OF"]);
            self.operand(binds::RANGE + 1)?;
            if self.cursor.takes_word("ESCAPE") {
                self.operand(binds::RANGE + 1)?;
                arity = 3;
            }
        }
        self.push(Op::Test, word, start, arity);
        Ok(())
    }
}
