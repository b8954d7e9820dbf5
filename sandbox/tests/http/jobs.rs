//! Jobs: made, shown, canceled.

use sandbox::Running;
use serde_json::{Value, json};

use crate::client::{ANY_KIND, FLINK, call, expect, post, sandbox};

const STATEMENT: &str = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";

/// A sandbox with the tables of the cheat sheet's job, and their ids.
async fn with_tables() -> (Running, [String; 2]) {
    let running = sandbox().await;
    let mut ids = Vec::new();
    for (name, topic) in [("KCpuIn", "cpu"), ("KAlert", "alert")] {
        let body = json!({
            "integration_id": ANY_KIND,
            "name": name,
            "kafka_topic": topic,
            "schema_sql": "`node` INT, `cpu` INT",
        });
        let made = expect(&running, 200, post(&format!("{FLINK}/table"), &body))
            .await
            .json();
        ids.push(made["table_id"].as_str().expect("an id").to_owned());
    }
    (running, ids.try_into().expect("two tables"))
}

fn job(field: &str, tables: &Value) -> Value {
    json!({ "statement": STATEMENT, field: tables, "job_name": "JobExample" })
}

#[tokio::test]
async fn a_job_takes_its_tables_by_name_or_by_id() {
    let (running, ids) = with_tables().await;
    let path = format!("{FLINK}/job");
    for body in [
        job("tables", &json!(["KCpuIn", "KAlert"])),
        job("table_ids", &json!(ids)),
    ] {
        let made = expect(&running, 200, post(&path, &body)).await.json();
        assert_eq!(made["job_name"], "JobExample");
        let id = made["job_id"].as_str().expect("an id");
        assert!(
            id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{id}"
        );
    }
    assert_eq!(running.handle.jobs().len(), 2);
}

#[tokio::test]
async fn a_job_runs_until_it_is_canceled() {
    let (running, ids) = with_tables().await;
    let list = format!("{FLINK}/job");
    let made = expect(&running, 200, post(&list, &job("table_ids", &json!(ids))))
        .await
        .json();
    let id = made["job_id"].as_str().expect("an id");
    let one = format!("{list}/{id}");
    let listed = expect(&running, 200, call("GET", &list)).await.json();
    assert_eq!(
        listed,
        json!({ "jobs": [{ "id": id, "status": "RUNNING" }] })
    );
    let shown = expect(&running, 200, call("GET", &one)).await.json();
    assert_eq!(
        (&shown["jid"], &shown["name"]),
        (&json!(id), &json!("JobExample"))
    );
    assert_eq!(
        (&shown["state"], &shown["end-time"]),
        (&json!("RUNNING"), &json!(-1))
    );
    assert!(
        shown["start-time"]
            .as_u64()
            .is_some_and(|at| at > 1_600_000_000_000)
    );

    let used = format!("{FLINK}/table/{}", ids[0]);
    let refused = expect(&running, 409, call("DELETE", &used))
        .await
        .messages();
    assert!(
        refused[0].contains("KCpuIn") && refused[0].contains(id),
        "{refused:?}"
    );

    expect(&running, 200, call("POST", &format!("{one}/cancel"))).await;
    let shown = expect(&running, 200, call("GET", &one)).await.json();
    assert_eq!(shown["state"], "CANCELED");
    assert!(shown["end-time"].as_i64().is_some_and(|at| at > 0));
    expect(&running, 200, call("DELETE", &used)).await;
}

#[tokio::test]
async fn a_job_of_unknown_tables_is_refused() {
    let (running, ids) = with_tables().await;
    let path = format!("{FLINK}/job");
    for (field, tables) in [
        ("tables", json!(["KCpuIn", "Other"])),
        ("table_ids", json!(["215328d0-8134-3ab8-7261-c2648bacee61"])),
        ("table_ids", json!(["KCpuIn"])),
        ("tables", json!(ids)),
    ] {
        let refused = expect(&running, 404, post(&path, &job(field, &tables)))
            .await
            .messages();
        assert!(refused[0].starts_with("Table ") && refused[0].ends_with(" does not exist"));
    }
}

#[tokio::test]
async fn a_job_body_that_breaks_the_contract_is_refused() {
    let (running, _) = with_tables().await;
    let path = format!("{FLINK}/job");
    for (body, field) in [
        (json!({ "table_ids": [] }), "'statement'"),
        (json!({ "statement": STATEMENT }), "'table_ids'"),
        (json!({ "statement": 1, "table_ids": [] }), "'statement'"),
        (
            json!({ "statement": STATEMENT, "table_ids": "KAlert" }),
            "'table_ids'",
        ),
        (
            json!({ "statement": STATEMENT, "table_ids": [1] }),
            "'table_ids'",
        ),
        (
            json!({ "statement": STATEMENT, "table_ids": [], "tables": [] }),
            "'tables'",
        ),
        (
            json!({ "statement": STATEMENT, "table_ids": [], "job_name": {} }),
            "'job_name'",
        ),
        (
            json!({ "statement": STATEMENT, "table_ids": [], "parallelism": 2 }),
            "'parallelism'",
        ),
    ] {
        let messages = expect(&running, 400, post(&path, &body)).await.messages();
        assert!(
            messages.len() == 1 && messages[0].contains(field),
            "{messages:?} for {body}"
        );
    }
}

#[tokio::test]
async fn a_statement_writes_into_a_table() {
    let (running, ids) = with_tables().await;
    let cases = [
        ("insert into KAlert select * from KCpuIn", true),
        (
            "  -- all of it\n/* and more */ INSERT INTO KAlert SELECT * FROM KCpuIn",
            true,
        ),
        (
            "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END",
            true,
        ),
        ("BEGIN STATEMENT SET; INSERT INTO a SELECT 1; END;", true),
        ("SELECT * FROM KCpuIn", false),
        ("INSERTED", false),
        ("EXECUTE INSERT INTO a SELECT 1", false),
        ("-- INSERT", false),
        ("DROP TABLE KAlert", false),
    ];
    for (statement, good) in cases {
        let body = json!({ "statement": statement, "table_ids": ids });
        let status = if good { 200 } else { 400 };
        expect(&running, status, post(&format!("{FLINK}/job"), &body)).await;
        let path = format!("{FLINK}/job/validate");
        let answer = expect(&running, 200, post(&path, &body)).await.json();
        assert_eq!(
            answer.get("job_validate_error").is_none(),
            good,
            "{statement}: {answer}"
        );
    }
}

#[tokio::test]
async fn validation_of_a_job_says_where_the_statement_is_wrong() {
    let (running, ids) = with_tables().await;
    let path = format!("{FLINK}/job/validate");
    let body = json!({ "statement": "\n SELECT 1", "table_ids": ids });
    let answer = expect(&running, 200, post(&path, &body)).await.json();
    let error = &answer["job_validate_error"];
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("SELECT"))
    );
    let position = json!({
        "line_number": 2,
        "character_number": 2,
        "end_line_number": 2,
        "end_character_number": 7,
    });
    assert_eq!(error["position"], position);
    let by_name = json!({ "statement": STATEMENT, "tables": ["KAlert"] });
    expect(&running, 400, post(&path, &by_name))
        .await
        .messages();
    assert!(running.handle.jobs().is_empty());
}

#[tokio::test]
async fn a_job_without_a_name_gets_the_one_that_flink_gives() {
    let (running, ids) = with_tables().await;
    let body = json!({ "statement": STATEMENT, "table_ids": ids });
    let made = expect(&running, 200, post(&format!("{FLINK}/job"), &body))
        .await
        .json();
    assert_eq!(
        made["job_name"],
        "insert-into_default_catalog.default_database.KAlert"
    );
}

#[tokio::test]
async fn a_job_that_is_not_there_is_404() {
    let running = sandbox().await;
    let path = format!("{FLINK}/job/b0d2e38e3454d8a4fefd04fac8b112ab");
    expect(&running, 404, call("GET", &path)).await.messages();
    expect(&running, 404, call("POST", &format!("{path}/cancel")))
        .await
        .messages();
}
