//! What the validate endpoint tells of each table and of the statement, and that "create" refuses
//! the same.

use sandbox::Running;
use serde_json::{Value, json};

use crate::application::{KAFKA, STATEMENT, application, kafka, path, version};
use crate::client::{expect, post, sandbox};

async fn validate(running: &Running, body: &Value) -> Value {
    let [id, _] = match running.handle.applications().first() {
        Some(known) => [
            known["id"].as_str().expect("an id").to_owned(),
            String::new(),
        ],
        None => application(running, "App", &version()).await,
    };
    let path = path(&[&id, "version", "validate"]);
    expect(running, 200, post(&path, body)).await.json()
}

/// The answer about one table alone, as a source or a sink.
async fn table(running: &Running, role: &str, create_table: &str) -> Value {
    let mut body = json!({ "sources": [], "sinks": [] });
    body[role] = json!([{ "create_table": create_table }]);
    validate(running, &body).await[role][0].clone()
}

fn position(line: u64, character: u64, end_line: u64, end_character: u64) -> Value {
    json!({
        "line_number": line,
        "character_number": character,
        "end_line_number": end_line,
        "end_character_number": end_character,
    })
}

#[tokio::test]
async fn a_version_that_is_right_is_answered_with_what_was_read() {
    let running = sandbox().await;
    let answer = validate(&running, &version()).await;
    let members: Vec<_> = answer.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["sinks", "sources", "statement"]);
    assert_eq!(answer["statement"], STATEMENT);
    let source = &answer["sources"][0];
    let members: Vec<_> = source.as_object().expect("an object").keys().collect();
    assert_eq!(
        members,
        [
            "columns",
            "create_table",
            "integration_id",
            "options",
            "table_name"
        ]
    );
    assert_eq!(
        source["create_table"],
        version()["sources"][0]["create_table"]
    );
    assert_eq!(
        (&source["integration_id"], &source["table_name"]),
        (&json!(KAFKA), &json!("KCpuIn"))
    );
    assert_eq!(source["options"]["connector"], "kafka");
    assert_eq!(source["options"]["properties.bootstrap.servers"], "");
}

/// The form is that of Flink's DESCRIBE, whose output its documentation prints.
#[tokio::test]
async fn columns_tell_their_key_their_origin_and_their_watermark() {
    let running = sandbox().await;
    let create_table = "CREATE TABLE Orders (\n  `user` BIGINT NOT NULL,\n  product VARCHAR(32),\n  ts TIMESTAMP(3),\n  ptime AS PROCTIME(),\n  `offset` BIGINT METADATA FROM 'offset' VIRTUAL,\n  PRIMARY KEY(`user`) NOT ENFORCED,\n  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND\n) WITH ('connector' = 'datagen')";
    let answer = table(&running, "sources", create_table).await;
    assert_eq!(
        answer["columns"],
        json!([
            { "name": "user", "data_type": "BIGINT", "nullable": false, "key": "PRI(user)" },
            { "name": "product", "data_type": "VARCHAR(32)", "nullable": true },
            {
                "name": "ts", "data_type": "TIMESTAMP(3)", "nullable": true,
                "watermark": "ts - INTERVAL '1' SECOND",
            },
            {
                "name": "ptime", "data_type": "TIMESTAMP_LTZ(3)", "nullable": false,
                "extras": "AS PROCTIME()",
            },
            {
                "name": "offset", "data_type": "BIGINT", "nullable": true,
                "extras": "METADATA FROM 'offset' VIRTUAL",
            },
        ])
    );
}

#[tokio::test]
async fn a_mistake_is_told_at_its_table_with_its_place() {
    let running = sandbox().await;
    let mut body = version();
    body["sinks"][0] = kafka("KAlert", "`hostname` STRING,\n  `cpu` INTGER", "alert");
    let answer = validate(&running, &body).await;
    assert!(answer["sources"][0].get("message").is_none());
    let sink = &answer["sinks"][0];
    assert_eq!(sink["message"], "Unknown identifier 'INTGER'");
    assert_eq!(sink["position"], position(3, 9, 3, 14));
    assert!(sink.get("columns").is_none() && sink["create_table"].is_string());
    assert!(
        answer.get("statement_error").is_none(),
        "what a statement finds in a table that can't be read is not known"
    );
}

#[tokio::test]
async fn options_are_judged_by_their_connector() {
    let running = sandbox().await;
    for (role, create_table, said, at) in [
        (
            "sources",
            "CREATE TABLE t (a INT)",
            "option key 'connector'",
            position(1, 1, 1, 22),
        ),
        (
            "sources",
            "CREATE TABLE t (a INT) WITH ('connector' = 'kafak')",
            "any factory for identifier 'kafak'",
            position(1, 44, 1, 50),
        ),
        (
            "sources",
            "CREATE TABLE t (a INT) WITH ('connector' = 'print')",
            "Connector 'print' can only be used as a sink",
            position(1, 44, 1, 50),
        ),
        (
            "sinks",
            "CREATE TABLE t (a INT) WITH ('connector' = 'datagen')",
            "Connector 'datagen' can only be used as a source",
            position(1, 44, 1, 52),
        ),
        (
            "sinks",
            "CREATE TABLE t (a INT) WITH ('connector' = 'jdbc', 'url' = 'jdbc:postgresql://')",
            "Missing required options are:\n\ntable-name",
            position(1, 44, 1, 49),
        ),
        (
            "sinks",
            "CREATE TABLE t (a INT) WITH ('connector' = 'slack')",
            "Missing required options are:\n\ntoken",
            position(1, 44, 1, 50),
        ),
        (
            "sinks",
            "CREATE TABLE t (a INT) WITH ('connector' = 'upsert-kafka', 'properties.bootstrap.servers' = 'h:1', 'topic' = 't', 'key.format' = 'json', 'value.format' = 'json')",
            "'upsert-kafka' tables require to define a PRIMARY KEY constraint.",
            position(1, 44, 1, 57),
        ),
        (
            "sinks",
            "CREATE TABLE t (a INT) WITH ('connector' = 'elasticsearch-7', 'hosts' = '', 'index' = 'i')",
            "needs an integration of type opensearch",
            position(1, 44, 1, 60),
        ),
    ] {
        let answer = table(&running, role, create_table).await;
        let message = answer["message"].as_str().unwrap_or_default();
        assert!(message.contains(said), "{create_table}: {answer}");
        assert_eq!(answer["position"], at, "{create_table}");
    }
}

#[tokio::test]
async fn tables_without_an_integration_are_taken_where_they_need_none() {
    let running = sandbox().await;
    for (role, options) in [
        (
            "sources",
            "'connector' = 'datagen', 'rows-per-second' = '1'",
        ),
        ("sinks", "'connector' = 'print'"),
        ("sinks", "'connector' = 'blackhole'"),
        ("sinks", "'connector' = 'slack', 'token' = 'x'"),
        (
            "sources",
            "'connector' = 'postgres-cdc', 'hostname' = 'h', 'port' = '1', 'username' = 'u', 'password' = 'p', 'database-name' = 'd', 'schema-name' = 's', 'table-name' = 't', 'decoding.plugin.name' = 'pgoutput'",
        ),
        (
            "sinks",
            "'connector' = 'jdbc', 'url' = 'jdbc:postgresql://h/d', 'table-name' = 't'",
        ),
    ] {
        let create_table = format!("CREATE TABLE t (a INT) WITH ({options})");
        let answer = table(&running, role, &create_table).await;
        assert!(answer.get("message").is_none(), "{answer}");
    }
    let like = "CREATE TABLE t WITH ('topic' = 'u') LIKE other (INCLUDING ALL OVERWRITING OPTIONS)";
    let answer = table(&running, "sources", like).await;
    assert_eq!(
        (&answer["table_name"], &answer["columns"]),
        (&json!("t"), &json!([]))
    );
}

#[tokio::test]
async fn a_statement_is_held_against_the_tables_of_its_version() {
    let running = sandbox().await;
    for (statement, said, at) in [
        (
            "INSERT INTO KAlert SELECT * FROM KCpuOut",
            "Object 'KCpuOut' not found",
            position(1, 34, 1, 40),
        ),
        (
            "INSERT INTO KAlarm\nSELECT * FROM KCpuIn",
            "Cannot find table '`default_catalog`.`default_database`.`KAlarm`'",
            position(1, 13, 1, 18),
        ),
        (
            "INSERT INTO KAlert\nSELECT hostname, cup FROM KCpuIn",
            "Column 'cup' not found in any table",
            position(2, 18, 2, 20),
        ),
        (
            "INSERT INTO KAlert SELECT hostname FROM KCpuIn",
            "Different number of columns.",
            position(1, 13, 1, 18),
        ),
        (
            "INSERT INTO KAlert SELECT cpu, hostname FROM KCpuIn",
            "Incompatible types for sink column 'hostname'",
            position(1, 13, 1, 18),
        ),
        (
            "SELECT * FROM KCpuIn",
            "is an INSERT INTO",
            position(1, 1, 1, 6),
        ),
        (
            "INSERT INTO KAlert SELECT * FROM order",
            "near the keyword 'order'",
            position(1, 34, 1, 38),
        ),
        (
            "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE",
            "Encountered \"<EOF>\"",
            position(1, 45, 1, 45),
        ),
    ] {
        let mut body = version();
        body["statement"] = json!(statement);
        let error = validate(&running, &body).await["statement_error"].clone();
        let message = error["message"].as_str().unwrap_or_default();
        assert!(message.contains(said), "{statement}: {error}");
        assert_eq!(error["position"], at, "{statement}");
    }
}

#[tokio::test]
async fn what_is_found_is_refused_where_a_version_is_made() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    let mut body = version();
    body["sources"][0] = kafka("KCpuIn", "a INT,", "t");
    body["sinks"][0] = kafka("KAlert", "a TEXT", "t");
    body["statement"] = json!("INSERT INTO KAlert");
    let made = post(&path(&[&id, "version"]), &body);
    let messages = expect(&running, 400, made).await.messages();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert_eq!(messages[1], "Unknown identifier 'TEXT'");
    let body = json!({ "name": "Other", "application_version": body });
    expect(&running, 400, post(&path(&[]), &body))
        .await
        .messages();
    assert_eq!(
        running.handle.applications().len(),
        1,
        "half of it is not made"
    );
}

#[tokio::test]
async fn a_name_is_described_once_on_each_side() {
    let running = sandbox().await;
    let mut body = version();
    let source = body["sources"][0].clone();
    body["sources"] = json!([source, source]);
    let answer = validate(&running, &body).await;
    assert_eq!(
        answer["sources"][1]["message"],
        "Table 'KCpuIn' is described twice"
    );
    let mut body = version();
    body["sources"] = json!([body["sinks"][0]]);
    body["statement"] = json!("INSERT INTO KAlert SELECT * FROM KAlert");
    let answer = validate(&running, &body).await;
    assert!(answer.get("statement_error").is_none(), "{answer}");
}
