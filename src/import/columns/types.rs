//! Types as people write them into a spreadsheet: Flink's, PostgreSQL's, or any other system's.

use super::postgres::of_postgres;
use super::{Note, cut};
use crate::sql::problem::{Fault, Problem, Severity};
use crate::sql::schema::{ColumnKind, parse};

/// A type of Flink, and why it was taken.
#[derive(Debug)]
pub struct Mapped {
    /// The type as Flink writes it.
    pub data_type: String,
    /// It was written with NOT NULL.
    pub is_not_null: bool,
    /// Why.
    pub note: Option<Note>,
}

impl Mapped {
    /// Whether something is known about the type.
    pub fn is_known(&self) -> bool {
        !matches!(self.note, Some(Note::Unknown { .. } | Note::NoType))
    }
}

/// The type that holds whatever is not known.
pub const STRING: &str = "STRING";

/// A type of Flink, of PostgreSQL, or of whatever system a spreadsheet's author thought of.
pub fn of_any(written: &str) -> Mapped {
    let written = written.trim();
    if written.is_empty() {
        return Mapped {
            data_type: STRING.to_owned(),
            is_not_null: false,
            note: Some(Note::NoType),
        };
    }
    // Without a precision Flink would keep no digit behind the point, and no one means that.
    let is_any_number = ["numeric", "decimal", "dec", "number"]
        .iter()
        .any(|word| written.eq_ignore_ascii_case(word));
    if is_any_number {
        return of_postgres("numeric");
    }
    let problems = match of_flink(written) {
        Ok(mapped) => return mapped,
        Err(problems) => problems,
    };
    let mapped = of_postgres(written);
    if mapped.is_known() {
        return mapped;
    }
    let meant = problems.first().and_then(|problem| match problem.fault {
        Fault::UnknownType { meant } | Fault::RefusedType { meant } => meant,
        _ => None,
    });
    // These mean nothing without what stands in their brackets.
    let meant = meant.filter(|meant| !["ROW", "ARRAY", "MAP", "MULTISET"].contains(meant));
    match meant {
        Some(meant) => {
            let params = written.find('(').map_or("", |open| &written[open..]);
            let exact = of_flink(&[meant, params].concat());
            let mut mapped = exact.or_else(|_| of_flink(meant)).unwrap_or(mapped);
            mapped.note = Some(mapped_note(written, &mapped.data_type));
            mapped
        }
        None => mapped,
    }
}

/// A type as Flink reads it; what is wrong with it otherwise.
fn of_flink(written: &str) -> Result<Mapped, Vec<Problem>> {
    let (schema, problems) = parse(&["`c` ", written].concat());
    let is_refused = problems.iter().any(|p| p.severity == Severity::Error);
    let is_bare = schema.primary_key.is_empty() && schema.watermarks.is_empty();
    match schema.columns.as_slice() {
        [column]
            if !is_refused
                && is_bare
                && column.kind == ColumnKind::Physical
                && column.comment.is_none() =>
        {
            let Some(found) = &column.data_type else {
                return Err(problems);
            };
            let data_type = found.kind.to_string();
            let bare = before(written, " not null").unwrap_or(written);
            let note = mapped(bare, &data_type);
            Ok(Mapped {
                data_type,
                is_not_null: found.is_not_null,
                note,
            })
        }
        _ => Err(problems),
    }
}

/// Whether the type of Flink has another name is told, white space and case are not.
pub fn mapped(from: &str, to: &str) -> Option<Note> {
    let bare = |text: &str| -> String {
        let shown = text.chars().filter(|c| !c.is_whitespace());
        shown.map(|c| c.to_ascii_uppercase()).collect()
    };
    if bare(from) == bare(to) {
        return None;
    }
    Some(mapped_note(from, to))
}

fn mapped_note(from: &str, to: &str) -> Note {
    Note::Mapped {
        from: cut(from.trim()),
        to: to.to_owned(),
    }
}

/// What stands in front of this end, in whatever case it is written.
pub fn before<'a>(written: &'a str, end: &str) -> Option<&'a str> {
    let (before, last) = written.split_at_checked(written.len().checked_sub(end.len())?)?;
    last.eq_ignore_ascii_case(end).then(|| before.trim_end())
}
