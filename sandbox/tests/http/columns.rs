//! How a schema is read into columns.

use serde_json::json;

use crate::client::{ANY_KIND, FLINK, expect, post, sandbox};

/// Makes a table of this schema and gives `name type` of each column, `!` where it is not nullable.
async fn columns(schema_sql: &str) -> Vec<String> {
    let running = sandbox().await;
    let body = json!({
        "integration_id": ANY_KIND,
        "name": "T",
        "jdbc_table": "t",
        "schema_sql": schema_sql,
    });
    let made = expect(&running, 200, post(&format!("{FLINK}/table"), &body))
        .await
        .json();
    let columns = made["columns"].as_array().expect("a list");
    let text = |column: &serde_json::Value| {
        let mark = if column["nullable"] == true { "" } else { "!" };
        let texts = (column["name"].as_str(), column["data_type"].as_str());
        format!(
            "{} {}{mark}",
            texts.0.expect("a name"),
            texts.1.expect("a type")
        )
    };
    columns.iter().map(text).collect()
}

#[tokio::test]
async fn columns_are_split_at_top_level_commas() {
    for (schema, expected) in [
        ("id INT,name string", vec!["id INT", "name STRING"]),
        (
            "`a,b` DECIMAL(10, 2), `tick``s` INT",
            vec!["a,b DECIMAL(10, 2)", "tick`s INT"],
        ),
        (
            "r ROW<x INT, y MAP<STRING, INT>>, z INT",
            vec!["r ROW<x INT, y MAP<STRING, INT>>", "z INT"],
        ),
        (
            "id INT NOT NULL, PRIMARY KEY (id) NOT ENFORCED",
            vec!["id INT!"],
        ),
        ("id INT PRIMARY KEY", vec!["id INT!"]),
        (
            "t TIMESTAMP(3) METADATA FROM 'time,stamp', WATERMARK FOR t AS t - INTERVAL '5' SECOND",
            vec!["t TIMESTAMP(3)"],
        ),
        ("c STRING COMMENT 'a, (b'", vec!["c STRING"]),
        (
            "a INT, b AS a < 3, c INT",
            vec!["a INT", "b UNKNOWN", "c INT"],
        ),
        (
            "t timestamp(3) with local time zone",
            vec!["t TIMESTAMP(3) WITH LOCAL TIME ZONE"],
        ),
    ] {
        assert_eq!(columns(schema).await, expected, "{schema}");
    }
}

/// A way through them that compares each with all others would take minutes.
#[tokio::test]
async fn a_hundred_thousand_columns_are_read() {
    let all: Vec<String> = (0..100_000)
        .map(|number| format!("c{number} INT"))
        .collect();
    assert_eq!(columns(&all.join(", ")).await.len(), 100_000);
}

#[tokio::test]
async fn a_schema_with_a_slip_is_refused() {
    for schema in [
        "a INT,, b INT",
        "a INT,",
        "a",
        "a INT, a INT",
        "a (INT",
        "a INT)",
        "`a INT",
        "(a INT)",
    ] {
        let running = sandbox().await;
        let body = json!({
            "integration_id": ANY_KIND,
            "name": "T",
            "jdbc_table": "t",
            "schema_sql": schema,
        });
        expect(&running, 400, post(&format!("{FLINK}/table"), &body))
            .await
            .messages();
    }
}
