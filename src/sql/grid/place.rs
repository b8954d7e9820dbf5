//! Which part of a row stands at a place of the text.

use super::row::{Row, RowKind};
use super::set::Part;
use crate::sql::token::Span;

impl Row {
    /// The part in which what is wrong at this place can be mended. It has a cell of its own; of what has none, it is
    /// the nearest.
    pub fn part_at(&self, span: Span) -> Part {
        let parts = &self.parts;
        let is_in = |part: Span| part.start <= span.start && span.start < part.end;
        let is_name = is_in(parts.name) && span.end <= parts.name.end;
        let is_comment = !self.comment.is_empty()
            && parts
                .comment
                .is_some_and(|(word, text)| is_in(word.to(text)));
        match self.kind {
            RowKind::PrimaryKey => Part::Detail,
            RowKind::Verbatim => Part::Name,
            _ if is_name => Part::Name,
            _ if is_comment => Part::Comment,
            RowKind::Computed | RowKind::Watermark => Part::Detail,
            RowKind::Metadata if span.start >= parts.metadata.start => Part::Detail,
            RowKind::Physical | RowKind::Metadata => Part::Type,
        }
    }
}
