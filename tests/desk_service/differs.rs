//! Drafts whose table on the service is another.

use super::{Desk, ID};
use crate::common::{self, INTEGRATION_ID, kafka, target};
use crate::nodes::names;
use millrace::desk::lists::{Found, Of, Question};
use millrace::desk::service::differs;
use millrace::desk::service::view::ways as ways_of;
use millrace::desk::{report, study};
use millrace::workspace::field::Field;
use millrace::workspace::table::{Connector, Kafka};
use millrace::workspace::{Created, DraftId, Progress, Subject, Workspace, plan};
use serde_json::json;

/// A draft that created the table of this id, and has not been changed since.
fn created_here() -> Workspace {
    let mut table = kafka("KCpuIn");
    "`node` INT".clone_into(&mut table.schema_sql);
    table.connector = Connector::Kafka(Kafka {
        topic: "cpu".to_owned(),
        ..Kafka::default()
    });
    let mut workspace = common::workspace([Subject::Table(table)]);
    let sent = plan::mark(&workspace.drafts[0]);
    let progress = Progress::Created(Created {
        id: ID.to_owned(),
        name: "KCpuIn".to_owned(),
        target: target(),
        sent,
    });
    workspace.set_progress(DraftId(0), progress);
    workspace
}

/// What the service tells of that table, with these changes.
fn told_of_it(changes: &serde_json::Value) -> String {
    let mut there = json!({ "table_id": ID, "table_name": "KCpuIn", "integration_id": INTEGRATION_ID,
        "schema_sql": "node  INT", "kafka": { "topic": "cpu", "startup_mode": "earliest-offset" } });
    let changes = changes.as_object().expect("members").clone();
    there.as_object_mut().expect("members").extend(changes);
    json!({ "tables": [there] }).to_string()
}

/// What the page warns of at the table's name.
fn warned(desk: &Desk) -> Option<String> {
    let studied = study::study(&desk.workspace, Vec::new());
    let mut reports = study::reports(&desk.workspace, &studied);
    let found = desk.lists.found(&Question::of(Of::Tables, &target()));
    let Some(Found::Tables(tables)) = found else {
        panic!("tables")
    };
    differs::warn(&mut reports, &desk.workspace, tables, &[]);
    // As the desk tells the page.
    let reports = report::read(&report::write(&reports));
    let mut problems = reports[0].problems.iter();
    let problem = problems.find(|problem| problem.field == Field::TableName)?;
    Some(millrace::text::problem(problem.field, &problem.fault))
}

/// As somebody else made it: another column, another integration, another topic, or a table of PostgreSQL.
#[test]
fn a_draft_whose_table_on_the_service_is_another_says_so_there_and_in_the_panel() {
    for (changes, fields) in [
        (json!({}), None),
        (
            json!({ "schema_sql": null, "columns": [{ "name": "node", "data_type": "INT", "nullable": false }] }),
            None,
        ),
        (
            json!({ "schema_sql": "`node` INT, `cpu` INT" }),
            Some("columns"),
        ),
        (json!({ "schema_sql": "`node` BIGINT" }), Some("columns")),
        (
            json!({ "schema_sql": "", "columns": [{ "name": "cpu", "data_type": "INT" }] }),
            Some("columns"),
        ),
        (
            json!({ "integration_id": "10000000-0000-0000-0000-000000000000" }),
            Some("Integration ID"),
        ),
        (
            json!({ "kafka": { "topic": "other" } }),
            Some("Kafka topic"),
        ),
        (
            json!({ "kafka": null, "jdbc": { "table_name": "public.cpu" } }),
            Some("Connector type"),
        ),
    ] {
        let mut desk = Desk::of(created_here());
        let told = desk.react("toggle").told;
        desk.answer(&told[0], Some(200), &told_of_it(&changes));
        desk.react(&format!("unfold table {ID}"));
        let said = desk.said();
        let is_changed = desk.workspace.drafts[0].is_changed_since(&target());
        assert_eq!(is_changed, fields.is_some(), "{changes}");
        assert_eq!(said.contains(", differs"), is_changed, "{said}");
        let told = warned(&desk);
        assert_eq!(told.is_some(), is_changed, "{changes}: {told:?}");
        if let (Some(told), Some(fields)) = (told, fields) {
            let differs = format!("It differs in: {fields}.");
            let at_the_draft =
                format!("The table of this name on the service is another one. {differs}");
            assert!(told.starts_with(&at_the_draft), "{told}");
            let in_the_panel = format!("The draft of this name describes another table. {differs}");
            assert!(said.contains(&in_the_panel), "{said}");
        }
    }
}

/// The ways on at the name of the draft that is shown.
fn ways(desk: &mut Desk) -> Vec<String> {
    names(&desk.at(|_, scene| ways_of(scene)), "button")
}

#[test]
fn a_draft_that_did_not_create_the_table_of_its_name_says_so_with_the_ways_on() {
    let mut own = created_here();
    own.set_progress(DraftId(0), Progress::Draft);
    let mut desk = Desk::of(own);
    assert_eq!(ways(&mut desk), [""; 0]);
    let told = desk.react("toggle").told;
    let there = json!({ "kafka": { "topic": "cpu", "scan_startup_mode": "earliest-offset" } });
    desk.answer(&told[0], Some(200), &told_of_it(&there));
    desk.react("toggle");
    let said = warned(&desk).expect("a warning");
    assert!(
        said.starts_with("A table of this name is on the service already"),
        "{said}"
    );
    assert_eq!(
        ways(&mut desk),
        ["Use that table", "Show it on the service"]
    );

    let shown = desk.react(&format!("show table {ID}"));
    assert_eq!(shown.focus, Some(format!("service-table-{ID}")));
    assert!(
        names(&desk.view(), "button").contains(&"Open as draft".to_owned()),
        "it is unfolded"
    );

    // What the draft leaves open, the table tells: its start position.
    let taken = desk.react(&format!("take {ID}"));
    assert_eq!(taken.focus.as_deref(), Some("field-name"));
    let rest = desk.take(taken.told);
    assert_eq!(
        rest,
        ["say KCpuIn is the table on the service now: it is not sent, and jobs get its id."]
    );
    let draft = &desk.workspace.drafts[0];
    let known = draft.created(&target()).expect("it is created");
    assert_eq!(known.id, ID);
    assert!(!draft.is_changed_since(&target()));
    let field = |field: Field| field.get(&desk.workspace.target, &draft.subject);
    assert_eq!(field(Field::SchemaSql), "`node` INT");
    assert_eq!(field(Field::StartupMode), "earliest-offset");
    assert_eq!(warned(&desk), None);
    assert_eq!(ways(&mut desk), [""; 0]);
}

#[test]
fn a_draft_that_differs_from_the_table_of_its_name_says_in_what() {
    let mut own = created_here();
    own.set_progress(DraftId(0), Progress::Failed);
    let mut desk = Desk::of(own);
    let told = desk.react("toggle").told;
    let other = json!({ "kafka": { "topic": "other" } });
    desk.answer(&told[0], Some(200), &told_of_it(&other));
    let said = warned(&desk).expect("a warning");
    assert!(said.contains("It differs in: Kafka topic."), "{said}");
    assert_eq!(ways(&mut desk), ["Show it on the service"]);
    desk.react(&format!("show table {ID}"));
    let said = desk.said();
    assert!(
        said.contains(
            "The draft of this name describes another table. It differs in: Kafka topic."
        ),
        "{said}"
    );
    // Whether it is the one that was sent is not known yet: the list is being asked for.
    let unknown = common::unknown("KCpuIn", target());
    desk.workspace.set_progress(DraftId(0), unknown);
    assert_eq!(ways(&mut desk), [""; 0]);
    // Of another name, or elsewhere, nobody knows.
    desk.workspace.set_progress(DraftId(0), Progress::Draft);
    desk.workspace.target.service = "other".to_owned();
    assert_eq!(ways(&mut desk), [""; 0]);
}

#[test]
fn when_the_table_is_what_it_was_once_more_nothing_is_said_any_more() {
    let mut desk = Desk::of(created_here());
    let told = desk.react("toggle").told;
    let another = told_of_it(&json!({ "schema_sql": "`x` INT" }));
    desk.answer(&told[0], Some(200), &another);
    assert!(desk.workspace.drafts[0].is_changed_since(&target()));
    desk.answer(&told[1], Some(200), r#"{"jobs":[]}"#);
    let told = desk.react("refresh").told;
    desk.answer(&told[0], Some(200), &told_of_it(&json!({})));
    assert!(!desk.workspace.drafts[0].is_changed_since(&target()));
    assert_eq!(warned(&desk), None);
}
