//! The parts of expressions that begin with a keyword, and calls.

use super::expr::Reader;
use crate::sql::cursor::Parsed;
use crate::sql::infer::{self, Known};
use crate::sql::problem::{Expected, Fault};
use crate::sql::reserved::find;
use crate::sql::token::Kind;
use crate::sql::types::{DataType, Type};

/// Words that begin an expression of their own form, sorted.
#[rustfmt::skip]
static FORMS: [&str; 27] = [
    "ARRAY", "CASE", "CAST", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "DATE", "EXISTS", "FALSE",
    "INTERVAL", "LOCALTIME", "LOCALTIMESTAMP", "MAP", "MULTISET", "NULL", "PERIOD", "ROW", "SELECT", "TABLE",
    "TIME", "TIMESTAMP", "TRUE", "TRY_CAST", "UNIQUE", "UNKNOWN", "VALUES", "WITH",
];

impl Reader<'_, '_, '_> {
    /// Whether a form begins here. A word that is also a plain name begins one only in front of its bracket.
    pub fn is_word_form(&self) -> bool {
        let word = self.cursor.ahead(0);
        match find(&FORMS, word) {
            Some("MAP") => self.cursor.is_sign_ahead(1, "["),
            Some("TRY_CAST") => self.cursor.is_sign_ahead(1, "("),
            Some(_) => true,
            None => self.cursor.is_function(),
        }
    }

    /// Reads a form.
    pub fn word_form(&mut self, depth: usize) -> Parsed<Known> {
        let span = self.cursor.span();
        let word = self.cursor.ahead(0);
        let Some(form) = find(&FORMS, word) else {
            let name = word.to_owned();
            self.cursor.pass();
            return self.call(&name, span, depth);
        };
        if matches!(
            form,
            "SELECT" | "TABLE" | "VALUES" | "WITH" | "EXISTS" | "UNIQUE"
        ) {
            return Err(self.cursor.error(span, Fault::NotARowExpression));
        }
        self.cursor.pass();
        let known = match form {
            "TRUE" | "FALSE" => Type::Boolean.or_null(false),
            "UNKNOWN" => Type::Boolean.nullable(),
            "NULL" => Type::Null.nullable(),
            "DATE" | "TIME" | "TIMESTAMP" => return self.cursor.time_literal(form),
            "INTERVAL" => return self.interval(depth),
            "CASE" => return self.case(depth),
            "CAST" => return self.cast(true, depth),
            "TRY_CAST" => return self.cast(false, depth),
            "ARRAY" | "MAP" | "MULTISET" => {
                self.cursor.sign("[")?;
                if self.cursor.takes_sign("]") {
                    return Ok(None);
                }
                let types = self.list("]", depth + 1)?;
                return Ok(infer::collection(form, types));
            }
            "ROW" | "PERIOD" => {
                self.cursor.sign("(")?;
                let types = self.list(")", depth + 1)?;
                return Ok(infer::row(types).filter(|_| form == "ROW"));
            }
            _ => self.cursor.moment(form)?.or_null(false),
        };
        Ok(Some(known))
    }

    fn interval(&mut self, depth: usize) -> Parsed<Known> {
        if !self.cursor.takes_sign("-") {
            self.cursor.takes_sign("+");
        }
        match self.cursor.kind() {
            Some(Kind::Text | Kind::Integer | Kind::Decimal) => self.cursor.pass(),
            Some(Kind::Symbol) if self.cursor.is_sign("(") => {
                self.cursor.pass();
                self.expression(depth + 1)?;
                self.cursor.sign(")")?;
            }
            _ if self.cursor.is_name() => {
                self.cursor.name()?;
            }
            _ => return Err(self.cursor.expected(Expected::Text)),
        }
        let kind = self.cursor.interval_unit()?;
        Ok(Some(kind.or_null(false)))
    }

    fn case(&mut self, depth: usize) -> Parsed<Known> {
        if !self.cursor.is_word("WHEN") {
            self.expression(depth + 1)?;
        }
        let mut known: Option<Known> = None;
        let mut add = |branch: Known| {
            known = Some(match known.take() {
                None => branch,
                Some(before) => infer::common(before, branch),
            });
        };
        self.cursor.word("WHEN")?;
        loop {
            self.expression(depth + 1)?;
            while self.cursor.takes_sign(",") {
                self.expression(depth + 1)?;
            }
            self.cursor.word("THEN")?;
            add(self.expression(depth + 1)?);
            if !self.cursor.takes_word("WHEN") {
                break;
            }
        }
        add(if self.cursor.takes_word("ELSE") {
            self.expression(depth + 1)?
        } else {
            Some(Type::Null.nullable())
        });
        self.cursor.word("END")?;
        Ok(known.flatten())
    }

    /// A cast allows NULL where its operand does, and where it may fail.
    fn cast(&mut self, keeps_not_null: bool, depth: usize) -> Parsed<Known> {
        self.cursor.sign("(")?;
        let operand = self.expression(depth + 1)?;
        self.cursor.word("AS")?;
        let known = if self.cursor.takes_word("INTERVAL") {
            Some(self.cursor.interval_unit()?.or_null(false))
        } else {
            let target = self.cursor.data_type(depth + 1)?;
            operand.map(|operand| DataType {
                is_not_null: keeps_not_null && operand.is_not_null,
                ..target
            })
        };
        self.cursor.sign(")")?;
        Ok(known)
    }
}
