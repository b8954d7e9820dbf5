//! The list of tables in a job that is typed as JSON.

use super::{Page, page};
use crate::nodes;
use millrace::desk::report::follow;
use millrace::desk::request::act::Event;
use millrace::desk::study::{reports, study};
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;

/// What is said beside the JSON that is typed for a job, and what is sent, after the list has followed the statement.
fn typed_for_a_job(typed: &str) -> (Page, String, String) {
    let mut page = Page::of(Subject::Job(Job {
        statement: "INSERT INTO a SELECT 1".to_owned(),
        tables: "a".to_owned(),
        ..Job::default()
    }));
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(typed));
    follow_statement(&mut page);
    let said = nodes::text(&page.view());
    let sent = page.on("save", Event::Click).save.expect("a file").1;
    (page, said, sent)
}

/// Does what the page does when the desk has read the statement anew.
fn follow_statement(page: &mut Page) {
    let reports = reports(&page.workspace, &study(&page.workspace, Vec::new()));
    follow(&mut page.workspace, &reports);
}

#[test]
fn a_list_of_tables_that_no_field_can_hold_is_sent_as_it_was_typed() {
    let (_, said, sent) = typed_for_a_job(
        r#"{"job_name":"j1","statement":"INSERT INTO a SELECT 1","tables":["a",1,null,"b,c"," d "]}"#,
    );
    let list = "\"tables\": [\n    \"a\",\n    1,\n    null,\n    \"b,c\",\n    \" d \"\n  ]";
    assert!(sent.contains(list), "{sent}");
    let note = "Sent too, though no field here holds it: tables";
    assert!(said.contains(note), "{said}");
    // By ids too.
    let (_, _, sent) = typed_for_a_job(r#"{"statement":"INSERT INTO a SELECT 1","table_ids":[1]}"#);
    assert!(
        sent.contains("\"table_ids\": [\n    1\n  ]") && !sent.contains("tables\""),
        "{sent}"
    );
}

#[test]
fn a_list_that_was_typed_and_gives_way_to_the_forms_is_said_to() {
    let (mut page, _, _) =
        typed_for_a_job(r#"{"statement":"INSERT INTO a SELECT 1","tables":["a",1]}"#);
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        Field::Tables.set(subject, "b".to_owned());
    });
    page.on("json", Event::Leave);
    page.open();
    let said = nodes::text(&page.view());
    assert!(!said.contains("Sent too"), "{said}");
    assert!(
        said.contains("Kept, but not sent, as the form has its own: tables"),
        "{said}"
    );
}

#[test]
fn what_is_sent_in_the_flat_form_instead_of_the_nested_one_is_told() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    for (typed, note) in [
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","kafka":{"topic":"t","bar":[1]}}"#,
            "Sent in the flat form: kafka.topic as kafka_topic",
        ),
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","upsert_kafka":{"topic":"t","key_fields":["k"]}}"#,
            "Sent in the flat form: upsert_kafka as kafka_connector_type, upsert_kafka.topic as kafka_topic, upsert_kafka.key_fields as kafka_key_fields",
        ),
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","jdbc":{"table_name":"t"}}"#,
            "Sent in the flat form: jdbc.table_name as jdbc_table",
        ),
    ] {
        page.on("json", Event::Input(typed));
        let said = nodes::text(&page.view());
        assert!(said.contains(note), "{said}");
        assert!(!said.contains("as the form has them"), "{said}");
    }
    page.on(
        "json",
        Event::Input(r#"{"name":"n","integration_id":"i","schema_sql":"","jdbc_table":"t"}"#),
    );
    let said = nodes::text(&page.view());
    assert!(!said.contains("flat form"), "{said}");
}

#[test]
fn a_nested_table_that_is_sent_as_such_is_not_said_to_be_sent_flat() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed =
        r#"{"name":"n","integration_id":"i","schema_sql":"a INT","kafka":{"topic":"t","bar":[1]}}"#;
    page.on("json", Event::Input(typed));
    page.texts.set_route(
        "https://api.aiven.io/v1\nBearer\nJSON\n\nnested",
        "https://page.example",
    );
    let said = nodes::text(&page.view());
    assert!(!said.contains("flat form"), "{said}");
    page.texts.set_route(
        "https://api.aiven.io/v1\nBearer\nHTTP\n\nnested",
        "https://page.example",
    );
    let said = nodes::text(&page.view());
    let sent = "\"kafka\": {\n    \"topic\": \"t\",\n    \"bar\": [\n      1\n    ]\n  }";
    assert!(said.contains(sent), "{said}");
}
