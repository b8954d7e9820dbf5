//! Predicates that are written in words: IS, BETWEEN, IN, LIKE, SIMILAR TO.

use super::expr::Reader;
use crate::sql::binds;
use crate::sql::cursor::Parsed;
use crate::sql::infer::{Known, is_not_null};
use crate::sql::problem::Expected;
use crate::sql::types::Type;

impl Reader<'_, '_, '_> {
    /// `IS [NOT] NULL`, `TRUE`, `FALSE`, `UNKNOWN`, `DISTINCT FROM …`, `JSON …`.
    pub fn is_test(&mut self, depth: usize) -> Parsed<Known> {
        self.cursor.pass();
        self.cursor.takes_word("NOT");
        if self.cursor.takes_word("DISTINCT") {
            self.cursor.word("FROM")?;
            self.binary(binds::IS + 1, depth + 1)?;
        } else if self.cursor.takes_word("JSON") {
            for word in ["VALUE", "OBJECT", "ARRAY", "SCALAR"] {
                if self.cursor.takes_word(word) {
                    break;
                }
            }
        } else if !["NULL", "TRUE", "FALSE", "UNKNOWN"]
            .iter()
            .any(|word| self.cursor.takes_word(word))
        {
            return Err(self.cursor.expected(Expected::Word("NULL")));
        }
        Ok(Some(Type::Boolean.or_null(false)))
    }

    /// `[NOT] BETWEEN … AND …`, `[NOT] IN (…)`, `[NOT] LIKE … [ESCAPE …]`, `[NOT] SIMILAR TO …`.
    pub fn range(&mut self, left: Known, depth: usize) -> Parsed<Known> {
        let mut types = vec![left];
        self.cursor.takes_word("NOT");
        if self.cursor.takes_word("BETWEEN") {
            if !self.cursor.takes_word("SYMMETRIC") {
                self.cursor.takes_word("ASYMMETRIC");
            }
            types.push(self.binary(binds::RANGE + 1, depth + 1)?);
            self.cursor.word("AND")?;
            types.push(self.binary(binds::RANGE + 1, depth + 1)?);
        } else if self.cursor.takes_word("IN") {
            self.cursor.sign("(")?;
            types.extend(self.list(")", depth + 1)?);
        } else {
            if self.cursor.takes_word("SIMILAR") {
                self.cursor.word("TO")?;
            } else {
                self.cursor.pass();
            }
            types.push(self.binary(binds::RANGE + 1, depth + 1)?);
            if self.cursor.takes_word("ESCAPE") {
                self.binary(binds::RANGE + 1, depth + 1)?;
            }
        }
        Ok(Some(Type::Boolean.or_null(!types.iter().all(is_not_null))))
    }
}
