//! The parts of expressions that begin with a keyword, and tests in words.

use super::node::{Op, QueryKind};
use super::read::Reader;
use super::tree::Name;
use crate::sql::binds;
use crate::sql::callable::RESERVED_FUNCTIONS;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;
use crate::sql::reserved::find;
use crate::sql::token::{Kind, Span};
use crate::sql::types::Type;

/// Words that begin an expression of their own form, sorted.
#[rustfmt::skip]
static FORMS: [&str; 24] = [
    "ARRAY", "CASE", "CAST", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "DATE", "EXISTS", "FALSE",
    "INTERVAL", "LOCALTIME", "LOCALTIMESTAMP", "MAP", "MULTISET", "NULL", "PERIOD", "ROW", "TIME", "TIMESTAMP",
    "TRUE", "TRY_CAST", "UNIQUE", "UNKNOWN", "USER",
];

impl Reader<'_> {
    /// Whether a form begins here. A word that is also a plain name begins one only in front of its bracket.
    pub fn is_word_form(&self) -> bool {
        let word = self.cursor.ahead(0);
        let calls = self.cursor.is_sign_ahead(1, "(");
        match find(&FORMS, word) {
            Some("TRY_CAST") => calls,
            Some(_) => true,
            None => {
                let is_reserved = calls && find(&RESERVED_FUNCTIONS, word).is_some();
                is_reserved || self.cursor.is_function() || self.is_of_match()
            }
        }
    }

    /// RUNNING and FINAL stand in front of a call in a pattern.
    fn is_of_match(&self) -> bool {
        self.is_any(&["RUNNING", "FINAL"])
            && self
                .cursor
                .token(1)
                .is_some_and(|next| next.kind == Kind::Word)
            && self.cursor.is_sign_ahead(2, "(")
    }

    /// Reads a form.
    pub fn word_form(&mut self) -> Parsed<()> {
        let span = self.cursor.span();
        let word = self.cursor.ahead(0);
        let Some(form) = find(&FORMS, word) else {
            self.cursor.pass();
            if self.cursor.kind() == Some(Kind::Word) {
                return self.operand(binds::MULTIPLY + 1);
            }
            return self.call(word, span);
        };
        match form {
            "TRUE" | "FALSE" | "UNKNOWN" => self.constant(Type::Boolean, span),
            "NULL" => self.constant(Type::Null, span),
            "DATE" | "TIME" | "TIMESTAMP" => return self.time_literal(form, span),
            "INTERVAL" => return self.interval(span),
            "CASE" => return self.case(span),
            "CAST" => return self.cast(true, span),
            "TRY_CAST" => return self.cast(false, span),
            "EXISTS" | "UNIQUE" => {
                self.cursor.pass();
                if !self.is_query_ahead(1) {
                    return Err(self.cursor.expected(Expected::Sign("(")));
                }
                return self.query_in_brackets(QueryKind::Test, span, 0);
            }
            "ARRAY" | "MAP" | "MULTISET" => return self.collection(form, span),
            "ROW" | "PERIOD" => {
                self.cursor.pass();
                self.cursor.sign("(")?;
                let count = self.operands(")")?;
                let op = if form == "ROW" { Op::Row } else { Op::Other };
                self.push(op, form, span, count);
            }
            "USER" => {
                self.cursor.pass();
                let name = word.to_owned();
                self.push(Op::Column(vec![Name { name, span }]), word, span, 0);
            }
            _ => {
                self.cursor.pass();
                let known = Some(self.cursor.moment(form)?.or_null(false));
                self.push(Op::Literal(known), word, span, 0);
            }
        }
        Ok(())
    }

    fn constant(&mut self, kind: Type, span: Span) {
        let word = self.cursor.ahead(0);
        self.cursor.pass();
        let is_null = kind == Type::Null;
        self.push(Op::Literal(Some(kind.or_null(is_null))), word, span, 0);
    }

    /// Reads operands with commas between them and the closing sign: how many there are.
    pub fn operands(&mut self, close: &'static str) -> Parsed<usize> {
        let count = self.listed()?;
        self.cursor.sign(close)?;
        Ok(count)
    }

    /// Reads operands with commas between them: how many there are.
    fn listed(&mut self) -> Parsed<usize> {
        let mut count = 0;
        loop {
            self.operand(0)?;
            count += 1;
            if !self.cursor.takes_sign(",") {
                return Ok(count);
            }
        }
    }

    fn collection(&mut self, form: &'static str, span: Span) -> Parsed<()> {
        self.cursor.pass();
        if self.cursor.is_sign("(") && self.is_query_ahead(1) {
            return self.query_in_brackets(QueryKind::Collection, span, 0);
        }
        self.cursor.sign("[")?;
        let count = if self.cursor.takes_sign("]") {
            0
        } else {
            self.operands("]")?
        };
        self.push(Op::Collection, form, span, count);
        Ok(())
    }

    fn time_literal(&mut self, form: &str, span: Span) -> Parsed<()> {
        if self
            .cursor
            .token(1)
            .is_none_or(|next| next.kind != Kind::Text)
        {
            return Err(self.cursor.expected_name());
        }
        let word = self.cursor.ahead(1);
        self.cursor.pass();
        let known = self.cursor.time_literal(form)?;
        self.push(Op::Literal(known), word, span, 0);
        Ok(())
    }

    fn interval(&mut self, span: Span) -> Parsed<()> {
        self.cursor.pass();
        if !self.cursor.takes_sign("-") {
            self.cursor.takes_sign("+");
        }
        let word = self.cursor.ahead(0);
        let mut arity = 0;
        match self.cursor.kind() {
            Some(Kind::Text | Kind::Integer | Kind::Decimal) => self.cursor.pass(),
            Some(Kind::Symbol) if self.cursor.is_sign("(") => {
                self.cursor.pass();
                self.operand(0)?;
                self.cursor.sign(")")?;
                arity = 1;
            }
            _ if self.cursor.is_name() => {
                self.named()?;
                arity = 1;
            }
            _ => return Err(self.cursor.expected(Expected::Text)),
        }
        let kind = self.cursor.interval_unit()?;
        if arity == 0 {
            let known = Some(kind.or_null(false));
            self.push(Op::Literal(known), word, span, 0);
        } else {
            self.push(Op::Other, "INTERVAL", span, arity);
        }
        Ok(())
    }

    fn case(&mut self, span: Span) -> Parsed<()> {
        self.cursor.pass();
        let has_operand = !self.cursor.is_word("WHEN");
        let mut arity = usize::from(has_operand);
        if has_operand {
            self.operand(0)?;
        }
        self.cursor.word("WHEN")?;
        loop {
            let place = self.cursor.span();
            let count = self.listed()?;
            if count > 1 {
                self.push(Op::Other, "WHEN", place, count);
            }
            self.cursor.word("THEN")?;
            self.operand(0)?;
            arity += 2;
            if !self.cursor.takes_word("WHEN") {
                break;
            }
        }
        let has_else = self.cursor.takes_word("ELSE");
        if has_else {
            self.operand(0)?;
            arity += 1;
        }
        self.cursor.word("END")?;
        let op = Op::Case {
            has_operand,
            has_else,
        };
        self.push(op, "CASE", span, arity);
        Ok(())
    }

    fn cast(&mut self, keeps_not_null: bool, span: Span) -> Parsed<()> {
        self.cursor.pass();
        self.cursor.sign("(")?;
        self.operand(0)?;
        self.cursor.word("AS")?;
        let target = if self.cursor.takes_word("INTERVAL") {
            self.cursor.interval_unit()?.or_null(false)
        } else {
            // A type prints a warning of its own only in a column list.
            self.cursor.data_type(self.depth)?
        };
        self.cursor.sign(")")?;
        let op = Op::Cast {
            target,
            keeps_not_null,
        };
        self.push(op, "CAST", span, 1);
        Ok(())
    }
}
