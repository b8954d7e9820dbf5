//! The kinds of types that Flink does not mix.

use crate::sql::infer::Known;
use crate::sql::types::{DataType, Type};
use std::rc::Rc;

/// The number of a kind; 0 goes with all.
fn class(kind: &Type) -> u8 {
    match kind {
        Type::Char(_) | Type::Varchar(_) => 1,
        Type::Tinyint
        | Type::Smallint
        | Type::Int
        | Type::Bigint
        | Type::Decimal(..)
        | Type::Float
        | Type::Double => 2,
        Type::Boolean => 3,
        Type::Date | Type::Time | Type::Timestamp(_) | Type::TimestampLtz(_) => 4,
        Type::Binary(_) | Type::Varbinary(_) => 5,
        Type::Array(_) => 6,
        Type::Map(_) => 7,
        Type::Row(_) => 8,
        _ => 0,
    }
}

/// Whether a test in words takes these types, as far as they are known.
pub fn test_fits(word: &str, kinds: &[Known]) -> bool {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("LIKE") || is("SIMILAR") {
        return kinds
            .iter()
            .flatten()
            .all(|known| matches!(class(&known.kind), 0 | 1 | 5));
    }
    let Some((left, others)) = kinds.split_first() else {
        return true;
    };
    // A text is read as a time where it is held against one.
    let mut others = others
        .iter()
        .filter(|known| !is_time(known) && !is_time(left));
    !(is("IN") || is("BETWEEN")) || !others.any(|other| differ(left, other))
}

/// Whether CAST takes a type for another at all, where that is certain.
pub fn casts(from: &Type, to: &Type) -> bool {
    let is_point = |kind: &Type| matches!(kind, Type::Timestamp(_) | Type::TimestampLtz(_));
    match (class(from), class(to)) {
        (4, 2) => !is_point(from),
        (2, 4) => !is_point(to),
        (6..=8, 2..=5) => false,
        _ => true,
    }
}

/// Whether a function takes this as its first argument, as far as that is certain.
pub fn argument_fits(name: &str, kind: &Type) -> bool {
    let takes: &[u8] = match name {
        "SUM" | "AVG" | "ABS" | "ROUND" | "MOD" => &[0, 2],
        "UPPER" | "LOWER" | "CHAR_LENGTH" | "CHARACTER_LENGTH" | "CONCAT" | "REPLACE"
        | "REGEXP" | "REGEXP_REPLACE" | "REGEXP_EXTRACT" | "INITCAP" | "LPAD" | "RPAD"
        | "SPLIT_INDEX" | "JSON_VALUE" | "JSON_QUERY" | "TO_DATE" => &[0, 1],
        "SUBSTRING" => &[0, 1, 5],
        "DATE_FORMAT" => &[0, 1, 4],
        "TUMBLE" | "HOP" | "SESSION" => &[0, 4],
        _ => return true,
    };
    takes.contains(&class(kind))
}

/// Whether two types are surely of kinds that Flink does not mix.
pub fn differ(left: &Known, right: &Known) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let (left, right) = (class(&left.kind), class(&right.kind));
    left != 0 && right != 0 && left != right
}

/// Whether it is a time or a date.
pub fn is_time(known: &Known) -> bool {
    known.as_ref().is_some_and(|known| class(&known.kind) == 4)
}

/// A type to calculate with.
pub fn known(data_type: Option<&Rc<DataType>>) -> Known {
    data_type.map(|found| (**found).clone())
}

/// The place of a number's type among those that hold more and more.
pub fn number(kind: &Type) -> Option<u8> {
    match kind {
        Type::Tinyint => Some(1),
        Type::Smallint => Some(2),
        Type::Int => Some(3),
        Type::Bigint => Some(4),
        Type::Decimal(..) => Some(5),
        Type::Float => Some(6),
        Type::Double => Some(7),
        _ => None,
    }
}

/// Whether Flink writes a value of one type into a column of another without a CAST.
pub fn takes(wanted: &DataType, found: &DataType) -> bool {
    if let (Some(from), Some(to)) = (number(&found.kind), number(&wanted.kind)) {
        // A decimal takes all numbers.
        return from <= to || to == 5;
    }
    match (&found.kind, &wanted.kind) {
        (Type::Null, _)
        | (Type::Char(_), Type::Char(_))
        | (Type::Char(_) | Type::Varchar(_), Type::Varchar(_))
        | (Type::Boolean, Type::Boolean)
        | (Type::Binary(_), Type::Binary(_))
        | (Type::Binary(_) | Type::Varbinary(_), Type::Varbinary(_))
        | (Type::Date | Type::Timestamp(_), Type::Date)
        | (Type::Time | Type::Timestamp(_), Type::Time)
        | (
            Type::Timestamp(_) | Type::TimestampLtz(_),
            Type::Timestamp(_) | Type::TimestampLtz(_),
        )
        | (Type::Interval { .. }, Type::Interval { .. }) => true,
        (Type::Array(a), Type::Array(b)) | (Type::Multiset(a), Type::Multiset(b)) => takes(b, a),
        (Type::Map(a), Type::Map(b)) => takes(&b.0, &a.0) && takes(&b.1, &a.1),
        (Type::Row(a), Type::Row(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| takes(&b.data_type, &a.data_type))
        }
        _ => false,
    }
}
