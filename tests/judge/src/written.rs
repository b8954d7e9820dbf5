//! A schema as a column list again, with every name in backticks and every type as Flink prints it. Only tests
//! write one: they read it back.

use millrace::sql::name::in_backticks;
use millrace::sql::schema::{Column, ColumnKind, Schema};

/// The column list of a schema that was read from this text without an error. The schema keeps no expression of its
/// watermark, so the watermark is the column itself; one on a field of a row is left out.
pub fn column_list(schema: &Schema, text: &str) -> String {
    let mut items: Vec<String> = schema
        .columns
        .iter()
        .map(|column| self::column(column, text))
        .collect();
    let is_column = |name: &&String| schema.columns.iter().any(|column| column.name == **name);
    items.extend(schema.watermarks.iter().filter(is_column).map(|name| {
        let name = in_backticks(name);
        format!("WATERMARK FOR {name} AS {name}")
    }));
    if !schema.primary_key.is_empty() {
        let names: Vec<String> = schema
            .primary_key
            .iter()
            .map(|name| in_backticks(name))
            .collect();
        items.push(format!("PRIMARY KEY ({}) NOT ENFORCED", names.join(", ")));
    }
    items.join(", ")
}

fn column(column: &Column, text: &str) -> String {
    let mut words = vec![in_backticks(&column.name)];
    match &column.kind {
        // A comment at the end of the expression needs its line break.
        ColumnKind::Computed(span) => words.push(format!("AS {}\n", span.of(text))),
        _ => words.extend(column.data_type.as_ref().map(ToString::to_string)),
    }
    if let ColumnKind::Metadata { key, is_virtual } = &column.kind {
        words.push("METADATA".to_owned());
        words.extend(key.as_ref().map(|key| format!("FROM {}", in_quotes(key))));
        words.extend(is_virtual.then(|| "VIRTUAL".to_owned()));
    }
    let comment = column.comment.as_ref();
    words.extend(comment.map(|comment| format!("COMMENT {}", in_quotes(comment))));
    words.join(" ")
}

fn in_quotes(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
