//! Any text is taken for columns or left alone, in linear time, and what comes of it is a list that Flink takes.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/columns.rs"]
mod columns;

use columns::*;
use millrace::import::columns::read;
use proptest::prelude::*;

/// Reads texts of 2 MB. Each would take hours if it took more than linear time.
fn check_large(texts: impl IntoIterator<Item = String>) {
    for text in texts {
        if let Some(pasted) = read(&text) {
            assert_valid(&pasted);
            assert!(pasted.columns.len() <= 1600 || pasted.verbatim.is_some());
        }
    }
}

fn repeated(part: &str) -> String {
    part.repeat(2_000_000 / part.len())
}

#[test]
fn large_messages_are_read_in_linear_time() {
    let distinct: Vec<String> = (0..150_000).map(|n| format!("\"k{n}\":1")).collect();
    check_large([
        repeated("["),
        repeated("{\"a\":"),
        repeated("{\"a\":[1]}\n"),
        format!("{{{}}}", distinct.join(",")),
    ]);
}

#[test]
fn large_sheets_are_read_in_linear_time() {
    check_large([
        repeated("a\tint\n"),
        repeated("\"a\tb\n"),
        repeated("a;"),
        repeated("(\n"),
        format!(
            "name\ttype{}\n{}",
            "\tx".repeat(300_000),
            repeated("a\tint\n")
        ),
        format!(
            "{}\n{}",
            repeated("-+").split_at(1_000_000).0,
            "a|b\n".repeat(250_000)
        ),
        format!("name|type\n----+----\n{}", repeated("a|int\n")),
        repeated("|\n--|--\n"),
        format!("Column|Type|\n{}", repeated("|")),
    ]);
}

#[test]
fn large_ddl_is_read_in_linear_time() {
    check_large([
        repeated("a INT, "),
        repeated("CREATE TABLE "),
        repeated("stdin;"),
        repeated("$a$b$"),
        repeated("/*"),
        repeated("\\\n"),
        format!("CREATE TABLE t ({}", repeated("a int, ")),
        format!("CREATE TABLE t ({}", repeated("(")),
        format!(
            "CREATE TABLE t (a int);{}",
            repeated("ALTER TABLE t ADD b int;")
        ),
        format!(
            "CREATE TABLE t (a int);{}",
            repeated("COMMENT ON COLUMN t.b IS 'x';")
        ),
        format!("CREATE TABLE t (a {}", repeated("[]")),
        format!("CREATE TABLE t (a int {})", repeated("DEFAULT 1 ")),
    ]);
}

fn fixture() -> impl Strategy<Value = String> {
    let texts = [
        PSQL_D,
        PSQL_D_PLUS,
        PSQL_D_PLUS_UNICODE,
        PSQL_D_BORDER_0,
        PSQL_D_BORDER_2,
        PSQL_D_UNALIGNED,
        PG_DUMP,
        PSQL_INFORMATION_SCHEMA,
        INFORMATION_SCHEMA_CSV,
        INFORMATION_SCHEMA_TSV,
        "CREATE TABLE k (`a` INT, b ROW<x INT>, PRIMARY KEY (`a`) NOT ENFORCED) WITH ('connector' = 'kafka')",
        r#"{"a": [{"b": 1}], "c": "2024-01-02T03:04:05Z"}"#,
    ];
    prop::sample::select(texts.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn any_text_is_taken_and_gives_a_list_that_flink_takes(text in "(?s).{0,200}") {
        if let Some(pasted) = read(&text) {
            assert_valid(&pasted);
        }
    }

    #[test]
    fn text_of_the_right_signs_gives_a_list_that_flink_takes(
        parts in prop::collection::vec(prop::sample::select(vec![
            "a", "int", "text", " ", "\t", "\n", ",", ";", "(", ")", "\"", "`", "'", "|", "-", "+", "[", "]", "{", "}", ":",
            "CREATE TABLE", "PRIMARY KEY", "NOT NULL", "DEFAULT", "WITH", "STRING", "name", "type", "--", "/*", "*/", "\\",
            "numeric", "0", "1", "2", "\"x\":", "timestamp", "<", ">", "ROW", "ARRAY", "🚀", "$", "E'", "COMMENT", "AS",
        ]), 0..60),
    ) {
        if let Some(pasted) = read(&parts.concat()) {
            assert_valid(&pasted);
        }
    }

    #[test]
    fn any_name_and_type_of_a_sheet_fits(rows in prop::collection::vec(("[^\t\r\n\"]{0,300}", "[^\t\r\n\"]{0,40}"), 1..8)) {
        let rows: Vec<String> = rows
            .iter()
            .map(|(name, data_type)| format!("{name}\t{data_type}\nid\tINT\n"))
            .collect();
        let text = ["name\ttype\n", &rows.concat()].concat();
        let pasted = read(&text).expect("a table");
        assert_valid(&pasted);
    }

    #[test]
    fn any_number_in_a_type_gives_a_type_that_flink_takes(
        name in prop::sample::select(vec!["numeric", "char", "varchar", "timestamp", "time", "timestamptz", "float", "bpchar", "int"]),
        first in prop_oneof![0_i64..60, any::<i64>()], second in prop_oneof![-50_i64..60, any::<i64>()], is_pair in any::<bool>(),
    ) {
        let params = if is_pair { format!("{first},{second}") } else { first.to_string() };
        pasted(&format!("CREATE TABLE t (a {name}({params}), b {name}({params})[])"));
        pasted(&format!("name\ttype\na\t{name}({params})\nb\tint"));
    }

    #[test]
    fn any_name_of_a_message_fits(names in prop::collection::vec(".{0,20}", 1..8)) {
        let fields: Vec<String> = names.iter().map(|name| format!("{}: {{{}: 1}}", serde_json::json!(name), serde_json::json!(name))).collect();
        let pasted = read(&format!("{{{}}}", fields.join(","))).expect("a message");
        assert_valid(&pasted);
    }

    #[test]
    fn a_listing_with_a_part_changed_gives_a_list_that_flink_takes(
        text in fixture(), from in 0_usize..6000, len in 0_usize..40, part in "(?s).{0,10}",
    ) {
        let chars: Vec<char> = text.chars().collect();
        let from = from % chars.len();
        let to = (from + len).min(chars.len());
        let mut changed: String = chars[..from].iter().collect();
        changed.push_str(&part);
        changed.extend(&chars[to..]);
        if let Some(pasted) = read(&changed) {
            assert_valid(&pasted);
        }
    }
}
