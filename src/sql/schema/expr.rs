//! Expressions of computed columns and watermarks: whether Flink can read them, and their type where it is
//! plain. No tree is built: an expression is read once for its grammar, and once more with the columns known.

use super::scope::Scope;
use crate::sql::binds;
use crate::sql::cursor::{Cursor, MAX_DEPTH, Parsed};
use crate::sql::infer::{self, Known, may_be_true, truth};
use crate::sql::problem::{Expected, Fault};
use crate::sql::reserved::is_reserved;
use crate::sql::schema::words::{is_part, is_type_name};
use crate::sql::token::{Kind, Span};
use crate::sql::types::Type;

/// What reads an expression.
pub struct Reader<'c, 'a, 's> {
    /// The place in the text.
    pub cursor: &'c mut Cursor<'a>,
    /// The columns; none while only the grammar is looked at.
    pub scope: Option<&'s Scope<'s>>,
}

impl Reader<'_, '_, '_> {
    /// Reads an expression.
    pub fn expression(&mut self, depth: usize) -> Parsed<Known> {
        self.binary(0, depth)
    }

    /// Reads what binds at least so tightly.
    pub fn binary(&mut self, at_least: u8, depth: usize) -> Parsed<Known> {
        let start = self.cursor.span();
        if depth > MAX_DEPTH {
            return Err(self.cursor.error(start, Fault::TooDeep));
        }
        let mut left = self.prefixed(at_least, depth)?;
        while let Some(binding) = self.binding()
            && binding >= at_least
        {
            left = self.operation(left, binding, start, depth)?;
        }
        Ok(left)
    }

    /// How tightly the operator binds that stands here, if one does.
    fn binding(&self) -> Option<u8> {
        let cursor = &self.cursor;
        match cursor.kind()? {
            Kind::Symbol | Kind::Stray => cursor.binding(),
            Kind::Word => {
                let is_negated = cursor.is_word("NOT");
                let is = |word| cursor.is_word_ahead(usize::from(is_negated), word);
                if is("BETWEEN") || is("IN") || is("LIKE") || is("SIMILAR") {
                    Some(binds::RANGE)
                } else if is_negated {
                    None
                } else if is("AND") {
                    Some(binds::AND)
                } else if is("OR") {
                    Some(binds::OR)
                } else {
                    is("IS").then_some(binds::IS)
                }
            }
            _ => None,
        }
    }

    fn operation(&mut self, left: Known, binding: u8, start: Span, depth: usize) -> Parsed<Known> {
        if binding == binds::IS {
            return self.is_test(depth);
        }
        if binding == binds::RANGE {
            return self.range(left, depth);
        }
        let operator = self.cursor.operator();
        let right = self.binary(binding + 1, depth + 1)?;
        let is_logic = matches!(binding, binds::AND | binds::OR);
        if is_logic && !(may_be_true(&left) && may_be_true(&right)) {
            let span = self.cursor.since(start);
            self.tell(span, Fault::OperandTypes);
        }
        if matches!(binding, binds::ADD | binds::MULTIPLY) {
            let Ok(known) = infer::arithmetic(operator, left, right) else {
                let span = self.cursor.since(start);
                self.tell(span, Fault::OperandTypes);
                return Ok(None);
            };
            return Ok(known);
        }
        Ok(Some(truth(&left, &right)))
    }

    /// An operand behind its signs or NOTs, however many.
    fn prefixed(&mut self, at_least: u8, depth: usize) -> Parsed<Known> {
        let mut is_negated = false;
        while self.cursor.takes_word("NOT") {
            is_negated = true;
        }
        if is_negated && at_least <= binds::NOT {
            let start = self.cursor.span();
            let known = self.binary(binds::NOT + 1, depth + 1)?;
            if !may_be_true(&known) {
                let span = self.cursor.since(start);
                self.tell(span, Fault::OperandTypes);
            }
            return Ok(known.map(|known| Type::Boolean.or_null(!known.is_not_null)));
        }
        while self.cursor.takes_sign("-") || self.cursor.takes_sign("+") {}
        let start = self.cursor.span();
        let mut known = self.primary(depth)?;
        loop {
            if self.cursor.takes_sign("[") {
                self.expression(depth + 1)?;
                self.cursor.sign("]")?;
                known = known.and_then(|known| match known.kind {
                    Type::Array(element) => Some(element.kind.nullable()),
                    Type::Map(entry) => Some(entry.1.kind.nullable()),
                    _ => None,
                });
            } else if self.cursor.takes_sign(".") {
                let field = self.cursor.name()?;
                known = known.and_then(|row| {
                    let found = row.field(&field)?;
                    let is_not_null = row.is_not_null && found.is_not_null;
                    Some(found.kind.clone().or_null(!is_not_null))
                });
            } else if self.cursor.is_postgres_cast() {
                let operand = self.cursor.since(start);
                self.cursor.postgres_cast(operand, depth + 1)?;
                known = None;
            } else {
                return Ok(known);
            }
        }
    }

    fn primary(&mut self, depth: usize) -> Parsed<Known> {
        let span = self.cursor.span();
        let token = self.cursor.ahead(0);
        match self.cursor.kind() {
            Some(Kind::Integer | Kind::Decimal) => {
                self.cursor.pass();
                Ok(infer::number(token))
            }
            Some(Kind::Text | Kind::PrefixedText) => self.cursor.text_literal(),
            Some(Kind::Name | Kind::UnicodeName) => self.named(depth),
            Some(Kind::Word) if self.is_word_form() => self.word_form(depth),
            Some(Kind::Word) if !is_reserved(token) => self.named(depth),
            Some(Kind::Symbol) if token == "(" => {
                self.cursor.pass();
                let mut types = self.list(")", depth + 1)?;
                let first = types.swap_remove(0);
                Ok(first.filter(|_| types.is_empty()))
            }
            Some(Kind::Symbol) if token == "?" => {
                Err(self.cursor.error(span, Fault::NotARowExpression))
            }
            Some(Kind::Word) if !self.is_part_of_column(token) => Err(self.cursor.expected_name()),
            _ => Err(self.cursor.expected(Expected::Expression)),
        }
    }

    /// Whether a reserved word begins something else of a column here: a clause, its type, or what stands behind it.
    fn is_part_of_column(&self, word: &str) -> bool {
        self.cursor.is_clause()
            || is_type_name(word)
            || is_part(word)
                && self
                    .cursor
                    .token(1)
                    .is_none_or(|next| next.kind != Kind::Symbol)
    }

    /// Expressions with commas between them and the closing sign.
    pub fn list(&mut self, close: &'static str, depth: usize) -> Parsed<Vec<Known>> {
        let mut types = vec![self.expression(depth)?];
        while self.cursor.takes_sign(",") {
            types.push(self.expression(depth)?);
        }
        self.cursor.sign(close)?;
        Ok(types)
    }

    /// A column, a field of one, or a call.
    fn named(&mut self, depth: usize) -> Parsed<Known> {
        let span = self.cursor.span();
        let name = self.cursor.name()?;
        if self.cursor.is_sign("(") {
            return self.call(&name, span, depth);
        }
        let Some(scope) = self.scope else {
            return Ok(None);
        };
        let mut found = match scope.column(&name) {
            Ok(found) => found,
            // The one function that needs no brackets and is no reserved word.
            Err(Fault::UnknownColumn(_))
                if span.of(self.cursor.text).eq_ignore_ascii_case("PI") =>
            {
                return Ok(Some(Type::Double.or_null(false)));
            }
            Err(fault) => {
                self.tell(span, fault);
                None
            }
        };
        // Only the type at the end of the path is copied: the row may be large.
        let mut is_not_null = true;
        while self.cursor.takes_sign(".") {
            let span = self.cursor.span();
            let name = self.cursor.name()?;
            is_not_null &= found.is_some_and(|row| row.is_not_null);
            let field = found.and_then(|row| row.field(&name));
            if found.is_some() && field.is_none() {
                self.tell(span, Fault::UnknownField);
            }
            found = field;
        }
        Ok(found.map(|found| {
            found
                .kind
                .clone()
                .or_null(!(is_not_null && found.is_not_null))
        }))
    }

    /// Notes what only the columns can tell.
    pub fn tell(&mut self, span: Span, fault: Fault) {
        if self.scope.is_some() {
            let was_silent = std::mem::take(&mut self.cursor.is_silent);
            self.cursor.error(span, fault);
            self.cursor.is_silent = was_silent;
        }
    }
}
