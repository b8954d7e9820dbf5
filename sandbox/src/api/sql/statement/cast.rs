//! Which types a sink takes in place of its own. Only what Flink surely refuses is refused.

/// The groups of types between which Flink casts nothing by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Number(Number),
    Text,
    Boolean,
    Bytes,
    Date,
    Time,
    Timestamp,
    /// Types of types, and what a planner alone knows.
    Other,
}

/// Numbers from the narrow to the wide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Number {
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Decimal,
    Float,
    Double,
}

/// Whether a column of the type `to` takes a value of the type `from`.
pub(crate) fn implicit(from: &str, to: &str) -> bool {
    match (family(from), family(to)) {
        (Family::Other, _)
        | (_, Family::Other)
        | (Family::Number(_), Family::Number(Number::Decimal)) => true,
        (Family::Number(from), Family::Number(to)) => from <= to,
        (from, to) => from == to,
    }
}

fn family(data_type: &str) -> Family {
    let word = data_type.split(['(', ' ']).next().unwrap_or_default();
    match word {
        "TINYINT" => Family::Number(Number::TinyInt),
        "SMALLINT" => Family::Number(Number::SmallInt),
        "INT" => Family::Number(Number::Int),
        "BIGINT" => Family::Number(Number::BigInt),
        "DECIMAL" => Family::Number(Number::Decimal),
        "FLOAT" => Family::Number(Number::Float),
        "DOUBLE" => Family::Number(Number::Double),
        // A shorter one may be refused too: that depends on a setting.
        "CHAR" | "VARCHAR" | "STRING" => Family::Text,
        "BOOLEAN" => Family::Boolean,
        "BINARY" | "VARBINARY" | "BYTES" => Family::Bytes,
        "DATE" => Family::Date,
        "TIME" => Family::Time,
        "TIMESTAMP" | "TIMESTAMP_LTZ" => Family::Timestamp,
        _ => Family::Other,
    }
}

/// Whether a column alone can be a condition. What is not known may be one.
pub(crate) fn may_be_condition(data_type: &str) -> bool {
    matches!(family(data_type), Family::Boolean | Family::Other)
}
