//! Slips of people who know other databases, or whose finger missed a key: told as what they are, with their
//! mend, and read as what was meant where that is certain.

use super::binds;
use super::cursor::{Cursor, Parsed, Stop};
use super::problem::{Fault, Mend};
use super::reserved::is_reserved;
use super::schema::meant_type;
use super::token::{Kind, Span};
use super::types::{DataType, Type};

/// Whether a text does no more than close what may be open.
pub fn only_closes(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, ')' | ';') || c.is_whitespace())
}

/// The name that a text begins with, as it is meant where its hyphens are part of it.
pub fn hyphenated(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let len = text.find(|c| !is_part(c)).unwrap_or(text.len());
    &text[..len]
}

impl<'a> Cursor<'a> {
    /// How tightly the sign binds that stands here, if it is an operator; `!=`, `==` and `&&` as what is meant.
    pub fn binding(&self) -> Option<u8> {
        Some(match self.ahead(0) {
            "=" | "<>" | "!=" | "<" | ">" | "<=" | ">=" => binds::COMPARE,
            "+" | "-" => binds::ADD,
            "*" | "/" | "%" | "||" => binds::MULTIPLY,
            _ if self.are_ampersands() => binds::AND,
            _ => return None,
        })
    }

    /// Passes an operator and gives it as Flink has it.
    pub fn operator(&mut self) -> &'a str {
        let written = self.ahead(0);
        let span = self.span();
        let is_double = written == "=" && self.is_sign_ahead(1, "=");
        let meant = match written {
            "!=" => "<>",
            "&" => "AND",
            "=" if is_double => "=",
            _ => {
                self.pass();
                return written;
            }
        };
        self.pass();
        let mut whole = span;
        if written != "!=" {
            whole = span.to(self.span());
            self.pass();
        }
        // A word needs room on both sides.
        let has_room = |part: Option<&str>| part.is_some_and(|it| it.contains(char::is_whitespace));
        let behind = self.text.get(whole.end..whole.end + 1);
        let before = whole.start.checked_sub(1);
        let before = before.and_then(|before| self.text.get(before..whole.start));
        let [left, right] = [before, behind].map(|part| match meant {
            "AND" if !has_room(part) => " ",
            _ => "",
        });
        let mend = Mend {
            span: whole,
            text: [left, meant, right].concat(),
        };
        let fault = Fault::Operator { meant: Some(meant) };
        self.error_with(whole, fault, Some(mend));
        meant
    }

    fn are_ampersands(&self) -> bool {
        let (one, other) = (self.token(0), self.token(1));
        let is_sign = |ahead| self.ahead(ahead) == "&";
        is_sign(0) && is_sign(1) && one.map(|it| it.span.end) == other.map(|it| it.span.start)
    }

    /// Whether PostgreSQL's `::` stands here.
    pub fn is_postgres_cast(&self) -> bool {
        self.is_sign(":") && self.is_sign_ahead(1, ":")
    }

    /// Passes `::` and its type, behind this operand: read as the CAST that is meant.
    pub fn postgres_cast(&mut self, operand: Span, depth: usize) -> Parsed<DataType> {
        let sign = self
            .span()
            .to(self.token(1).map_or(self.span(), |t| t.span));
        self.pass();
        self.pass();
        let (at, start) = (self.at, self.span());
        let is_silent = std::mem::replace(&mut self.is_silent, true);
        let read = self.data_type(depth);
        self.is_silent = is_silent;
        let fault = Fault::Operator { meant: None };
        let (target, written) = if let Ok(target) = read {
            (target, self.since(start).of(self.text))
        } else {
            self.at = at;
            let meant = meant_type(self.ahead(0)).filter(|_| {
                self.kind() == Some(Kind::Word)
                    && !self.is_sign_ahead(1, "(")
                    && !self.is_sign_ahead(1, "[")
            });
            let Some(meant) = meant else {
                return Err(self.error(sign, fault));
            };
            self.pass();
            // What the type is in full is not asked: the text is to be mended first.
            (Type::Null.nullable(), meant)
        };
        let value = operand.of(self.text);
        // One CAST in another is hardly what is meant.
        let is_cast = value.contains("::")
            || value
                .get(..4)
                .is_some_and(|word| word.eq_ignore_ascii_case("CAST"));
        let mend = (!is_cast).then(|| Mend {
            span: operand.to(self.behind()),
            text: ["CAST(", value, " AS ", written, ")"].concat(),
        });
        self.error_with(sign, fault, mend);
        Ok(target)
    }

    /// How often `[]` or `[3]` stands so many tokens ahead, and where the last of them ends.
    fn square_brackets(&self, mut ahead: usize) -> (usize, Span) {
        let (mut count, mut last) = (0, Span::default());
        // PostgreSQL has six dimensions at most.
        while count < 6 && self.is_sign_ahead(ahead, "[") {
            let length = self.token(ahead + 1);
            let has_length = length.is_some_and(|token| token.kind == Kind::Integer);
            ahead += 1 + usize::from(has_length);
            let Some(close) = self.token(ahead).filter(|_| self.is_sign_ahead(ahead, "]")) else {
                break;
            };
            ahead += 1;
            count += 1;
            last = close.span;
        }
        (count, last)
    }

    /// The mend for a type that is meant by the token that stands here, as an array where `[]` follows it.
    pub fn mended_type(&self, meant: &str) -> Mend {
        let (count, last) = self.square_brackets(1);
        let span = self.span();
        Mend {
            span: if count == 0 { span } else { span.to(last) },
            text: array_of(meant, count),
        }
    }

    /// Passes `[]` behind a type that begins there: read as the array that is meant.
    pub fn square_array(&mut self, kind: Type, start: Span) -> Type {
        let (count, last) = self.square_brackets(0);
        if count == 0 {
            return kind;
        }
        let element = self.since(start);
        let brackets = self.span().to(last);
        let mend = Mend {
            span: start.to(last),
            text: array_of(element.of(self.text), count),
        };
        self.error_with(brackets, Fault::SquareBrackets, Some(mend));
        self.pass_square_brackets(kind)
    }

    /// Passes the square brackets behind a type, if there are any, and gives the type that they mean.
    pub fn pass_square_brackets(&mut self, kind: Type) -> Type {
        let (count, last) = self.square_brackets(0);
        while count > 0 && self.span().start < last.end {
            self.pass();
        }
        (0..count).fold(kind, |kind, _| Type::Array(Box::new(kind.nullable())))
    }

    /// Notes a quote inside a text, if one has cut the text just before this place.
    pub fn lone_quote(&mut self) -> Option<Stop> {
        let (text, rest) = (0..2).find_map(|back| {
            let (text, rest) = (self.before(back + 1)?, self.before(back)?);
            let is_cut = text.kind == Kind::Text
                && rest.kind == Kind::Word
                && text.span.end == rest.span.start
                && !is_reserved(rest.span.of(self.text));
            is_cut.then_some((text.span, rest.span))
        })?;
        let is_escaped = text.of(self.text).ends_with("\\'");
        let end = text.end;
        let (start, fault) = if is_escaped {
            (end - 2, Fault::Backslash)
        } else {
            (end - 1, Fault::LoneQuote)
        };
        let mend = Mend {
            span: Span { start, end },
            text: "''".to_owned(),
        };
        Some(self.error_with(text.to(rest), fault, Some(mend)))
    }
}

fn array_of(element: &str, count: usize) -> String {
    let mut array = "ARRAY<".repeat(count);
    array.push_str(element);
    array.push_str(&">".repeat(count));
    array
}
