//! Types as they are written: read into `sql::types`, with what Flink refuses or changes noted.

use super::words::{foreign, is_parameterized_slip, is_type_name, meant_type};
use crate::sql::cursor::{Cursor, MAX_DEPTH, Parsed, Stop};
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::token::{Kind, Span, tokens};
use crate::sql::types::{DataType, MAX_LENGTH, Type};

impl Cursor<'_> {
    /// Whether the token so many places ahead is a word that a type of Flink begins with.
    pub fn is_type_word_ahead(&self, ahead: usize) -> bool {
        self.token(ahead)
            .is_some_and(|token| token.kind == Kind::Word)
            && is_type_name(self.ahead(ahead))
    }

    /// Reads a type with its NULL or NOT NULL.
    pub fn data_type(&mut self, depth: usize) -> Parsed<DataType> {
        let start = self.span();
        if depth > MAX_DEPTH {
            return Err(self.error(start, Fault::TooDeep));
        }
        let kind = self.plain_type(depth)?;
        self.whole_type(kind, start, depth)
    }

    /// Reads what follows the words of a type.
    fn whole_type(&mut self, mut kind: Type, start: Span, depth: usize) -> Parsed<DataType> {
        kind = self.square_array(kind, start);
        let mut nested = depth;
        loop {
            let ahead = match (self.is_word("NOT"), self.is_word("NULL")) {
                (true, _) => 2,
                (_, true) => 1,
                _ => 0,
            };
            let is_array = self.is_word_ahead(ahead, "ARRAY");
            if !is_array && !self.is_word_ahead(ahead, "MULTISET") {
                break;
            }
            nested += 1;
            if nested > MAX_DEPTH {
                let span = self.span();
                return Err(self.error(span, Fault::TooDeep));
            }
            let is_nullable = self.null_or_not()?;
            let element = Box::new(self.closed(kind, is_nullable, start));
            self.pass();
            kind = if is_array {
                Type::Array(element)
            } else {
                Type::Multiset(element)
            };
        }
        let is_nullable = self.null_or_not()?;
        Ok(self.closed(kind, is_nullable, start))
    }

    /// Reads a type within another one. Where it is another system's, it is read as what it means, so that what is wrong
    /// behind it is told and mended with it.
    pub(super) fn inner_type(&mut self, depth: usize) -> Parsed<DataType> {
        let Some(meant) = self.foreign_type(0) else {
            return self.data_type(depth);
        };
        let start = self.span();
        let stop = self.unknown_type();
        let Ok(kind) = Cursor::at_start(meant, &tokens(meant)).plain_type(depth) else {
            return Err(stop);
        };
        self.pass();
        // Square brackets are mended with the word before them.
        let kind = self.pass_square_brackets(kind);
        self.whole_type(kind, start, depth)
    }

    /// What the token so many places ahead means, where it is surely a type of another system.
    pub(super) fn foreign_type(&self, ahead: usize) -> Option<&'static str> {
        let is_word = self.token(ahead)?.kind == Kind::Word;
        let is_certain = is_word && !self.is_sign_ahead(ahead + 1, "(");
        foreign(self.ahead(ahead)).filter(|_| is_certain)
    }

    /// NULL, NOT NULL or nothing: whether NULL is allowed.
    fn null_or_not(&mut self) -> Parsed<bool> {
        if self.is_word("NOT") && !self.is_word_ahead(1, "ENFORCED") {
            self.pass();
            self.word("NULL")?;
            return Ok(false);
        }
        self.takes_word("NULL");
        Ok(true)
    }

    /// A row that allows NULL drops NOT NULL of its fields.
    fn closed(&mut self, kind: Type, is_nullable: bool, start: Span) -> DataType {
        let word = start.of(self.text);
        let says_varchar = kind == Type::string() && !word.eq_ignore_ascii_case("STRING");
        let mut data_type = kind.or_null(is_nullable);
        data_type.says_varchar = says_varchar;
        if is_nullable && data_type.make_nullable() {
            self.warn(self.since(start), Fault::LostNotNull);
        }
        data_type
    }

    fn plain_type(&mut self, depth: usize) -> Parsed<Type> {
        let start = self.span();
        if self.kind() != Some(Kind::Word) {
            return if self.kind() == Some(Kind::Name) {
                Err(self.unknown_type())
            } else {
                Err(self.expected(Expected::Type))
            };
        }
        let word = self.ahead(0).to_ascii_uppercase();
        if !is_type_name(&word) {
            return Err(self.unknown_type());
        }
        self.pass();
        let opens = self.is_sign("<");
        let is_row = word == "ROW" && (opens || self.is_sign("(") || self.is_sign("<>"));
        if !opens && !is_row && matches!(word.as_str(), "ARRAY" | "MAP" | "MULTISET" | "ROW") {
            // Flink names the word, not what follows.
            return Err(self.error(start, Fault::Expected(Expected::Sign("<"))));
        }
        let kind = match word.as_str() {
            "BOOLEAN" => Type::Boolean,
            "TINYINT" => Type::Tinyint,
            "SMALLINT" => Type::Smallint,
            "INT" | "INTEGER" => Type::Int,
            "BIGINT" => Type::Bigint,
            "FLOAT" => Type::Float,
            "DATE" => Type::Date,
            "STRING" => Type::string(),
            "BYTES" => Type::Varbinary(MAX_LENGTH),
            "DOUBLE" => {
                self.takes_word("PRECISION");
                Type::Double
            }
            "CHAR" | "CHARACTER" => self.characters(false)?,
            "VARCHAR" => self.characters(true)?,
            "BINARY" if !self.takes_word("VARYING") => Type::Binary(self.length()?.unwrap_or(1)),
            "BINARY" | "VARBINARY" => Type::Varbinary(self.length()?.unwrap_or(MAX_LENGTH)),
            "DEC" | "DECIMAL" | "NUMERIC" => self.decimal(start)?,
            "TIME" => self.time(start)?,
            "TIMESTAMP" => self.timestamp()?,
            "TIMESTAMP_LTZ" => Type::TimestampLtz(self.precision(6, 9)?),
            "ARRAY" | "MULTISET" => {
                self.sign("<")?;
                let element = Box::new(self.inner_type(depth + 1)?);
                self.sign(">")?;
                if word == "ARRAY" {
                    Type::Array(element)
                } else {
                    Type::Multiset(element)
                }
            }
            "MAP" => {
                self.sign("<")?;
                let key = self.inner_type(depth + 1)?;
                self.sign(",")?;
                let value = self.inner_type(depth + 1)?;
                self.sign(">")?;
                Type::Map(Box::new((key, value)))
            }
            _ => self.row(depth)?,
        };
        if self.is_sign("(") {
            return Err(self.no_parameters());
        }
        Ok(kind)
    }

    fn no_parameters(&mut self) -> Stop {
        let span = self.span();
        let is_plain = self.token(1).is_some_and(|t| t.kind == Kind::Integer);
        let close = self
            .token(2)
            .filter(|_| is_plain && self.is_sign_ahead(2, ")"));
        let mend = close.map(|close| Mend {
            span: span.to(close.span),
            text: String::new(),
        });
        self.error_with(span, Fault::NoParameters, mend)
    }

    fn unknown_type(&mut self) -> Stop {
        let span = self.span();
        let is_word = self.kind() == Some(Kind::Word);
        let is_reserved = is_word && !self.is_name();
        let meant = meant_type(self.ahead(0).trim_matches('`'));
        let fault = if is_word && self.is_word("NOT") {
            Fault::Order
        } else if is_reserved {
            Fault::RefusedType { meant }
        } else {
            Fault::UnknownType { meant }
        };
        // What stands in brackets belongs to the other type: its meaning here is certain only where a letter is wrong.
        let is_certain = is_parameterized_slip(self.ahead(0)) || !self.is_sign_ahead(1, "(");
        let mend = meant
            .filter(|_| is_certain)
            .map(|meant| self.mended_type(meant));
        self.error_with(span, fault, mend)
    }

    fn characters(&mut self, is_varying: bool) -> Parsed<Type> {
        let is_varying = is_varying || self.takes_word("VARYING");
        let length = self.length()?;
        if self.is_word("CHARACTER") && self.is_word_ahead(1, "SET") {
            self.pass();
            self.pass();
            self.name()?;
        }
        Ok(if is_varying {
            Type::Varchar(length.unwrap_or(MAX_LENGTH))
        } else {
            Type::Char(length.unwrap_or(1))
        })
    }

    /// A number in brackets, if there is one.
    fn length(&mut self) -> Parsed<Option<u32>> {
        if !self.takes_sign("(") {
            return Ok(None);
        }
        let length = self.number()?;
        self.sign(")")?;
        Ok(Some(length))
    }

    fn number(&mut self) -> Parsed<u32> {
        let span = self.span();
        if self.kind() != Some(Kind::Integer) {
            return Err(self.wrong(Fault::NotANumber));
        }
        let number = self.ahead(0).parse().ok().filter(|n| *n <= MAX_LENGTH);
        self.pass();
        number.ok_or_else(|| self.error(span, Fault::NumberTooLarge))
    }

    fn precision(&mut self, default: u32, limit: u32) -> Parsed<u32> {
        let start = self.span();
        let number = self.token(1).map_or(start, |token| token.span);
        let precision = self.length()?.unwrap_or(default);
        if precision > limit && limit == 0 {
            let span = self.since(start);
            let text = String::new();
            self.warn_with(span, Fault::Clamped { to: 0 }, Some(Mend { span, text }));
        } else if precision > limit {
            self.lowered(number, limit);
        }
        Ok(precision.min(limit))
    }

    /// Notes a number that Flink lowers.
    fn lowered(&mut self, span: Span, to: u32) {
        let text = to.to_string();
        self.warn_with(span, Fault::Clamped { to }, Some(Mend { span, text }));
    }

    fn decimal(&mut self, start: Span) -> Parsed<Type> {
        if !self.takes_sign("(") {
            return Ok(Type::Decimal(10, 0));
        }
        let digits = self.span();
        let written = self.number()?;
        let scale = if self.takes_sign(",") {
            self.number()?
        } else {
            0
        };
        self.sign(")")?;
        let precision = written.min(38);
        if precision == 0 {
            return Err(self.error(self.since(start), Fault::NoDigits));
        }
        if scale > precision {
            return Err(self.error(self.since(start), Fault::ScaleTooLarge));
        }
        if precision < written {
            self.lowered(digits, precision);
        }
        Ok(Type::Decimal(precision, scale))
    }

    fn time(&mut self, start: Span) -> Parsed<Type> {
        self.precision(0, 0)?;
        if self.is_word("WITH") {
            while ["WITH", "LOCAL", "TIME", "ZONE"]
                .iter()
                .any(|word| self.takes_word(word))
            {}
            let span = self.since(start);
            let meant = Some("TIME");
            let mend = meant.map(|meant| Mend {
                span,
                text: meant.to_owned(),
            });
            return Err(self.error_with(span, Fault::RefusedType { meant }, mend));
        }
        self.zone()?;
        Ok(Type::Time)
    }

    fn timestamp(&mut self) -> Parsed<Type> {
        let precision = self.precision(6, 9)?;
        Ok(if self.zone()? {
            Type::TimestampLtz(precision)
        } else {
            Type::Timestamp(precision)
        })
    }

    /// WITHOUT TIME ZONE, WITH LOCAL TIME ZONE or nothing: whether the zone is the session's.
    fn zone(&mut self) -> Parsed<bool> {
        let is_local = self.takes_word("WITH");
        if is_local {
            if self.is_word("TIME") {
                let place = self.span();
                let mend = Mend {
                    span: Span {
                        end: place.start,
                        ..place
                    },
                    text: "LOCAL ".to_owned(),
                };
                return Err(self.error_with(place, Fault::TimeZone, Some(mend)));
            }
            self.word("LOCAL")?;
        } else if !self.takes_word("WITHOUT") {
            return Ok(false);
        }
        self.word("TIME")?;
        self.word("ZONE")?;
        Ok(is_local)
    }
}
