//! Listings of one table, printed by PostgreSQL 15, and what holds for whatever is read from a text.

use millrace::import::columns::{Pasted, read};
use millrace::sql::problem::Severity;
use millrace::sql::schema::parse;

pub const PG_DUMP: &str = include_str!("../fixtures/columns/pg_dump.sql");
pub const PSQL_D: &str = include_str!("../fixtures/columns/psql-d.txt");
pub const PSQL_D_PLUS: &str = include_str!("../fixtures/columns/psql-d-plus.txt");
pub const PSQL_D_PLUS_UNICODE: &str = include_str!("../fixtures/columns/psql-d-plus-unicode.txt");
pub const PSQL_D_BORDER_0: &str = include_str!("../fixtures/columns/psql-d-border-0.txt");
pub const PSQL_D_BORDER_2: &str = include_str!("../fixtures/columns/psql-d-border-2.txt");
pub const PSQL_D_UNALIGNED: &str = include_str!("../fixtures/columns/psql-d-unaligned.txt");
pub const PSQL_INFORMATION_SCHEMA: &str =
    include_str!("../fixtures/columns/psql-information-schema.txt");
pub const INFORMATION_SCHEMA_CSV: &str = include_str!("../fixtures/columns/information-schema.csv");
pub const INFORMATION_SCHEMA_TSV: &str = include_str!("../fixtures/columns/information-schema.tsv");

/// What a text is read as.
pub fn pasted(text: &str) -> Pasted {
    let pasted = read(text).unwrap_or_else(|| panic!("not taken for columns: {text}"));
    assert_valid(&pasted);
    pasted
}

/// Flink takes the column list, and reads the same names and key from it.
pub fn assert_valid(pasted: &Pasted) {
    let sql = pasted.schema_sql();
    let (schema, problems) = parse(&sql);
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{sql}");
    let names: Vec<&String> = schema.columns.iter().map(|column| &column.name).collect();
    let expect: Vec<&String> = pasted.columns.iter().map(|column| &column.name).collect();
    assert_eq!(names, expect);
    assert_eq!(schema.primary_key, pasted.primary_key);
}
