//! Terraform of the aiven provider as drafts.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/imports.rs"]
mod imports;

use imports::{assert_kept, assert_shown, missed, told};
use millrace::api::token::AuthScheme;
use millrace::import::hcl::read;
use millrace::import::unfit::Unfit;
use millrace::import::{Fate, Import, Why};
use millrace::sql::name::split_list;
use millrace::text::request_import::unfit;
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::table::{Connector, Table};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

const RELEASE_2: &str = include_str!("fixtures/terraform/release-2.tf");
const RELEASE_3: &str = include_str!("fixtures/terraform/release-3.tf");
const RELEASE_4: &str = include_str!("fixtures/terraform/release-4.tf");
/// What python-hcl2 8.1.4 reads of the three: the strings in which nothing is inserted. It drops the line break in
/// front of the word that ends a heredoc, which Terraform keeps.
const PARSED: &str = include_str!("fixtures/terraform/python-hcl2.json");

fn table<'a>(import: &'a Import, name: &str) -> &'a Table {
    let mut tables = import
        .drafts
        .iter()
        .filter_map(|found| match &found.subject {
            Subject::Table(table) => Some(table),
            Subject::Job(_) => None,
        });
    tables
        .find(|table| table.name == name)
        .expect("a table of that name")
}

fn job(import: &Import) -> &Job {
    let mut jobs = import
        .drafts
        .iter()
        .filter_map(|found| match &found.subject {
            Subject::Table(_) => None,
            Subject::Job(job) => Some(job),
        });
    jobs.next().expect("a job")
}

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
fn tables_of_release_3_fill_the_fields() {
    let import = read(RELEASE_3).expect("Terraform");
    assert_eq!(import.target.project, "demo-project");
    assert_eq!(import.target.service, "demo-flink");
    assert_eq!(import.drafts.len(), 5);
    let source = table(&import, "plant_readings");
    assert_eq!(
        source.integration_id,
        "a4af7409-d167-4f31-af13-ddd4cd06564f"
    );
    // Two spaces in front of the second line stay, and the empty line does.
    assert_eq!(
        source.schema_sql,
        "`node` INT,\n  `sen,sor` STRING,\n\n`at` TIMESTAMP(3)\n"
    );
    let Connector::Kafka(kafka) = &source.connector else {
        panic!("{source:?}");
    };
    assert_eq!(kafka.topic, "plant-readings");
    assert_eq!(kafka.connector_type, "kafka");
    assert_eq!(kafka.key_format, "json");
    assert_eq!(split_list(&kafka.key_fields), ["node", "sen,sor"]);
    assert_eq!(kafka.value_format, "avro-confluent");
    assert_eq!(kafka.value_fields_include, "EXCEPT_KEY");
    assert_eq!(kafka.startup_mode, "earliest-offset");
    assert_eq!(
        import.drafts[0].extra,
        r#"{"like_options":"base (INCLUDING ALL)"}"#
    );
    let sink = table(&import, "sink");
    assert_eq!(sink.schema_sql, "`node` INT, `price in ${x}` INT");
    assert!(
        matches!(&sink.connector, Connector::Postgres(pg) if pg.jdbc_table == "public.readings")
    );
    let found = table(&import, "found");
    assert!(matches!(&found.connector, Connector::OpenSearch(os) if os.index == "metrics"));
}

#[test]
fn an_upsert_block_fills_the_fields_of_kafka() {
    let import = read(RELEASE_3).expect("Terraform");
    let latest = table(&import, "latest");
    let Connector::Kafka(kafka) = &latest.connector else {
        panic!("{latest:?}");
    };
    assert_eq!(kafka.connector_type, "upsert-kafka");
    assert_eq!(kafka.topic, "latest");
    assert_eq!(kafka.key_format, "json");
    assert_eq!(kafka.value_format, "json");
    assert_eq!(kafka.startup_mode, "latest-offset");
    assert_eq!(
        latest.schema_sql,
        "id INT, note STRING COMMENT 'say \"hi\"!', PRIMARY KEY (id) NOT ENFORCED"
    );
}

#[test]
fn a_job_refers_to_its_tables_by_their_names() {
    let import = read(RELEASE_3).expect("Terraform");
    let job = job(&import);
    assert_eq!(job.tables, "plant_readings, sink");
    assert_eq!(job.tables_by, TablesBy::Id);
    assert_eq!(
        job.statement,
        "INSERT INTO sink\nSELECT node, 1 FROM plant_readings\n"
    );
    assert_eq!(job.name, "");
}

#[test]
fn what_the_text_does_not_say_is_told_where_it_stands() {
    let import = read(RELEASE_3).expect("Terraform");
    assert_eq!(
        missed(RELEASE_3, &import),
        [
            "aiven_service_integration.flinkkafka.integration_id",
            "format(\"%s-job\", local.prefix)",
        ]
    );
    let import = read(RELEASE_2).expect("Terraform");
    assert_eq!(
        missed(RELEASE_2, &import),
        [
            "data.aiven_project.pr1.project",
            "aiven_flink.flink.service_name",
            "aiven_service_integration.flink_kafka.service_id",
            "aiven_kafka_topic.table_topic.topic_name",
            "aiven_flink.flink.project",
            "aiven_flink_table.sink.table_id",
            "${aiven_flink_table.sink.table_name}",
        ]
    );
    let job = job(&import);
    // How the sink is called stands nowhere: the name of its resource is as good as any.
    assert_eq!(job.tables, "cpu_in, sink");
    assert_eq!(job.tables_by, TablesBy::Name);
    assert!(
        job.statement
            .contains("INSERT INTO ${aiven_flink_table.sink.table_name}\n")
    );
    assert!(job.statement.contains("FROM cpu_in\n"));
    let source = table(&import, "cpu_in");
    assert!(matches!(&source.connector, Connector::Kafka(kafka) if kafka.topic.is_empty()));
    assert_eq!(import.drafts[0].extra, r#"{"partitioned_by":"node"}"#);
}

#[test]
fn what_no_draft_has_is_told_as_left_out() {
    let import = read(RELEASE_3).expect("Terraform");
    let left_out = told(RELEASE_3, &import, |fate| matches!(fate, Fate::LeftOut(_)));
    assert_eq!(
        left_out,
        [
            "terraform",
            "variable \"token\"",
            "provider \"aiven\"",
            "variable \"project_name\"",
            "locals",
            "resource \"aiven_flink\" \"testing\"",
            "resource \"aiven_kafka_topic\" \"source\"",
            "resource \"aiven_service_integration\" \"flinkkafka\"",
            "lifecycle",
        ]
    );
}

#[test]
fn a_token_goes_nowhere_but_to_its_field() {
    let import = read(RELEASE_3).expect("Terraform");
    let secret = "tfTokenThatNobodyShows0123456789==";
    assert_eq!(
        import.token.as_ref().map(|token| token.0.as_str()),
        Some(secret)
    );
    assert_eq!(import.scheme, None::<AuthScheme>);
    for part in &import.parts {
        let shown = &RELEASE_3[part.span.clone()];
        assert_eq!(shown.contains(secret), part.fate == Fate::Token, "{part:?}");
        if let Fate::LeftOut(Why::Unfit(why)) | Fate::Missed(Why::Unfit(why)) = &part.fate {
            assert!(!unfit(why).contains(secret));
        }
    }
    assert!(!format!("{import:?}").contains(secret));
    let literal =
        "provider \"aiven\" {\n  api_token = \"abcdefgh\\u0041\"\n}\nresource \"x\" \"y\" {}";
    let import = read(literal).expect("Terraform");
    assert_eq!(import.token.expect("a token").0, "abcdefghA");
    // Half of it is known: that half is not shown.
    let half = "provider \"aiven\" {\n  api_token = \"secret${var.rest}\"\n}";
    let import = read(half).expect("Terraform");
    assert_eq!(import.token, None);
    assert_eq!(missed(half, &import), ["api_token"]);
}

#[test]
fn a_version_of_an_application_gives_its_tables_and_a_job() {
    let import = read(RELEASE_4).expect("Terraform");
    assert_eq!(import.target.project, "pizza-project");
    assert_eq!(import.target.service, "pizza-flink");
    assert_eq!(import.drafts.len(), 3);
    let known = table(&import, "known");
    assert_eq!(known.integration_id, "00000000-0000-4000-8000-000000000003");
    assert_eq!(
        known.schema_sql,
        "\n        shop STRING,\n        name STRING\n    "
    );
    assert!(matches!(&known.connector, Connector::Postgres(pg) if pg.jdbc_table == "public.known"));
    let pizza = table(&import, "pizza");
    assert_eq!(pizza.schema_sql, "shop STRING, name STRING");
    let Connector::Kafka(kafka) = &pizza.connector else {
        panic!("{pizza:?}");
    };
    assert_eq!(
        (
            kafka.topic.as_str(),
            kafka.value_format.as_str(),
            kafka.startup_mode.as_str()
        ),
        ("orders", "json", "earliest-offset")
    );
    let job = job(&import);
    assert_eq!(job.name, "known-pizza");
    assert_eq!(split_list(&job.tables), ["pizza", "known"]);
    assert_eq!(
        missed(RELEASE_4, &import),
        [
            "'value.avro-confluent.basic-auth.user-info'",
            "aiven_service_integration.flink_to_kafka.integration_id",
        ]
    );
    assert_kept(RELEASE_4, &import, ["jaasSecret", "userInfoSecret"]);
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
