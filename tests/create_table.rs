//! The `CREATE TABLE` of a table draft: as Aiven's documentation writes it, accepted by the rules of a column list, and
//! read back into the same form.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::import::Found;
use millrace::import::create_table::read;
use millrace::sql::name::join_list;
use millrace::sql::problem::{Problem, Severity};
use millrace::sql::schema;
use millrace::workspace::create_table::{base, create_table};
use millrace::workspace::current::parts;
use millrace::workspace::job::Job;
use millrace::workspace::table::{Connector, Kafka, OpenSearch, Plain, PlainKind, Postgres, Table};
use millrace::workspace::{Draft, Subject};
use proptest::prelude::*;
use serde_json::Value;

fn check(table: &Table, extra: &str, expect: &str) {
    assert_eq!(create_table(table, extra), expect);
}

fn kafka(kafka: Kafka) -> Table {
    Table {
        schema_sql: "`node` INT".to_owned(),
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            ..kafka
        }),
        ..common::kafka("KAlert")
    }
}

#[test]
fn a_postgresql_table_leaves_its_address_to_the_integration() {
    check(
        &common::postgres("node_info"),
        "",
        "CREATE TABLE node_info (`node` INT, `node_description` VARCHAR) WITH (\n    \
         'connector' = 'jdbc',\n    'url' = 'jdbc:postgresql://',\n    'table-name' = 'public.node_definition'\n)",
    );
}

#[test]
fn an_index_of_opensearch_is_written_by_the_connector_for_elasticsearch() {
    let table = Table {
        schema_sql: "`node` INT".to_owned(),
        connector: Connector::OpenSearch(OpenSearch {
            index: "it's".to_owned(),
        }),
        ..common::kafka("OsAlert")
    };
    check(
        &table,
        "",
        "CREATE TABLE OsAlert (`node` INT) WITH (\n    \
         'connector' = 'elasticsearch-7',\n    'hosts' = '',\n    'index' = 'it''s'\n)",
    );
}

#[test]
fn a_kafka_table_without_a_format_says_json_since_flink_has_no_default() {
    check(
        &kafka(Kafka::default()),
        "",
        "CREATE TABLE KAlert (`node` INT) WITH (\n    'connector' = 'kafka',\n    \
         'properties.bootstrap.servers' = '',\n    'topic' = 'alert',\n    'value.format' = 'json'\n)",
    );
}

#[test]
fn every_option_of_a_kafka_table_has_its_key() {
    let table = kafka(Kafka {
        connector_type: "kafka".to_owned(),
        key_format: "json".to_owned(),
        key_fields: "node, `a,b`".to_owned(),
        value_format: "avro".to_owned(),
        value_fields_include: "EXCEPT_KEY".to_owned(),
        startup_mode: "latest-offset".to_owned(),
        ..Kafka::default()
    });
    check(
        &table,
        "",
        "CREATE TABLE KAlert (`node` INT) WITH (\n    'connector' = 'kafka',\n    'key.fields' = 'node;a,b',\n    \
         'key.format' = 'json',\n    'properties.bootstrap.servers' = '',\n    'scan.startup.mode' = 'latest-offset',\n    \
         'topic' = 'alert',\n    'value.fields-include' = 'EXCEPT_KEY',\n    'value.format' = 'avro'\n)",
    );
}

#[test]
fn partitions_and_what_a_table_is_like_have_their_clauses() {
    check(
        &kafka(Kafka::default()),
        r#"{"partitioned_by":"node","like_options":"Base (EXCLUDING ALL)","other":1}"#,
        "CREATE TABLE KAlert (`node` INT) PARTITIONED BY (node) WITH (\n    'connector' = 'kafka',\n    \
         'properties.bootstrap.servers' = '',\n    'topic' = 'alert',\n    'value.format' = 'json'\n) \
         LIKE Base (EXCLUDING ALL)",
    );
}

#[test]
fn the_table_that_another_is_like_is_found_by_its_name() {
    let table = kafka(Kafka::default());
    for (like, expect) in [
        ("Base (INCLUDING ALL)", Some("Base")),
        ("`my base`", Some("my base")),
        ("default_catalog.`db`.Base", Some("Base")),
        ("/* no */ Base", Some("Base")),
        ("", None),
        ("(EXCLUDING ALL)", None),
    ] {
        let extra = serde_json::json!({ "like_options": like }).to_string();
        assert_eq!(base(&table, &extra).as_deref(), expect, "{like}");
    }
    assert_eq!(base(&table, ""), None);
    let whole = |sql: &str| Table {
        connector: Connector::Free,
        schema_sql: sql.to_owned(),
        ..kafka(Kafka::default())
    };
    for (sql, expect) in [
        (
            "CREATE TABLE a (b INT) LIKE `my base` (EXCLUDING ALL)",
            Some("my base"),
        ),
        ("CREATE TABLE a LIKE db.Base", Some("Base")),
        ("CREATE TABLE a (b AS c LIKE d) WITH ('e' = 'f')", None),
    ] {
        assert_eq!(base(&whole(sql), "").as_deref(), expect, "{sql}");
    }
}

#[test]
fn a_table_stands_behind_the_one_that_it_is_like_however_they_are_listed() {
    let like = |name: &str, base: &str| {
        Subject::Table(Table {
            schema_sql: format!("CREATE TABLE {name} LIKE {base}"),
            connector: Connector::Free,
            ..common::kafka(name)
        })
    };
    let workspace = common::workspace([
        like("a", "b"),
        like("b", "c"),
        Subject::Table(common::kafka("c")),
        like("d", "a"),
        like("x", "`y`"),
        like("y", "db.x"),
    ]);
    for (tables, statement, expect) in [
        ("a, b, c", "", ["c, b, a", ""]),
        ("a", "", ["c, b, a", ""]),
        ("c, d", "", ["c, b, a, d", ""]),
        ("a, d", "INSERT INTO d SELECT * FROM a", ["c, b, a", "d"]),
        // What is written stands with what is written.
        ("b, a", "INSERT INTO b SELECT * FROM a", ["c, a", "b"]),
        // In a circle each stands there once.
        ("x, y", "", ["y, x", ""]),
    ] {
        let job = Job {
            statement: statement.to_owned(),
            tables: tables.to_owned(),
            ..Job::default()
        };
        let parts = parts(&job, &workspace);
        let said = |drafts: &[&Draft]| {
            let names: Vec<&str> = drafts.iter().map(|draft| draft.name()).collect();
            names.join(", ")
        };
        assert_eq!(
            [said(&parts.sources), said(&parts.sinks)],
            expect,
            "{tables}"
        );
    }
}

#[test]
fn a_name_that_flink_would_not_take_stands_in_backticks() {
    for (name, expect) in [
        ("KAlert", "KAlert"),
        ("_a1", "_a1"),
        ("value", "`value`"),
        ("my table", "`my table`"),
        ("a.b", "`a.b`"),
        ("a`b", "`a``b`"),
        ("1a", "`1a`"),
        ("é", "`é`"),
    ] {
        let text = create_table(&common::kafka(name), "");
        let expect = format!("CREATE TABLE {expect} (");
        assert!(text.starts_with(&expect), "{text}");
    }
}

#[test]
fn a_comment_at_the_end_of_the_columns_does_not_swallow_the_bracket() {
    for (schema, expect) in [
        ("a INT -- last", "(a INT -- last\n)"),
        ("a INT // last", "(a INT // last\n)"),
        ("a INT -- last\n", "(a INT -- last\n)"),
        ("a INT /* -- */", "(a INT /* -- */)"),
    ] {
        let table = Table {
            schema_sql: schema.to_owned(),
            ..common::kafka("t")
        };
        let text = create_table(&table, "");
        assert!(text.contains(expect), "{text}");
    }
}

/// The form that a `CREATE TABLE` should be read into: what it says explicitly is in it.
fn spelt_out(table: &Table) -> Table {
    let mut table = table.clone();
    table.integration_id.clear();
    if let Connector::Kafka(kafka) = &mut table.connector {
        if kafka.connector_type.is_empty() {
            "kafka".clone_into(&mut kafka.connector_type);
        }
        if kafka.value_format.is_empty() {
            "json".clone_into(&mut kafka.value_format);
        }
    }
    table
}

/// Any text that a field of one line can hold.
fn line() -> impl Strategy<Value = String> + Clone {
    prop_oneof!["[a-z_.]{1,8}", "[^\\x00-\\x1f]{0,8}"]
}

fn tables() -> impl Strategy<Value = Table> {
    let name = prop_oneof!["[A-Za-z_]{1,8}", "[^\\x00-\\x1f]{1,8}"];
    let schema = prop_oneof![
        Just("`node` INT, `a``)` STRING COMMENT 'it''s (', PRIMARY KEY (`node`) NOT ENFORCED"),
        Just("\n    `hostname` STRING,\n    `cpu` INT\n"),
        Just("a ROW<b INT, c ARRAY<DECIMAL(10, 2)>>, w AS a.b + 1 -- last )\n"),
        Just("a INT /* ( */, t TIMESTAMP(3), WATERMARK FOR t AS t - INTERVAL '5' SECOND"),
    ];
    let key = "[A-Za-z` ,]{0,3}[A-Za-z]";
    let keys = prop::collection::vec(key, 0..3);
    let connector = prop_oneof![
        line().prop_map(|jdbc_table| Connector::Postgres(Postgres { jdbc_table })),
        line().prop_map(|index| Connector::OpenSearch(OpenSearch { index })),
        (
            0..4_usize,
            line(),
            prop::collection::vec((line(), line()), 0..3)
        )
            .prop_map(|(kind, token, options)| {
                let kind = PlainKind::ALL[kind];
                let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
                // Each key once, and none that the form writes itself.
                let numbered = options.iter().enumerate();
                let options: Vec<String> = numbered
                    .map(|(at, (key, value))| {
                        format!("{} = {}", quoted(&format!("{at}{key}")), quoted(value))
                    })
                    .collect();
                Connector::Plain(Plain {
                    kind,
                    token: if kind == PlainKind::Slack {
                        token
                    } else {
                        String::new()
                    },
                    options: options.join(", "),
                })
            }),
        (
            (line(), line(), line(), line(), line()),
            prop_oneof![Just(""), Just("kafka"), Just("upsert-kafka")],
            keys
        )
            .prop_map(|(texts, connector_type, keys)| {
                let (topic, key_format, value_format, value_fields_include, startup_mode) = texts;
                Connector::Kafka(Kafka {
                    topic,
                    connector_type: connector_type.to_owned(),
                    key_format,
                    key_fields: join_list(keys.iter().map(String::as_str)),
                    value_format,
                    value_fields_include,
                    startup_mode,
                })
            }),
    ];
    (name, schema, connector).prop_map(|(name, schema_sql, connector)| Table {
        name,
        integration_id: common::INTEGRATION_ID.to_owned(),
        schema_sql: schema_sql.to_owned(),
        connector,
    })
}

proptest! {
    #![proptest_config(common::properties(512))]

    #[test]
    fn what_is_written_is_read_back_into_the_same_form(table in tables()) {
        prop_assert_eq!(read_back(&create_table(&table, "")), spelt_out(&table));
    }
}

#[test]
fn what_needs_no_integration_has_its_options_on_lines_of_their_own() {
    let of = |kind: PlainKind, options: &str, expect: &str| {
        let table = Table {
            name: "t".to_owned(),
            integration_id: String::new(),
            schema_sql: "a INT".to_owned(),
            connector: Connector::Plain(Plain {
                options: options.to_owned(),
                ..Plain::of(kind)
            }),
        };
        let expect = format!("CREATE TABLE t (a INT) WITH (\n    'connector' = {expect}\n)");
        check(&table, "", &expect);
    };
    of(PlainKind::Blackhole, "", "'blackhole'");
    of(
        PlainKind::Datagen,
        "'rows-per-second' = '5' ,\n'fields.a.kind'='sequence',",
        "'datagen',\n    'rows-per-second' = '5',\n    'fields.a.kind' = 'sequence'",
    );
    of(
        PlainKind::Print,
        "standard-error",
        "'print',\n    standard-error",
    );
    of(PlainKind::Slack, "", "'slack',\n    'token' = ''");
}

#[test]
fn a_table_that_is_written_as_a_whole_stays_as_it_is() {
    let text = "CREATE TABLE t (a INT) WITH ('connector' = 'filesystem', 'path' = 's3://b')";
    let table = Table {
        name: "t".to_owned(),
        integration_id: String::new(),
        schema_sql: format!("\n{text} ;\n"),
        connector: Connector::Free,
    };
    check(&table, "", text);
    let read = read_back(text);
    assert_eq!((read.connector, &*read.schema_sql), (Connector::Free, text));
}

/// The table that a text creates.
fn read_back(text: &str) -> Table {
    let import = read(text).expect("a table");
    match import.drafts.as_slice() {
        [
            Found {
                subject: Subject::Table(table),
                ..
            },
        ] => table.clone(),
        _ => panic!("{text}"),
    }
}

#[test]
fn the_columns_that_flink_accepts_are_read_back_as_they_were_and_without_a_fault() {
    let corpus = include_str!("fixtures/flink/schema-corpus.jsonl");
    let mut count = 0;
    for line in corpus.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let schema = case["schema_sql"].as_str().expect("a text");
        let is_break_out = !matches!(case["extra"], Value::Null | Value::Bool(false));
        if case["ok"] != true || is_break_out {
            continue;
        }
        count += 1;
        let table = Table {
            schema_sql: schema.to_owned(),
            ..common::kafka("t")
        };
        let found = read_back(&create_table(&table, "")).schema_sql;
        assert_eq!(found.trim_end_matches('\n'), schema.trim_end_matches('\n'));
        let (_, problems) = schema::parse(&found);
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        assert!(!problems.iter().any(is_error), "{found}");
    }
    assert!(count > 200, "{count}");
}
