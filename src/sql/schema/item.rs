//! Columns and watermarks, as they are written.

use super::expr::Reader;
use super::words::{is_foreign_clause, meant_type};
use super::{Column, ColumnKind, List, Owner, Pending};
use crate::sql::cursor::{Parsed, Stop};
use crate::sql::name::{in_backticks, unquoted};
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::slip::hyphenated;
use crate::sql::token::{Kind, Span};

impl List<'_> {
    /// Reads what stands between two commas.
    pub fn item(&mut self) -> Parsed<()> {
        let cursor = &self.cursor;
        let is_key = cursor.is_word("PRIMARY") && cursor.is_word_ahead(1, "KEY");
        let is_unique = cursor.is_word("UNIQUE") && cursor.is_sign_ahead(1, "(");
        let is_named = cursor.is_word("CONSTRAINT") && !cursor.is_type_word_ahead(1);
        if is_key || is_unique || is_named {
            return self.table_constraint();
        }
        let is_marked = cursor.is_word("WATERMARK") && !cursor.is_type_word_ahead(1);
        if is_marked {
            return self.watermark();
        }
        self.column()
    }

    fn column(&mut self) -> Parsed<()> {
        let name = match self.cursor.kind() {
            Some(Kind::Text) => unquoted(self.cursor.ahead(0), '\''),
            _ => self.cursor.ahead(0).to_owned(),
        };
        let name_span = self.cursor.span();
        let is_reserved = self.cursor.kind() == Some(Kind::Word) && !self.cursor.is_name();
        if is_reserved {
            let is_typed = self.is_column_type_ahead();
            let stop = self.reserved_name();
            if !is_typed {
                self.unread.insert(name);
                return Err(stop);
            }
            // What is wrong behind it is told and mended with it.
            self.cursor.pass();
            let read = self.typed(&name, name_span, false);
            if read.is_err() {
                self.unread.insert(name);
            }
            return read;
        }
        if self.cursor.kind() == Some(Kind::Integer)
            && let Some(mend) = self.backticks(name_span)
        {
            self.unread.insert(name);
            let fault = Fault::Expected(Expected::Name);
            return Err(self.cursor.error_with(name_span, fault, Some(mend)));
        }
        let is_quoted = self.cursor.kind() != Some(Kind::Word);
        let is_text = self.cursor.kind() == Some(Kind::Text);
        let name = match self.cursor.name() {
            Ok(name) => name,
            Err(stop) => {
                self.unread.has_others |= !is_text;
                self.unread.insert(name);
                return Err(stop);
            }
        };
        // A name with a sign in it ends before the sign.
        let is_cut = matches!(self.cursor.kind(), Some(Kind::Symbol | Kind::Stray));
        let read = if !self.cursor.is_sign(".") && self.cursor.takes_word("AS") {
            self.computed(&name, name_span)
        } else {
            self.typed(&name, name_span, is_quoted)
        };
        if read.is_err() {
            self.unread.has_others |= is_cut;
            self.unread.insert(name);
        }
        read
    }

    /// Reads what stands behind the name of a column that is not computed.
    fn typed(&mut self, name: &str, name_span: Span, is_quoted: bool) -> Parsed<()> {
        if self.cursor.takes_sign(".") {
            self.cursor.name()?;
            while self.cursor.takes_sign(".") {
                self.cursor.name()?;
            }
            let span = self.cursor.since(name_span);
            self.cursor.warn(span, Fault::DottedName);
        } else if !is_quoted && self.cursor.is_done() {
            return Err(self.cursor.expected(Expected::Type));
        }
        if !is_quoted && self.cursor.is_sign("-") && self.cursor.span().start == name_span.end {
            let span = self.cursor.span();
            let fault = Fault::Expected(Expected::Type);
            let mend = self.backticks(name_span);
            return Err(self.cursor.error_with(span, fault, mend));
        }
        let type_start = self.cursor.span();
        let data_type = self.cursor.data_type(0)?;
        let type_span = self.cursor.since(type_start);
        let mut kind = ColumnKind::Physical;
        if self.cursor.takes_word("METADATA") {
            kind = self.metadata()?;
        } else {
            self.column_constraint(name, name_span)?;
        }
        let comment = self.comment()?;
        self.schema.columns.push(Column {
            name: name.to_owned(),
            name_span,
            span: self.cursor.since(name_span),
            type_span,
            kind,
            data_type: Some(data_type),
            time: None,
            comment,
        });
        Ok(())
    }

    /// Backticks around a name that Flink would take for several words, where a type stands behind it.
    fn backticks(&self, start: Span) -> Option<Mend> {
        let text = self.cursor.text;
        let name = hyphenated(text.get(start.start..)?);
        if name.ends_with('-') {
            return None;
        }
        let end = start.start + name.len();
        let mut ahead = 0;
        while self.cursor.token(ahead)?.span.start < end {
            ahead += 1;
        }
        self.cursor.is_type_word_ahead(ahead).then(|| Mend {
            span: Span { end, ..start },
            text: in_backticks(name),
        })
    }

    /// Whether the word behind this one is a type, of Flink or meant as one of Flink's. NAME is hardly meant as one.
    fn is_column_type_ahead(&self) -> bool {
        let word = self.cursor.ahead(1);
        let is_word = self.cursor.token(1).map(|token| token.kind) == Some(Kind::Word);
        self.cursor.is_type_word_ahead(1)
            || is_word && !word.eq_ignore_ascii_case("NAME") && meant_type(word).is_some()
    }

    /// Backticks mend a reserved word where it is surely meant as a name: a type or AS follows.
    fn reserved_name(&mut self) -> Stop {
        let span = self.cursor.span();
        let word = self.cursor.ahead(0);
        let is_typed = self.is_column_type_ahead();
        if is_foreign_clause(word) && !is_typed {
            return self.cursor.error(span, Fault::ForeignClause);
        }
        let is_name = is_typed || self.cursor.is_word_ahead(1, "AS");
        let mend = is_name.then(|| Mend {
            span,
            text: in_backticks(word),
        });
        self.cursor.error_with(span, Fault::Reserved, mend)
    }

    fn metadata(&mut self) -> Parsed<ColumnKind> {
        let mut key = None;
        if self.cursor.takes_word("FROM") {
            key = Some(self.cursor.text()?);
        }
        let is_virtual = self.cursor.takes_word("VIRTUAL");
        Ok(ColumnKind::Metadata { key, is_virtual })
    }

    fn comment(&mut self) -> Parsed<Option<String>> {
        if self.cursor.takes_word("COMMENT") {
            return Ok(Some(self.cursor.text()?));
        }
        Ok(None)
    }

    fn computed(&mut self, name: &str, name_span: Span) -> Parsed<()> {
        let at = self.cursor.at;
        let start = self.cursor.span();
        self.expression()?;
        let expression = self.cursor.since(start);
        let comment = self.comment()?;
        let owner = Owner::Column(self.schema.columns.len());
        self.expressions.push(Pending { at, owner });
        self.schema.columns.push(Column {
            name: name.to_owned(),
            name_span,
            span: self.cursor.since(name_span),
            type_span: expression,
            kind: ColumnKind::Computed(expression),
            data_type: None,
            time: None,
            comment,
        });
        Ok(())
    }

    fn expression(&mut self) -> Parsed<()> {
        let cursor = &mut self.cursor;
        let mut reader = Reader {
            cursor,
            scope: None,
        };
        reader.expression(0).map(|_| ())
    }

    fn watermark(&mut self) -> Parsed<()> {
        let start = self.cursor.span();
        self.cursor.pass();
        self.cursor.word("FOR")?;
        let span = self.cursor.span();
        let mut path = vec![self.cursor.name()?];
        while self.cursor.takes_sign(".") {
            path.push(self.cursor.name()?);
        }
        let span = self.cursor.since(span);
        self.cursor.word("AS")?;
        let at = self.cursor.at;
        self.expression()?;
        if let Some(first) = self.schema.watermarks.first() {
            // A sentence has no room for more, and there may be many second watermarks.
            let fault = Fault::SecondWatermark {
                first: first[..first.floor_char_boundary(200)].to_owned(),
                second: path.swap_remove(0),
            };
            self.cursor.error(self.cursor.since(start), fault);
            return Ok(());
        }
        self.schema.watermarks.push(path.join("."));
        let owner = Owner::Watermark(path, span);
        self.expressions.push(Pending { at, owner });
        Ok(())
    }
}
