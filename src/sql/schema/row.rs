//! Rows as types: named fields in angle or round brackets.

use crate::sql::cursor::{Cursor, Parsed};
use crate::sql::order::sort;
use crate::sql::problem::Fault;
use crate::sql::token::{Kind, Span};
use crate::sql::types::{Field, Type};

impl Cursor<'_> {
    /// Reads the fields behind ROW.
    pub fn row(&mut self, depth: usize) -> Parsed<Type> {
        if self.takes_sign("<>") {
            return Ok(Type::Row(Vec::new()));
        }
        let close = if self.takes_sign("(") {
            ")"
        } else {
            self.sign("<")?;
            ">"
        };
        let mut fields: Vec<(Field, Span)> = Vec::new();
        if self.takes_sign(close) {
            return Ok(Type::Row(Vec::new()));
        }
        loop {
            let span = self.span();
            let is_reserved = self.kind() == Some(Kind::Word) && !self.is_name();
            let name = if is_reserved {
                if !self.is_type_word_ahead(1) && self.foreign_type(1).is_none() {
                    // Likely a type without a name: backticks would not mend it.
                    return Err(self.error(span, Fault::Reserved));
                }
                // What is wrong behind it is told and mended with it.
                self.expected_name();
                self.pass();
                span.of(self.text).to_owned()
            } else {
                self.name()?
            };
            let data_type = self.inner_type(depth + 1)?;
            if self.kind() == Some(Kind::Text) {
                self.pass();
            }
            fields.push((Field { name, data_type }, span));
            if !self.takes_sign(",") {
                break;
            }
        }
        self.sign(close)?;
        self.unique_fields(&fields)?;
        Ok(Type::Row(
            fields.into_iter().map(|(field, _)| field).collect(),
        ))
    }

    fn unique_fields(&mut self, fields: &[(Field, Span)]) -> Parsed<()> {
        let mut sorted: Vec<(&str, Span)> = fields
            .iter()
            .map(|(field, span)| (field.name.as_str(), *span))
            .collect();
        sort(&mut sorted, |one, other| one.0.cmp(other.0));
        let twice = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0);
        match twice {
            Some(pair) => Err(self.error(pair[1].1, Fault::SameField)),
            None => Ok(()),
        }
    }
}
