//! Words of the column list: the names of Flink's types, and what people write instead of them.

use crate::sql::near::nearest;
use crate::sql::reserved::find;

/// The words that a type of Flink begins with, sorted.
#[rustfmt::skip]
static TYPES: [&str; 26] = [
    "ARRAY", "BIGINT", "BINARY", "BOOLEAN", "BYTES", "CHAR", "CHARACTER", "DATE", "DEC", "DECIMAL", "DOUBLE",
    "FLOAT", "INT", "INTEGER", "MAP", "MULTISET", "NUMERIC", "ROW", "SMALLINT", "STRING", "TIME", "TIMESTAMP",
    "TIMESTAMP_LTZ", "TINYINT", "VARBINARY", "VARCHAR",
];

/// What other systems call a type, and its name in Flink; sorted.
#[rustfmt::skip]
pub static FOREIGN: [(&str, &str); 62] = [
    ("BIGSERIAL", "BIGINT"), ("BIT", "BOOLEAN"), ("BLOB", "BYTES"), ("BOOL", "BOOLEAN"), ("BPCHAR", "STRING"),
    ("BYTE", "TINYINT"), ("BYTEA", "BYTES"), ("CIDR", "STRING"), ("CITEXT", "STRING"), ("CLOB", "STRING"),
    ("DATETIME", "TIMESTAMP(3)"), ("DOUBLEPRECISION", "DOUBLE"), ("ENUM", "STRING"), ("FLOAT32", "FLOAT"),
    ("FLOAT4", "FLOAT"), ("FLOAT64", "DOUBLE"), ("FLOAT8", "DOUBLE"), ("GUID", "STRING"), ("IMAGE", "BYTES"),
    ("INET", "STRING"), ("INT16", "SMALLINT"), ("INT2", "SMALLINT"), ("INT32", "INT"), ("INT4", "INT"),
    ("INT64", "BIGINT"), ("INT8", "BIGINT"), ("JSON", "STRING"), ("JSONB", "STRING"), ("LIST", "ARRAY"),
    ("LONG", "BIGINT"), ("LONGBLOB", "BYTES"), ("LONGTEXT", "STRING"), ("MACADDR", "STRING"),
    ("MEDIUMINT", "INT"), ("MEDIUMTEXT", "STRING"), ("MONEY", "DECIMAL(19, 2)"), ("NAME", "STRING"),
    ("NCHAR", "CHAR"), ("NCLOB", "STRING"), ("NTEXT", "STRING"), ("NUMBER", "DECIMAL"), ("NVARCHAR", "VARCHAR"),
    ("NVARCHAR2", "VARCHAR"), ("OID", "BIGINT"), ("RAW", "BYTES"), ("REAL", "FLOAT"), ("SERIAL", "INT"),
    ("SHORT", "SMALLINT"), ("SMALLDATETIME", "TIMESTAMP(3)"), ("SMALLSERIAL", "SMALLINT"), ("STR", "STRING"),
    ("STRUCT", "ROW"), ("TEXT", "STRING"), ("TIMESTAMPLTZ", "TIMESTAMP_LTZ"), ("TIMESTAMPTZ", "TIMESTAMP_LTZ"),
    ("TIMESTAMP_TZ", "TIMESTAMP_LTZ"), ("TIMETZ", "TIME"), ("UNIQUEIDENTIFIER", "STRING"), ("UUID", "STRING"),
    ("VARCHAR2", "VARCHAR"), ("VARIANT", "STRING"), ("XML", "STRING"),
];

/// Whether a type of Flink begins with this word.
pub fn is_type_name(word: &str) -> bool {
    find(&TYPES, word).is_some()
}

/// The type of Flink that another system's word for a type means.
pub fn foreign(word: &str) -> Option<&'static str> {
    let upper = word.to_ascii_uppercase();
    let at = FOREIGN.binary_search_by(|(name, _)| (*name).cmp(upper.as_str()));
    Some(FOREIGN.get(at.ok()?)?.1)
}

/// The type of Flink that a word most likely means.
pub fn meant_type(word: &str) -> Option<&'static str> {
    let upper = word.to_ascii_uppercase();
    if let Some(meant) = foreign(&upper) {
        return Some(meant);
    }
    if is_type_name(&upper) {
        return find(&TYPES, &upper);
    }
    nearest(&upper, TYPES.iter().copied())
}

/// Whether a word is no system's type, but near one of Flink's that takes numbers in brackets.
pub fn is_parameterized_slip(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let is_foreign = FOREIGN.iter().any(|(name, _)| *name == upper);
    let meant = meant_type(&upper).filter(|_| !is_foreign);
    meant.is_some_and(|meant| {
        matches!(
            meant,
            "BINARY"
                | "CHAR"
                | "CHARACTER"
                | "DEC"
                | "DECIMAL"
                | "NUMERIC"
                | "TIME"
                | "TIMESTAMP"
                | "TIMESTAMP_LTZ"
                | "VARBINARY"
                | "VARCHAR"
        )
    })
}

/// Whether a word begins a clause that columns of other systems have, and Flink's have not.
pub fn is_foreign_clause(word: &str) -> bool {
    [
        "DEFAULT",
        "CHECK",
        "AUTO_INCREMENT",
        "AUTOINCREMENT",
        "COLLATE",
        "CHARACTER",
        "GENERATED",
        "IDENTITY",
        "REFERENCES",
        "UNSIGNED",
        "FOREIGN",
        "ENCODE",
    ]
    .iter()
    .any(|clause| word.eq_ignore_ascii_case(clause))
}

/// Whether a word begins one of the parts that a column has behind its type.
pub fn is_part(word: &str) -> bool {
    ["NOT", "NULL", "METADATA", "FROM", "VIRTUAL", "COMMENT"]
        .iter()
        .any(|part| word.eq_ignore_ascii_case(part))
}
