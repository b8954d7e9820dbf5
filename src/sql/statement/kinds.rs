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
