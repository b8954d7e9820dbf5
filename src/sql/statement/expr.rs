//! Expressions: operators and what they stand between. Only the grammar; what a name means is settled later.

use super::node::Op;
use super::read::Reader;
use crate::sql::binds;
use crate::sql::cursor::Parsed;
use crate::sql::infer;
use crate::sql::problem::{Expected, Fault};
use crate::sql::token::{Kind, Span};

/// Words between two operands that ask how two values or periods lie.
static RELATIONS: [&str; 10] = [
    "BETWEEN", "CONTAINS", "EQUALS", "ILIKE", "IN", "LIKE", "OVERLAPS", "PRECEDES", "RLIKE",
    "SUCCEEDS",
];

impl Reader<'_> {
    /// Reads what binds at least so tightly.
    pub fn operand(&mut self, at_least: u8) -> Parsed<()> {
        self.deeper(1)?;
        let start = self.cursor.span();
        self.prefixed(at_least)?;
        while let Some(binding) = self.binding()
            && binding >= at_least
        {
            self.operation(binding, start)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// How tightly the operator binds that stands here, if one does.
    fn binding(&self) -> Option<u8> {
        let cursor = &self.cursor;
        match cursor.kind()? {
            Kind::Symbol | Kind::Stray => cursor.binding(),
            Kind::Word => {
                let negated = usize::from(cursor.is_word("NOT"));
                let is = |word| cursor.is_word_ahead(negated, word);
                let is_of = (is("MEMBER") || is("SUBMULTISET"))
                    && cursor.is_word_ahead(negated + 1, "OF")
                    || is("SIMILAR") && cursor.is_word_ahead(negated + 1, "TO");
                if is_of || RELATIONS.iter().any(|word| is(word)) {
                    Some(binds::RANGE)
                } else if negated == 1 {
                    None
                } else if is("AND") {
                    Some(binds::AND)
                } else if is("OR") {
                    Some(binds::OR)
                } else if is("MULTISET") {
                    Some(binds::ADD)
                } else {
                    is("IS").then_some(binds::IS)
                }
            }
            _ => None,
        }
    }

    fn operation(&mut self, binding: u8, start: Span) -> Parsed<()> {
        let span = self.cursor.span();
        match binding {
            binds::IS => return self.is_test(start),
            binds::RANGE => return self.relation(start),
            _ => {}
        }
        let operator = self.cursor.operator();
        if self.cursor.ahead(0) == ">" && operator == "=" {
            return Err(self.cursor.wrong(Fault::Operator { meant: Some(">=") }));
        }
        let op = match binding {
            binds::COMPARE => Op::Compare,
            binds::AND | binds::OR => Op::Logic,
            _ => Op::Arithmetic,
        };
        if binding == binds::COMPARE
            && self.is_any(&["ANY", "SOME", "ALL"])
            && self.cursor.is_sign_ahead(1, "(")
        {
            self.cursor.pass();
            return self.choices(start);
        }
        if operator.eq_ignore_ascii_case("MULTISET") {
            if !self.takes_any(&["UNION", "INTERSECT", "EXCEPT"]) {
                return Err(self.cursor.expected(Expected::Word("UNION")));
            }
            self.takes_any(&["ALL", "DISTINCT"]);
            self.operand(binding + 1)?;
            self.push(Op::Other, operator, start, 2);
            return Ok(());
        }
        let (at, next) = (self.cursor.at, self.cursor.span());
        let read = self.operand(binding + 1);
        if read.is_err()
            && self.cursor.at == at
            && let Some(problem) = self.cursor.problems.last_mut()
            && problem.span == next
            && next.start < self.cursor.text.len()
        {
            // Flink names the operator where nothing can follow it.
            problem.span = span.to(next);
        }
        read?;
        self.push(op, operator, start, 2);
        Ok(())
    }

    /// An operand behind its signs or NOTs, however many.
    fn prefixed(&mut self, at_least: u8) -> Parsed<()> {
        let start = self.cursor.span();
        let mut is_negated = false;
        while self.cursor.takes_word("NOT") {
            is_negated = true;
        }
        if is_negated && at_least <= binds::NOT {
            self.operand(binds::NOT + 1)?;
            self.push(Op::Logic, "NOT", start, 1);
            return Ok(());
        }
        let mut is_signed = false;
        while self.cursor.takes_sign("-") || self.cursor.takes_sign("+") {
            is_signed = true;
        }
        let place = self.cursor.span();
        self.primary()?;
        loop {
            let word = self.cursor.ahead(0);
            if self.cursor.takes_sign("[") {
                self.operand(0)?;
                self.cursor.sign("]")?;
                self.push(Op::Item, word, place, 2);
            } else if self.cursor.takes_sign(".") {
                let field = self.name()?;
                self.push(Op::Field(field), word, place, 1);
            } else if self.cursor.is_postgres_cast() {
                let operand = self.cursor.since(place);
                let target = self.cursor.postgres_cast(operand, self.depth)?;
                let op = Op::Cast {
                    target,
                    keeps_not_null: true,
                };
                self.push(op, "CAST", place, 1);
            } else {
                break;
            }
        }
        if is_signed {
            self.push(Op::Sign, "-", start, 1);
        }
        Ok(())
    }

    fn primary(&mut self) -> Parsed<()> {
        let span = self.cursor.span();
        let token = self.cursor.ahead(0);
        match self.cursor.kind() {
            Some(Kind::Integer | Kind::Decimal) => {
                self.cursor.pass();
                self.push(Op::Literal(infer::number(token)), token, span, 0);
            }
            Some(Kind::Text | Kind::PrefixedText) => {
                let known = self.cursor.text_literal()?;
                self.push(Op::Literal(known), token, span, 0);
            }
            Some(Kind::Name | Kind::UnicodeName) => self.named()?,
            Some(Kind::Word) if self.is_word_form() => self.word_form()?,
            Some(Kind::Word) if self.cursor.is_name() => self.named()?,
            Some(Kind::Word) => {
                // What stands here is a reserved word: a clause, or a name without its backticks.
                let ends = self.cursor.is_clause();
                return Err(if ends {
                    self.cursor.expected(Expected::Expression)
                } else {
                    self.cursor.expected_name()
                });
            }
            Some(Kind::Symbol) if token == "(" => return self.bracket(),
            Some(Kind::Symbol) if token == "?" => {
                return Err(self.cursor.wrong(Fault::NotARowExpression));
            }
            _ => return Err(self.cursor.expected(Expected::Expression)),
        }
        Ok(())
    }
}
