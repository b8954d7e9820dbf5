//! Columns and calls: arguments, the words between them, FILTER and OVER.

use super::node::Op;
use super::read::Reader;
use super::tree::Name;
use crate::sql::binds;
use crate::sql::callable::is_time_unit;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;
use crate::sql::token::{Kind, Span};

/// The words that may stand between the arguments of a function.
fn separators(name: &str) -> &'static [&'static str] {
    match name {
        "EXTRACT" | "TRIM" => &["FROM"],
        "POSITION" => &["IN", "FROM"],
        "OVERLAY" => &["PLACING", "FROM", "FOR"],
        "FLOOR" | "CEIL" | "CEILING" => &["TO"],
        "SUBSTRING" => &["FROM", "FOR", "SIMILAR", "ESCAPE"],
        "CONVERT" | "TRANSLATE" => &["USING"],
        "GROUP_CONCAT" | "STRING_AGG" => &["SEPARATOR"],
        _ => &[],
    }
}

/// What a window says: how many operands it has for what.
#[derive(Default)]
pub struct Window {
    /// Those that partition.
    pub partition: usize,
    /// Those that order.
    pub order: usize,
    /// The first of them orders downwards.
    pub is_descending: bool,
}

impl<'a> Reader<'a> {
    /// Reads a column with what stands in front of it, or a call.
    pub fn named(&mut self) -> Parsed<()> {
        let start = self.cursor.span();
        let mut word = self.cursor.ahead(0);
        let mut path: Vec<Name> = vec![self.name()?];
        while self.cursor.is_sign(".") && !self.cursor.is_sign_ahead(1, "*") {
            self.cursor.pass();
            word = self.cursor.ahead(0);
            path.push(self.name()?);
        }
        if self.cursor.is_sign("(") {
            return self.call(word, start);
        }
        self.push(Op::Column(path), word, start, 0);
        Ok(())
    }

    /// A call, from its opening bracket on.
    pub fn call(&mut self, word: &'a str, start: Span) -> Parsed<()> {
        self.cursor.sign("(")?;
        let name = word.to_ascii_uppercase();
        let mut arity = 0;
        if self.cursor.is_sign("*") && self.cursor.is_sign_ahead(1, ")") {
            self.cursor.pass();
        } else if name.starts_with("JSON_") {
            arity = self.json_arguments()?;
        } else if !self.cursor.is_sign(")") {
            self.takes_any(&["DISTINCT", "ALL"]);
            arity = self.arguments(&name)?;
            arity += self.order_by()?.len();
        }
        self.cursor.sign(")")?;
        if self.cursor.is_word("WITHIN") && self.cursor.is_word_ahead(1, "GROUP") {
            self.cursor.pass();
            self.cursor.pass();
            self.cursor.sign("(")?;
            arity += self.order_by()?.len();
            self.cursor.sign(")")?;
        }
        if self.is_any(&["IGNORE", "RESPECT"]) && self.cursor.is_word_ahead(1, "NULLS") {
            self.cursor.pass();
            self.cursor.pass();
        }
        if self.cursor.is_word("FILTER") {
            self.cursor.pass();
            self.cursor.sign("(")?;
            self.cursor.word("WHERE")?;
            self.operand(0)?;
            arity += 1;
            self.cursor.sign(")")?;
        }
        let is_over = self.cursor.is_word("OVER");
        self.push(Op::Call { is_over }, word, start, arity);
        if is_over {
            self.cursor.pass();
            let window = self.over()?;
            let arity = 1 + window.partition + window.order;
            let op = Op::Over {
                partition: window.partition,
                order: window.order,
                is_descending: window.is_descending,
            };
            self.push(op, word, start, arity);
        }
        Ok(())
    }

    fn arguments(&mut self, name: &str) -> Parsed<usize> {
        let mut arity = 0;
        loop {
            arity += self.argument(name)?;
            let goes_on = self.cursor.takes_sign(",") || self.takes_any(separators(name));
            if !goes_on {
                return Ok(arity);
            }
        }
    }

    fn argument(&mut self, name: &str) -> Parsed<usize> {
        if self.cursor.is_sign_ahead(1, "=>") && self.cursor.kind() != Some(Kind::Symbol) {
            self.cursor.pass();
            self.cursor.pass();
        }
        if name == "TRIM"
            && self.takes_any(&["BOTH", "LEADING", "TRAILING"])
            && self.cursor.takes_word("FROM")
        {
            self.operand(0)?;
            return Ok(1);
        }
        let word = self.cursor.ahead(0);
        let ends = [",", ")"]
            .iter()
            .any(|sign| self.cursor.is_sign_ahead(1, sign))
            || self.cursor.is_word_ahead(1, "FROM");
        let takes_units = matches!(
            name,
            "EXTRACT" | "TIMESTAMPADD" | "TIMESTAMPDIFF" | "FLOOR" | "CEIL" | "CEILING"
        );
        if ends && takes_units && self.cursor.kind() == Some(Kind::Word) && is_time_unit(word) {
            let span = self.cursor.span();
            self.cursor.pass();
            self.push(Op::Literal(None), word, span, 0);
            return Ok(1);
        }
        if self.cursor.is_word("DESCRIPTOR") && self.cursor.is_sign_ahead(1, "(") {
            self.cursor.pass();
            self.names()?;
            return Ok(0);
        }
        if self.cursor.takes_word("DEFAULT") {
            return Ok(0);
        }
        // `POSITION(a IN b)`: its IN is no operator; nor is SIMILAR in SUBSTRING.
        let at_least = if matches!(name, "POSITION" | "SUBSTRING") {
            binds::RANGE + 1
        } else {
            0
        };
        self.operand(at_least)?;
        Ok(1)
    }

    /// A window behind OVER, or its name.
    fn over(&mut self) -> Parsed<Window> {
        if self.cursor.is_sign("(") {
            return self.window();
        }
        self.cursor.name()?;
        Ok(Window::default())
    }

    /// Reads a window in brackets.
    pub fn window(&mut self) -> Parsed<Window> {
        self.cursor.sign("(")?;
        if self.cursor.is_name() && !self.cursor.is_sign_ahead(1, "(") {
            self.cursor.name()?;
        }
        let mut partition = 0;
        if self.cursor.takes_word("PARTITION") {
            self.cursor.word("BY")?;
            partition = self.expressions()?.len();
        }
        let keys = self.order_by()?;
        if self.takes_any(&["ROWS", "RANGE"]) {
            if self.cursor.takes_word("BETWEEN") {
                self.bound()?;
                self.cursor.word("AND")?;
            }
            self.bound()?;
        }
        self.cursor.sign(")")?;
        Ok(Window {
            partition,
            order: keys.len(),
            is_descending: keys.first().is_some_and(|key| key.is_descending),
        })
    }

    /// One end of a window. Its value is a constant, which nobody asks for.
    fn bound(&mut self) -> Parsed<()> {
        if self.cursor.takes_word("CURRENT") {
            return self.cursor.word("ROW");
        }
        if !self.cursor.takes_word("UNBOUNDED") {
            let before = self.nodes.len();
            self.operand(binds::RANGE + 1)?;
            self.nodes.truncate(before);
        }
        if self.takes_any(&["PRECEDING", "FOLLOWING"]) {
            return Ok(());
        }
        Err(self.cursor.expected(Expected::Word("PRECEDING")))
    }
}
