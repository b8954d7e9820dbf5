//! Options: those that fill fields, those without one, and the connectors.

use super::{kafka, tables};
use crate::imports::{assert_shown, left_out, missed, told};
use millrace::import::create_table::read;
use millrace::import::unfit::Unfit;
use millrace::import::{Fate, Part, Why};
use millrace::text::request_import::unfit;
use millrace::workspace::table::{Connector, Kafka, Plain, PlainKind, Table};

#[test]
fn options_of_kafka_fill_its_fields() {
    // The options of Aiven's documentation on Kafka tables.
    let text = "CREATE TABLE IF NOT EXISTS `my alerts` (\n  `node` INT, -- which )\n  at TIMESTAMP_LTZ(3)\n) WITH (\n  'connector' = 'kafka',\n  'properties.bootstrap.servers' = '',\n  'topic' = 'it''s',\n  'key.format' = 'json',\n  'key.fields' = 'node;at',\n  'value.format' = 'avro',\n  'value.fields-include' = 'EXCEPT_KEY',\n  'scan.startup.mode' = 'earliest-offset'\n);";
    let import = read(text).expect("a table");
    assert_shown(text, &import);
    let [table] = tables(&import)[..] else {
        panic!("{import:?}");
    };
    assert_eq!(table.name, "my alerts");
    // Not a byte of the columns is changed.
    assert_eq!(
        table.schema_sql,
        "\n  `node` INT, -- which )\n  at TIMESTAMP_LTZ(3)\n"
    );
    let expected = Kafka {
        topic: "it's".to_owned(),
        connector_type: "kafka".to_owned(),
        key_format: "json".to_owned(),
        key_fields: "node, at".to_owned(),
        value_format: "avro".to_owned(),
        value_fields_include: "EXCEPT_KEY".to_owned(),
        startup_mode: "earliest-offset".to_owned(),
    };
    assert_eq!(kafka(table), &expected);
    assert_eq!(left_out(text, &import), ["'properties.bootstrap.servers'"]);
    assert_eq!(missed(text, &import), [""; 0]);
    assert_eq!(import.drafts[0].extra, "");
}

#[test]
fn options_of_the_other_connectors_fill_their_fields() {
    let upsert = "create table u (id INT, PRIMARY KEY (id) NOT ENFORCED) with ('connector'='upsert-kafka','properties.bootstrap.servers'='','topic'='t','key.format'='json','value.format'='json')";
    let import = read(upsert).expect("a table");
    assert_eq!(kafka(tables(&import)[0]).connector_type, "upsert-kafka");
    assert_eq!(kafka(tables(&import)[0]).key_format, "json");
    let jdbc = "CREATE TABLE s (a INT) WITH ('connector' = 'jdbc', 'url' = 'jdbc:postgresql://', 'table-name' = 'public.students')";
    let import = read(jdbc).expect("a table");
    let connector = &tables(&import)[0].connector;
    assert!(matches!(connector, Connector::Postgres(pg) if pg.jdbc_table == "public.students"));
    assert_eq!(left_out(jdbc, &import), ["'connector' = 'jdbc'", "'url'"]);
    for name in ["elasticsearch-7", "opensearch"] {
        let search = format!(
            "CREATE TABLE s (a INT) WITH ('connector' = '{name}', 'hosts' = '', 'index' = 'metrics')"
        );
        let import = read(&search).expect("a table");
        let connector = &tables(&import)[0].connector;
        assert!(matches!(connector, Connector::OpenSearch(os) if os.index == "metrics"));
        assert_eq!(missed(&search, &import), [""; 0]);
    }
    let format = "CREATE TABLE s (a INT) WITH ('connector' = 'kafka', 'format' = 'json')";
    let import = read(format).expect("a table");
    assert_eq!(kafka(tables(&import)[0]).value_format, "json");
}

#[test]
fn options_without_a_field_are_told_by_name_and_no_password_is_shown() {
    let text = "CREATE TABLE t (a INT) WITH ('connector' = 'kafka', 'topic' = 't',\n 'properties.sasl.jaas.config' = 'secretOne',\n 'value.avro-confluent.basic-auth.user-info' = 'secretTwo',\n 'scan.parallelism' = '2', 'password' = \"secretThree\", 'username' = 'secretFour')";
    let import = read(text).expect("a table");
    let names: Vec<&str> = import
        .parts
        .iter()
        .filter_map(|part| match &part.fate {
            Fate::Missed(Why::Unfit(Unfit::NoField(name))) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        names,
        [
            "value.avro-confluent.basic-auth.user-info",
            "scan.parallelism",
            "username"
        ]
    );
    for part in &import.parts {
        assert!(!text[part.span.clone()].contains("secret"), "{part:?}");
        if let Fate::Missed(Why::Unfit(why)) | Fate::LeftOut(Why::Unfit(why)) = &part.fate {
            assert!(!unfit(why).contains("secret"));
        }
    }
    let jdbc = "CREATE TABLE t (a INT) WITH ('connector' = 'jdbc', 'table-name' = 't', 'password' = 'secretFive', 'slot.name' = 'secretSix";
    let import = read(jdbc).expect("a table");
    for part in &import.parts {
        assert!(!jdbc[part.span.clone()].contains("secret"), "{part:?}");
    }
}

#[test]
fn a_connector_without_an_integration_has_its_own_form() {
    let text = "CREATE TABLE t (channel_id STRING, message STRING) WITH ('connector' = 'slack', 'token' = 'xoxbSecret', 'a' = 'it''s')";
    let import = read(text).expect("a table");
    let expect = Table {
        name: "t".to_owned(),
        integration_id: String::new(),
        schema_sql: "channel_id STRING, message STRING".to_owned(),
        connector: Connector::Plain(Plain {
            kind: PlainKind::Slack,
            token: "xoxbSecret".to_owned(),
            options: "'a' = 'it''s'".to_owned(),
        }),
    };
    assert_eq!(tables(&import), [&expect]);
    assert_eq!(missed(text, &import), [""; 0]);
    for part in &import.parts {
        assert!(!text[part.span.clone()].contains("Secret"), "{part:?}");
    }
    let datagen = "CREATE TABLE d (a INT) WITH ('connector' = 'datagen', 'rows-per-second' = '5')";
    let import = read(datagen).expect("a table");
    let Connector::Plain(plain) = &tables(&import)[0].connector else {
        panic!("{import:?}");
    };
    assert_eq!(
        (plain.kind, &*plain.options),
        (PlainKind::Datagen, "'rows-per-second' = '5'")
    );
}

#[test]
fn a_connector_that_has_no_form_comes_as_the_whole_statement() {
    let text = "CREATE TABLE t (a INT COMMENT 'x') WITH ('connector' = 'postgres-cdc', 'password' = 'itsSecret')";
    let two = format!("-- one\n{text};\nCREATE TABLE u (a INT) WITH ('connector' = 'kafka')");
    let import = read(&two).expect("a table");
    let free = tables(&import)[0];
    assert_eq!((&*free.name, &*free.schema_sql), ("t", text));
    assert_eq!(free.connector, Connector::Free);
    assert_eq!(tables(&import)[1].name, "u");
    for part in &import.parts {
        assert!(!two[part.span.clone()].contains("Secret"), "{part:?}");
    }
    assert_shown(&two, &import);
}

#[test]
fn a_table_that_names_no_connector_is_told() {
    for (text, place) in [
        ("CREATE TABLE t (`a` INT)", "t"),
        ("CREATE TABLE t (a INT) WITH ('format' = 'json')", "WITH"),
    ] {
        let import = read(text).expect("a table");
        let told: Vec<&Part> = import
            .parts
            .iter()
            .filter(|part| part.fate == Fate::Missed(Why::Unfit(Unfit::NoConnector)))
            .collect();
        assert_eq!(told.len(), 1, "{text}");
        assert_eq!(&text[told[0].span.clone()], place);
    }
}

#[test]
fn clauses_of_a_table_are_kept_or_told() {
    // What the client of 2021 sends for LIKE and PARTITIONED BY stands in tests/fixtures/recordings.
    let text = "CREATE TABLE cat.db.t (a INT, b INT) COMMENT 'rows' PARTITIONED BY (`b`) WITH ('connector' = 'kafka') LIKE BaseTable (INCLUDING ALL);";
    let import = read(text).expect("a table");
    assert_eq!(tables(&import)[0].name, "t");
    assert_eq!(
        import.drafts[0].extra,
        r#"{"partitioned_by":"b","like_options":"BaseTable (INCLUDING ALL)"}"#
    );
    assert_eq!(missed(text, &import), ["cat.db.", "COMMENT"]);
    let kept = told(text, &import, |fate| matches!(fate, Fate::Kept(..)));
    assert_eq!(kept, ["`b`", "BaseTable (INCLUDING ALL)"]);
    let two = "CREATE TABLE t (a INT, b INT) PARTITIONED BY (a, b) WITH ('connector' = 'kafka')";
    let import = read(two).expect("a table");
    assert_eq!(missed(two, &import), ["PARTITIONED BY (a, b)"]);
}
