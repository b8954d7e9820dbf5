//! What is said of the candidates that an editor offers.

use crate::sql::complete::Detail;

/// What is said of one.
pub fn detail(detail: &Detail) -> String {
    match detail {
        Detail::Code(code) => code.clone(),
        Detail::Type(name) => held(name).to_owned(),
        Detail::Foreign(name, own) => format!("{name} is {own} in Flink"),
        Detail::Filled => "empty: Aiven fills it in".to_owned(),
    }
}

/// What a type holds, by the way in which it is offered.
fn held(name: &str) -> &'static str {
    match name {
        "STRING" => "text of any length",
        "BIGINT" => "whole number up to ±9.2 × 10¹⁸",
        "INT" => "whole number up to ±2.1 × 10⁹",
        "DOUBLE" => "approximate number, about 15 digits",
        "DECIMAL(10, 2)" => {
            "DECIMAL(p, s): exact number; p digits (1–38), s of them after the point"
        }
        "BOOLEAN" => "TRUE or FALSE",
        "TIMESTAMP(3)" => {
            "TIMESTAMP(p): date and time without a zone; p digits of the second (0–9, or 6), 3 at most for a watermark"
        }
        "TIMESTAMP_LTZ(3)" => {
            "TIMESTAMP_LTZ(p): a moment, shown in the session's time zone; p digits of the second (0–9, or 6)"
        }
        "DATE" => "day of the calendar",
        "TIME" => "time of day in whole seconds",
        "VARCHAR(255)" => "VARCHAR(n): text of n characters at most",
        "VARCHAR" => "text of any length, as STRING",
        "CHAR(1)" => "CHAR(n): text of exactly n characters",
        "BYTES" => "bytes, however many",
        "VARBINARY(255)" => "VARBINARY(n): n bytes at most",
        "BINARY(16)" => "BINARY(n): exactly n bytes",
        "ARRAY<STRING>" => "ARRAY<t>: a list of t",
        "MAP<STRING, STRING>" => "MAP<k, v>: values v by their keys k",
        "ROW<`name` STRING>" => "ROW<name t, …>: named fields, each with its type",
        "MULTISET<STRING>" => "MULTISET<t>: a bag of t, each with its count",
        "SMALLINT" => "whole number from −32,768 to 32,767",
        "TINYINT" => "whole number from −128 to 127",
        "FLOAT" => "approximate number, about 7 digits",
        _ => "",
    }
}
