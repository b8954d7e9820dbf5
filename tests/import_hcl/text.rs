//! The language: strings, values that refer to others, and any text.

use super::{RELEASE_2, RELEASE_3, RELEASE_4, job, table};
use crate::imports::{assert_shown, missed, told};
use millrace::import::hcl::read;
use millrace::import::unfit::Unfit;
use millrace::import::{Fate, Why};
use millrace::sql::name::split_list;
use millrace::workspace::field::Field;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// What python-hcl2 8.1.4 reads of the three: the strings in which nothing is inserted. It drops the line break in
/// front of the word that ends a heredoc, which Terraform keeps.
const PARSED: &str = include_str!("../fixtures/terraform/python-hcl2.json");

#[test]
fn strings_are_what_another_parser_reads() {
    let parsed: BTreeMap<String, BTreeMap<String, BTreeMap<String, Value>>> =
        serde_json::from_str(PARSED).expect("JSON");
    let mut compared = 0;
    for (file, text) in [
        ("release-2.tf", RELEASE_2),
        ("release-3.tf", RELEASE_3),
        ("release-4.tf", RELEASE_4),
    ] {
        let import = read(text).expect("Terraform");
        assert_shown(text, &import);
        let all: Vec<String> = import
            .drafts
            .iter()
            .flat_map(|found| {
                let fields = [
                    Field::TableName,
                    Field::IntegrationId,
                    Field::JdbcTable,
                    Field::KafkaTopic,
                    Field::OpenSearchIndex,
                    Field::SchemaSql,
                    Field::ConnectorType,
                    Field::KeyFormat,
                    Field::ValueFormat,
                    Field::ValueFieldsInclude,
                    Field::StartupMode,
                    Field::JobName,
                    Field::Statement,
                ];
                let held = fields.map(|field| field.get(&import.target, &found.subject).to_owned());
                let keys = split_list(Field::KeyFields.get(&import.target, &found.subject));
                let extra: BTreeMap<String, String> =
                    serde_json::from_str(&found.extra).unwrap_or_default();
                held.into_iter()
                    .chain(keys)
                    .chain(extra.into_values())
                    .collect::<Vec<_>>()
            })
            .collect();
        let held = |said: &str| {
            all.iter()
                .any(|held| held.strip_suffix('\n').unwrap_or(held) == said.trim_end_matches('\n'))
        };
        for (resource, attributes) in &parsed[file] {
            for (name, value) in attributes {
                match value {
                    Value::String(said) => {
                        assert!(held(said), "{file} {resource} {name}: {said:?} in {all:#?}");
                        compared += 1;
                    }
                    Value::Array(items) => {
                        for item in items {
                            assert!(held(item.as_str().expect("a string")), "{resource} {name}");
                            compared += 1;
                        }
                    }
                    Value::Object(members) => {
                        for (key, value) in members {
                            // What a statement that creates a table says is looked at elsewhere.
                            let said = value.as_str().expect("a string");
                            assert!(key == "create_table" || held(said), "{resource} {key}");
                            compared += 1;
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(compared > 30, "{compared}");
}

#[test]
fn parts_of_a_string_are_told_where_they_stand() {
    let import = read(RELEASE_4).expect("Terraform");
    let field = |field| move |fate: &Fate| matches!(fate, Fate::Field(_, of) if *of == field);
    assert_eq!(
        told(RELEASE_4, &import, field(Field::TableName)),
        ["known", "pizza"]
    );
    assert_eq!(
        told(RELEASE_4, &import, field(Field::KafkaTopic)),
        ["'topic' = 'orders'"]
    );
    // Behind an escape and something inserted, the places are still right.
    let text = "locals { t = \"alert\" }\nresource \"aiven_flink_application_version\" \"v\" {\n  sink {\n    \
        create_table = \"CREATE TABLE\\n${local.t} (a INT) WITH (\\n'connector' = 'kafka',\\t'topic' = 'x')\"\n  }\n}";
    let import = read(text).expect("Terraform");
    assert_eq!(table(&import, "alert").schema_sql, "a INT");
    assert_eq!(told(text, &import, field(Field::TableName)), ["${local.t}"]);
    assert_eq!(
        told(text, &import, field(Field::KafkaTopic)),
        ["'topic' = 'x'"]
    );
}

#[test]
fn indentation_is_taken_off_as_terraform_does_it() {
    // hashicorp/hcl, hclsyntax: blank lines do not count, and an insertion at the start of a line has no indentation.
    for (written, said) in [
        ("<<-A\n    a\n      b\n    A", "a\n  b\n"),
        ("<<-A\n    a\n\n  b\n  A", "  a\n\nb\n"),
        ("<<-A\n\ta\n\t\tb\nA", "a\n\tb\n"),
        ("<<A\n    a\n  A", "    a\n"),
        ("<<-A\n  a ${\"x\"}\n    b\nA", "a x\n  b\n"),
        ("<<-A\n${\"x\"} a\n    b\nA", "x a\n    b\n"),
        ("<<A\n\\n $${x} %%{y}\nA", "\\n ${x} %{y}\n"),
        ("<<A\nA", ""),
        ("\"\\t\\\\\\\"\\u00e9\\U0001F600\"", "\t\\\"é😀"),
        ("12", "12"),
        ("(\"a\") # why", "a"),
        ("true /* why */", "true"),
    ] {
        let text = format!(
            "resource \"aiven_flink_table\" \"t\" {{\n  schema_sql = {written}\n  table_name = \"t\"\n}}\n"
        );
        let import = read(&text).expect("Terraform");
        assert_eq!(table(&import, "t").schema_sql, said, "{written}");
        assert_shown(&text, &import);
    }
}

#[test]
fn values_that_hold_each_other_end() {
    let text = "locals {\n a = local.b\n b = \"${local.a}x\"\n}\nresource \"aiven_flink_table\" \"t\" {\n table_name = local.a\n}";
    let import = read(text).expect("Terraform");
    assert_eq!(import.drafts.len(), 1);
    // Each holds the one before twice: a million times a million characters, if nobody stopped.
    let mut text = "locals {\n a0 = \"0123456789\"\n".to_owned();
    for n in 1..60 {
        let before = n - 1;
        let twice = format!(" a{n} = \"${{local.a{before}}}${{local.a{before}}}\"\n");
        text.push_str(&twice);
    }
    text.push_str("}\nresource \"aiven_flink_table\" \"t\" {\n table_name = local.a59\n schema_sql = local.a15\n}");
    let import = read(&text).expect("Terraform");
    assert!(import.parts.iter().any(|part| matches!(
        part.fate,
        Fate::Missed(Why::Unfit(Unfit::Unknown | Unfit::TooMuch))
    )));
}

#[test]
fn what_can_t_be_read_is_told_and_the_rest_is_read() {
    let text = "resource \"aiven_flink_table\" \"a\" {\n  table_name = \"open\n  jdbc_table = \"j\"\n  ? = 1\n}\nresource \"aiven_flink_job\" \"b\" {\n  job_name = \"j\"\n  statement = \"x\"\n  count = 2\n";
    let import = read(text).expect("Terraform");
    assert_eq!(import.drafts.len(), 2);
    assert_eq!(missed(text, &import), ["\"", "?", "{", "count"]);
    assert_eq!(job(&import).statement, "x");
    assert_eq!(table(&import, "open").name, "open");
}

#[test]
fn other_texts_are_no_terraform() {
    for text in [
        "",
        "resource",
        "{\"resource\": 1}",
        "curl -X POST https://api.aiven.io",
        "CREATE TABLE t (a INT)",
        "data is here\nresource planning",
        "resource \"aiven_flink_table\"",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn large_texts_are_read_in_linear_time() {
    let repeated = |part: &str| part.repeat(2_000_000 / part.len());
    let begin = "resource \"aiven_flink_table\" \"t\" {\n";
    for text in [
        repeated("resource \"aiven_flink_table\" \"t\" {\n"),
        repeated("resource \"aiven_flink_table\" \"t\" {}\n"),
        repeated("resource \"a\" \"t\" {}\n"),
        format!("{begin}table_name = {}", repeated("[")),
        format!("{begin}table_name = {}", repeated("\"${")),
        format!("{begin}table_name = \"{}", repeated("${")),
        format!("{begin}table_name = {}", repeated("<<")),
        format!("{begin}table_name = {}", repeated("<<A\n")),
        format!("{begin}table_name = <<A\n{}", repeated("${<<A\n")),
        format!("{begin}table_name = <<-A\n{}", repeated(" \n")),
        format!("{begin}table_name = \"{}\"", repeated("${var.a}")),
        format!("{begin}table_name = a{}", repeated(".a")),
        format!("{begin}{}", repeated("a = \"\n")),
        format!("{begin}{}", repeated("a = }\n")),
        format!("{begin}{}", repeated("é\n")),
        format!("{begin}{}", repeated("/*")),
        format!("{begin}schema_sql = {{ {}", repeated("a = {")),
        format!("{begin}kafka_key_fields = [{}", repeated("var.x,")),
        format!("locals {{\n{}", repeated("a = { b = {\n")),
    ] {
        if let Some(import) = read(&text) {
            assert!(import.drafts.len() <= 500);
            assert_shown(&text, &import);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(
        words in prop::collection::vec(prop::sample::select(vec![
            "resource", "\"aiven_flink_table\"", "\"aiven_flink_job\"", "\"t\"", "{", "}", "\n", "=", "\"", "${", "%{",
            "$${", "\\", "\\u00e9", "é", "<<A\n", "<<-A\n", "A\n", "  A\n", "[", "]", "(", ")", ",", ".", "table_name",
            "table_ids", "statement", "schema_sql", "var.x", "aiven_flink_table.t.table_id", "# x", "//", "/*", "*/",
            "variable", "default", "locals", "local.a", "a", "null", "1", "source", "create_table", "'", ";",
            "CREATE TABLE t (a INT) WITH ('connector' = 'kafka')", "\"aiven_flink_application_version\"", "~", " ",
        ]), 0..60),
    ) {
        let text = ["resource \"aiven_flink_table\" \"t\" {\n", &words.concat()].concat();
        if let Some(import) = read(&text) {
            assert_shown(&text, &import);
        }
    }

    #[test]
    fn any_characters_are_taken(text in "\\PC{0,200}") {
        let text = ["provider \"aiven\" {\n", &text].concat();
        if let Some(import) = read(&text) {
            assert_shown(&text, &import);
        }
    }
}
