//! The parts of expressions that begin with a keyword, and calls.

use super::expr::Reader;
use crate::sql::callable::{AGGREGATIONS, FUNCTIONS, unit};
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
            None => {
                find(&FUNCTIONS, word)
                    .or(find(&AGGREGATIONS, word))
                    .is_some()
                    && self.cursor.is_sign_ahead(1, "(")
            }
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
            "DATE" | "TIME" | "TIMESTAMP" => return self.time_literal(form),
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
            _ => return self.moment(form),
        };
        Ok(Some(known))
    }

    /// `CURRENT_TIMESTAMP` and its like, which take no brackets in Flink 1.20.
    fn moment(&mut self, form: &str) -> Parsed<Known> {
        if self.cursor.is_sign("(") {
            return Err(self.cursor.wrong(Fault::NoParameters));
        }
        let kind = match form {
            "CURRENT_DATE" => Type::Date,
            "CURRENT_TIMESTAMP" => Type::TimestampLtz(3),
            "LOCALTIMESTAMP" => Type::Timestamp(3),
            _ => Type::Time,
        };
        Ok(Some(kind.or_null(false)))
    }

    fn time_literal(&mut self, form: &str) -> Parsed<Known> {
        let text = self.cursor.text()?;
        let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
        let kind = match form {
            "DATE" => Type::Date,
            "TIME" => Type::Time,
            _ => Type::Timestamp(u32::try_from(fraction.len()).unwrap_or(9).min(9)),
        };
        Ok(Some(kind.or_null(false)))
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
        self.interval_unit()
    }

    /// `SECOND`, `DAY(3) TO SECOND(6)`, …
    fn interval_unit(&mut self) -> Parsed<Known> {
        let first = self.unit()?;
        if self.cursor.takes_word("TO") {
            self.unit()?;
        }
        let is_time = !matches!(first, "MONTH" | "QUARTER" | "YEAR");
        Ok(Some(Type::Interval { is_time }.or_null(false)))
    }

    fn unit(&mut self) -> Parsed<&'static str> {
        let Some(unit) = unit(self.cursor.ahead(0)) else {
            return Err(self.cursor.expected(Expected::TimeUnit));
        };
        self.cursor.pass();
        if self.cursor.takes_sign("(") {
            loop {
                if self.cursor.kind() != Some(Kind::Integer) {
                    return Err(self.cursor.wrong(Fault::NotANumber));
                }
                self.cursor.pass();
                if !self.cursor.takes_sign(",") {
                    break;
                }
            }
            self.cursor.sign(")")?;
        }
        Ok(unit)
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
            self.interval_unit()?
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
