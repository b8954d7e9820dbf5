//! Tables: made, shown, deleted.

use serde_json::{Value, json};

use crate::client::{ANY_KIND, FLINK, call, expect, post, sandbox};

fn node_info() -> Value {
    // The cheat sheet's body.
    json!({
        "integration_id": ANY_KIND,
        "name": "node_info",
        "jdbc_table": "public.node_definition",
        "schema_sql": "`node` INT, `node_description` VARCHAR",
    })
}

#[tokio::test]
async fn the_cheat_sheets_tables_are_made_as_printed() {
    let running = sandbox().await;
    let path = format!("{FLINK}/table");
    let made = expect(&running, 200, post(&path, &node_info()))
        .await
        .json();
    assert_eq!(made["table_name"], "node_info");
    assert_eq!(made["integration_id"], ANY_KIND);
    assert_eq!(
        made["jdbc"],
        json!({ "table_name": "public.node_definition" })
    );
    assert_eq!(made["schema_sql"], "`node` INT, `node_description` VARCHAR");
    assert_eq!(
        made["columns"],
        json!([
            { "name": "node", "data_type": "INT", "nullable": true },
            { "name": "node_description", "data_type": "VARCHAR", "nullable": true },
        ])
    );
    let id = made["table_id"].as_str().expect("an id");
    assert_eq!(
        (id.len(), id.as_bytes()[14]),
        (36, b'4'),
        "{id} is a UUID of version 4"
    );

    let alert = json!({
        "integration_id": ANY_KIND,
        "name": "KAlert",
        "kafka_topic": "alert",
        "schema_sql": "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT",
    });
    let made = expect(&running, 200, post(&path, &alert)).await.json();
    assert_eq!(made["kafka"], json!({ "topic": "alert" }));
    assert_eq!(made["columns"][1]["data_type"], "TIMESTAMP_LTZ(3)");
}

#[tokio::test]
async fn a_table_is_listed_shown_and_deleted() {
    let running = sandbox().await;
    let list = format!("{FLINK}/table");
    assert_eq!(
        expect(&running, 200, call("GET", &list)).await.json(),
        json!({ "tables": [] })
    );
    let made = expect(&running, 200, post(&list, &node_info()))
        .await
        .json();
    let one = format!("{list}/{}", made["table_id"].as_str().expect("an id"));
    assert_eq!(expect(&running, 200, call("GET", &one)).await.json(), made);
    let listed = expect(&running, 200, call("GET", &list)).await.json();
    assert_eq!(listed, json!({ "tables": [made] }));
    assert_eq!(
        expect(&running, 200, call("DELETE", &one)).await.json(),
        json!({})
    );
    expect(&running, 404, call("GET", &one)).await.messages();
    expect(&running, 404, call("DELETE", &one)).await.messages();
}

#[tokio::test]
async fn a_name_in_use_is_a_conflict_until_its_table_is_gone() {
    let running = sandbox().await;
    let path = format!("{FLINK}/table");
    let made = expect(&running, 200, post(&path, &node_info()))
        .await
        .json();
    let refused = expect(&running, 409, post(&path, &node_info())).await;
    assert_eq!(refused.messages(), ["Table 'node_info' already exists"]);
    let one = format!("{path}/{}", made["table_id"].as_str().expect("an id"));
    expect(&running, 200, call("DELETE", &one)).await;
    expect(&running, 200, post(&path, &node_info())).await;
}

#[tokio::test]
async fn validation_says_where_the_sql_is_wrong_and_makes_nothing() {
    let running = sandbox().await;
    let path = format!("{FLINK}/table/validate");
    assert_eq!(
        expect(&running, 200, post(&path, &node_info()))
            .await
            .json(),
        json!({})
    );
    let mut wrong = node_info();
    wrong["schema_sql"] = json!("node INT,\n  place ROW(x INT");
    assert_eq!(
        expect(&running, 200, post(&path, &wrong)).await.json(),
        json!({
            "table_validate_error": {
                "message": "This bracket is not closed",
                "name": "node_info",
                "position": {
                    "line_number": 2,
                    "character_number": 12,
                    "end_line_number": 2,
                    "end_character_number": 17,
                },
            },
        })
    );
    expect(&running, 400, post(&path, &json!({ "name": "node_info" })))
        .await
        .messages();
    expect(&running, 400, post(&format!("{FLINK}/table"), &wrong))
        .await
        .messages();
    assert!(running.handle.tables().is_empty());
}
