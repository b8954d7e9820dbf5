//! The watermark of a column list: which column may have one.

use std::collections::HashSet;
use std::ops::Range;

use super::column_list::Column;
use super::expression;
use super::token::Token;
use crate::api::position::SqlProblem;

/// Sees whether a column can be the time of a watermark, and notes it.
pub(crate) fn note(
    sql: &str,
    columns: &mut [Column],
    of: &Token,
    span: Range<usize>,
) -> Result<(), SqlProblem> {
    let at = |message: &str| Err(SqlProblem::at(sql, of.span.clone(), message));
    let Some(place) = columns.iter().position(|column| column.name == of.text) else {
        return at(&format!(
            "The rowtime attribute field '{}' is not defined in the table schema",
            of.text
        ));
    };
    let column = &columns[place];
    if column
        .extras
        .as_deref()
        .is_some_and(expression::is_proctime)
    {
        return at("A watermark can not be defined for a processing-time attribute.");
    }
    // A local time zone is a type of its own, and both keep three digits at most.
    let precise = |data_type: &String| {
        ["TIMESTAMP", "TIMESTAMP_LTZ"]
            .iter()
            .any(|name| (0..=3).any(|digits| *data_type == format!("{name}({digits})")))
    };
    if column
        .data_type
        .as_ref()
        .is_some_and(|data_type| !precise(data_type))
    {
        return at(
            "Invalid data type of time field for watermark definition. The field must be of type TIMESTAMP(p) or TIMESTAMP_LTZ(p), the supported precision 'p' is from 0 to 3.",
        );
    }
    let readable: HashSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    expression::check(sql, span.clone(), &readable)?;
    expression::check_interval(sql, span.clone())?;
    columns[place].watermark = Some(sql[span].trim().to_owned());
    Ok(())
}
