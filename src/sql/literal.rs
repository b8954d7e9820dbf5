//! What stands for itself in an expression, in a column as in a statement: texts, times, units of an interval.

use super::callable::{FUNCTIONS, is_aggregation, unit};
use super::cursor::{Cursor, Parsed};
use super::infer::Known;
use super::problem::{Expected, Fault, Mend};
use super::reserved::find;
use super::token::Kind;
use super::types::Type;

impl Cursor<'_> {
    /// Whether a reserved word that is a function stands here, in front of its bracket.
    pub fn is_function(&self) -> bool {
        let word = self.ahead(0);
        let is_known = find(&FUNCTIONS, word).is_some() || is_aggregation(word);
        is_known && self.is_sign_ahead(1, "(")
    }

    /// Passes a text and gives its type. That of one with a prefix is not known.
    pub fn text_literal(&mut self) -> Parsed<Known> {
        let is_plain = self.kind() == Some(Kind::Text);
        let said = self.text()?;
        // A text in Unicode's escapes may name the sign that these begin with.
        if !is_plain && said.starts_with(['U', 'u']) && self.takes_word("UESCAPE") {
            self.text()?;
        }
        let length = said.encode_utf16().count();
        let length = u32::try_from(length).ok().filter(|_| is_plain);
        Ok(length.map(|length| Type::Char(length).or_null(false)))
    }

    /// Passes the text behind DATE, TIME or TIMESTAMP and gives its type.
    pub fn time_literal(&mut self, form: &str) -> Parsed<Known> {
        let text = self.text()?;
        let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
        let kind = match form {
            "DATE" => Type::Date,
            "TIME" => Type::Time,
            _ => Type::Timestamp(u32::try_from(fraction.len()).unwrap_or(9).min(9)),
        };
        Ok(Some(kind.or_null(false)))
    }

    /// The type of `CURRENT_TIMESTAMP` and its like, which was passed and takes no brackets in Flink 1.20.
    pub fn moment(&mut self, form: &str) -> Parsed<Type> {
        if self.is_sign("(") {
            let span = self.span();
            let close = self.token(1).filter(|_| self.is_sign_ahead(1, ")"));
            let mend = close.map(|close| Mend {
                span: span.to(close.span),
                text: String::new(),
            });
            return Err(self.error_with(span, Fault::NoParameters, mend));
        }
        Ok(match form {
            "CURRENT_DATE" => Type::Date,
            "CURRENT_TIMESTAMP" => Type::TimestampLtz(3),
            "LOCALTIMESTAMP" => Type::Timestamp(3),
            _ => Type::Time,
        })
    }

    /// Passes `SECOND`, `DAY(3) TO SECOND(6)`, … and gives the type of their interval.
    pub fn interval_unit(&mut self) -> Parsed<Type> {
        let first = self.unit()?;
        if self.takes_word("TO") {
            self.unit()?;
        }
        let is_time = !matches!(first, "MONTH" | "QUARTER" | "YEAR");
        Ok(Type::Interval { is_time })
    }

    fn unit(&mut self) -> Parsed<&'static str> {
        let Some(unit) = unit(self.ahead(0)) else {
            return Err(self.expected(Expected::TimeUnit));
        };
        self.pass();
        let digits = self.token(1).map(|token| token.kind);
        if self.is_sign("(") && digits == Some(Kind::Integer) {
            self.pass();
            self.integer()?;
            if self.takes_sign(",") {
                self.integer()?;
            }
            self.sign(")")?;
        }
        Ok(unit)
    }

    /// Passes a number.
    pub fn integer(&mut self) -> Parsed<()> {
        if self.kind() != Some(Kind::Integer) {
            return Err(self.wrong(Fault::NotANumber));
        }
        self.pass();
        Ok(())
    }
}
