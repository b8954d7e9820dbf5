//! Keys, as they are written: `PRIMARY KEY (…) NOT ENFORCED`, alone or behind a column.

use super::List;
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::token::Span;

impl List<'_> {
    /// A constraint of its own.
    pub fn table_constraint(&mut self) -> Parsed<()> {
        let start = self.cursor.span();
        if self.cursor.takes_word("CONSTRAINT") {
            self.constraint_name()?;
        }
        let is_key = self.constraint_kind()?;
        self.cursor.sign("(")?;
        let mut columns = Vec::new();
        loop {
            let span = self.cursor.span();
            columns.push((self.cursor.name()?, span));
            if !self.cursor.takes_sign(",") {
                break;
            }
        }
        self.cursor.sign(")")?;
        self.close(start, is_key, columns)
    }

    /// A constraint behind a column's type, if there is one.
    pub fn column_constraint(&mut self, name: &str, name_span: Span) -> Parsed<()> {
        let start = self.cursor.span();
        let is_named = self.cursor.takes_word("CONSTRAINT");
        if is_named {
            self.constraint_name()?;
        }
        if !is_named && !self.cursor.is_word("PRIMARY") && !self.cursor.is_word("UNIQUE") {
            return Ok(());
        }
        let is_key = self.constraint_kind()?;
        self.close(start, is_key, vec![(name.to_owned(), name_span)])
    }

    fn constraint_name(&mut self) -> Parsed<()> {
        if self.cursor.is_word("PRIMARY") || self.cursor.is_word("UNIQUE") {
            return Err(self.cursor.expected(Expected::Name));
        }
        self.cursor.name().map(|_| ())
    }

    fn constraint_kind(&mut self) -> Parsed<bool> {
        if self.cursor.takes_word("UNIQUE") {
            return Ok(false);
        }
        self.cursor.word("PRIMARY")?;
        self.cursor.word("KEY")?;
        Ok(true)
    }

    fn close(&mut self, start: Span, is_key: bool, columns: Vec<(String, Span)>) -> Parsed<()> {
        let here = self.cursor.span();
        let is_open =
            self.cursor.is_done() || self.cursor.is_sign(",") || self.cursor.is_word("COMMENT");
        let mut mend = None;
        let mut is_enforced = true;
        if self.cursor.takes_word("ENFORCED") {
            let span = Span {
                end: here.start,
                ..here
            };
            mend = Some((span, "NOT "));
        } else if self.cursor.takes_word("NOT") {
            if !self.cursor.takes_word("ENFORCED") {
                return Err(self.cursor.expected(Expected::Word("ENFORCED")));
            }
            is_enforced = false;
        } else if is_open {
            mend = Some((self.cursor.behind(), " NOT ENFORCED"));
        }
        let span = self.cursor.since(start);
        if !is_key {
            self.cursor.error(span, Fault::Unique);
            return Ok(());
        }
        if is_enforced {
            let mend = mend.map(|(span, text)| Mend {
                span,
                text: text.to_owned(),
            });
            self.cursor.error_with(span, Fault::Enforced, mend);
        }
        if let Some(first) = &self.key {
            let names = |columns: &[(String, Span)]| {
                // A sentence has no room for more, and there may be many second keys.
                let names = columns.iter().take(9).map(|(name, _)| name.clone());
                names.collect()
            };
            let fault = Fault::SecondPrimaryKey {
                first: names(first),
                second: names(&columns),
            };
            self.cursor.error(span, fault);
        } else {
            self.key = Some(columns);
        }
        Ok(())
    }
}
