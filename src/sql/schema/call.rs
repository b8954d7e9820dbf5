//! Calls of functions, those with words between their arguments too.

use super::expr::Reader;
use crate::sql::callable::{is_aggregation, is_time_unit};
use crate::sql::cursor::Parsed;
use crate::sql::function::{ROW_FUNCTIONS, has};
use crate::sql::infer::{self, Known};
use crate::sql::problem::Fault;
use crate::sql::token::{Kind, Span};

/// Words that stand between the arguments of some functions.
static SEPARATORS: [&str; 7] = ["FROM", "FOR", "IN", "TO", "PLACING", "USING", "SEPARATOR"];

impl Reader<'_, '_, '_> {
    /// A call, from its opening bracket on.
    pub fn call(&mut self, name: &str, span: Span, depth: usize) -> Parsed<Known> {
        if is_aggregation(name) {
            return Err(self.cursor.error(span, Fault::NotARowExpression));
        }
        if !has(&ROW_FUNCTIONS, name) {
            self.tell(span, Fault::UnknownFunction);
        }
        self.cursor.sign("(")?;
        if name
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("JSON_"))
        {
            return self.json_call(name, depth);
        }
        let mut types: Vec<Known> = Vec::new();
        if !self.cursor.is_sign(")") {
            loop {
                types.push(self.argument(name, depth)?);
                let goes_on = self.cursor.takes_sign(",")
                    || SEPARATORS.iter().any(|word| self.cursor.takes_word(word));
                if !goes_on {
                    break;
                }
            }
        }
        self.cursor.sign(")")?;
        Ok(infer::call(name, &types))
    }

    fn argument(&mut self, name: &str, depth: usize) -> Parsed<Known> {
        for word in ["BOTH", "LEADING", "TRAILING", "DISTINCT", "ALL"] {
            if self.cursor.takes_word(word) && self.cursor.takes_word("FROM") {
                break;
            }
        }
        let ends = self.cursor.is_sign_ahead(1, ",")
            || self.cursor.is_sign_ahead(1, ")")
            || self.cursor.is_word_ahead(1, "FROM");
        if ends && is_time_unit(self.cursor.ahead(0)) && !self.cursor.is_name() {
            self.cursor.pass();
            return Ok(None);
        }
        let takes_units =
            name.len() > 8 && name.starts_with(['T', 't']) || name.eq_ignore_ascii_case("EXTRACT");
        if ends && takes_units && is_time_unit(self.cursor.ahead(0)) {
            self.cursor.pass();
            return Ok(None);
        }
        // `POSITION(a IN b)`: its IN is no operator.
        let at_least = if name.eq_ignore_ascii_case("POSITION") {
            40
        } else {
            0
        };
        self.binary(at_least, depth + 1)
    }

    /// JSON functions have clauses of their own behind their arguments: only the brackets are followed.
    fn json_call(&mut self, name: &str, depth: usize) -> Parsed<Known> {
        if !self.cursor.is_sign(")") {
            let is_pair = self.cursor.is_word("KEY");
            if !is_pair && !self.cursor.is_word("ABSENT") && !self.cursor.is_word("NULL") {
                self.expression(depth + 1)?;
            }
        }
        let mut open = 1_usize;
        let mut is_plain = true;
        while let Some(kind) = self.cursor.kind() {
            let is_broken = matches!(
                kind,
                Kind::Stray | Kind::OpenName | Kind::EmptyName | Kind::OpenText | Kind::OpenComment
            );
            if is_broken || self.cursor.is_sign(";") || self.cursor.is_sign("\"") {
                break;
            }
            is_plain &= !self.cursor.is_word("RETURNING") && !self.cursor.is_word("DEFAULT");
            match self.cursor.ahead(0) {
                "(" | "[" => open += 1,
                ")" | "]" => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            self.cursor.pass();
        }
        self.cursor.sign(")")?;
        Ok(infer::call(name, &[]).filter(|_| is_plain))
    }
}
