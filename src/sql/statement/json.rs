//! The arguments of JSON functions, which have clauses of their own: RETURNING, ON EMPTY, ON ERROR, ON NULL.

use super::node::Op;
use super::read::Reader;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;

impl Reader<'_> {
    /// Reads the arguments up to the closing bracket: how many there are.
    pub fn json_arguments(&mut self) -> Parsed<usize> {
        let mut arity = 0;
        while !self.cursor.is_sign(")") && !self.is_json_clause() {
            arity += self.json_argument()?;
            if !self.cursor.takes_sign(",") {
                break;
            }
        }
        arity += self.order_by()?.len();
        while self.is_json_clause() {
            arity += self.json_clause()?;
        }
        Ok(arity)
    }

    /// A value, or `[KEY] key VALUE value`, `key : value`.
    fn json_argument(&mut self) -> Parsed<usize> {
        let names_key = self.cursor.is_word("KEY")
            && !self.cursor.is_word_ahead(1, "VALUE")
            && ![",", ")", ".", ":", "[", "("]
                .iter()
                .any(|sign| self.cursor.is_sign_ahead(1, sign));
        if names_key {
            self.cursor.pass();
        }
        self.operand(0)?;
        self.format_json();
        if self.cursor.takes_word("VALUE") || self.cursor.takes_sign(":") {
            self.operand(0)?;
            self.format_json();
            return Ok(2);
        }
        Ok(1)
    }

    fn format_json(&mut self) {
        if self.cursor.is_word("FORMAT") && self.cursor.is_word_ahead(1, "JSON") {
            self.cursor.pass();
            self.cursor.pass();
        }
    }

    /// Whether a clause begins here. TRUE, NULL and the like begin one only in front of ON.
    fn is_json_clause(&self) -> bool {
        let is_before_on = self.cursor.is_word_ahead(1, "ON");
        self.is_any(&["RETURNING", "PASSING", "WITHOUT", "DEFAULT"])
            || self.cursor.is_word("WITH")
            || self.cursor.is_word("EMPTY")
            || self.is_any(&["NULL", "ABSENT", "ERROR", "TRUE", "FALSE", "UNKNOWN"]) && is_before_on
    }

    fn json_clause(&mut self) -> Parsed<usize> {
        if self.cursor.takes_word("RETURNING") {
            let span = self.cursor.span();
            let target = self.cursor.data_type(self.depth)?;
            self.push(Op::Literal(Some(target)), "RETURNING", span, 0);
            return Ok(1);
        }
        if self.cursor.takes_word("PASSING") {
            let mut arity = 0;
            loop {
                self.operand(0)?;
                arity += 1;
                self.cursor.word("AS")?;
                self.cursor.name()?;
                if !self.cursor.takes_sign(",") {
                    return Ok(arity);
                }
            }
        }
        if self.takes_any(&["WITH", "WITHOUT"]) {
            self.takes_any(&["CONDITIONAL", "UNCONDITIONAL"]);
            self.cursor.takes_word("ARRAY");
            self.cursor.word("WRAPPER")?;
            return Ok(0);
        }
        let mut arity = 0;
        if self.cursor.takes_word("DEFAULT") {
            self.operand(0)?;
            arity = 1;
        } else {
            let is_empty = self.cursor.is_word("EMPTY");
            self.cursor.pass();
            if is_empty {
                self.takes_any(&["ARRAY", "OBJECT"]);
            }
        }
        self.cursor.word("ON")?;
        if !self.takes_any(&["EMPTY", "ERROR", "NULL"]) {
            return Err(self.cursor.expected(Expected::Word("ERROR")));
        }
        Ok(arity)
    }
}
