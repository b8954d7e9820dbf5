//! The list, the details, and the comparison with the draft as it is now.

use super::{AT, Page, answered, draft, kept_of, row, told};
use crate::common::{self, job, kafka};
use crate::nodes::{self, find};
use millrace::api::answer::Silence;
use millrace::api::generation::Generation;
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::history::compare::differences;
use millrace::desk::history::entry::Entry;
use millrace::desk::history::kept;
use millrace::workspace::Subject;
use millrace::workspace::learn::Outcome as Ended;
use millrace::workspace::target::Target;

/// What was done about an application, by its method and its address behind the service.
fn step(method: &str, path: &str) -> Told {
    let mut sent = told(draft(Subject::Job(job("DemoApp"))), answered(200, "{}"));
    sent.target.generation = Generation::Applications;
    let base = "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink";
    sent.sent.address = format!("{method} {base}/application{path}");
    sent
}

#[test]
fn what_was_done_about_an_application_is_listed_by_what_it_was() {
    for (method, path, what) in [
        ("POST", "", "Create application"),
        ("PUT", "/a1", "Rename application"),
        ("POST", "/a1/version", "Create version"),
        ("POST", "/a1/version/validate", "Validate"),
        ("POST", "/a1/deployment", "Deploy"),
        ("POST", "/a1/deployment/d1/stop", "Stop with savepoint"),
        ("POST", "/a1/deployment/d1/cancel", "Cancel deployment"),
        ("DELETE", "/a1/deployment/d1", "Delete deployment"),
        ("DELETE", "/a1", "Delete application"),
    ] {
        let entry = Entry::of(step(method, path), AT.to_owned());
        let line = entry.write();
        assert_eq!(Entry::read(&line), Some(entry));
        let mut page = Page::of(line);
        let row = format!(
            "2021-10-29 18:05:12 DemoApp 200 OK 35 ms {what}, my-test-project / my-flink-service"
        );
        assert!(page.buttons().contains(&row), "{:?}", page.buttons());
        page.history.react("entry 0", &page.kept);
        let is_said = page.text().contains("Created the application");
        assert_eq!(is_said, path.is_empty(), "{what}");
    }
}

#[test]
fn what_was_deleted_or_cancelled_on_the_service_is_listed_and_is_no_draft() {
    let base = "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink";
    for (subject, request, what) in [
        (
            Subject::Table(kafka("KCpuIn")),
            format!("DELETE {base}/table/t1"),
            "KCpuIn 200 OK 35 ms Delete table",
        ),
        (
            Subject::Job(job("Mill")),
            format!("POST {base}/job/j1/cancel"),
            "Mill 200 OK 35 ms Cancel job",
        ),
    ] {
        let mut act = told(draft(subject), answered(200, "{}"));
        act.sent.address.clone_from(&request);
        act.sent.payload.clear();
        let mut page = Page::of(Entry::of(act, AT.to_owned()).write());
        let row = format!("2021-10-29 18:05:12 {what}, my-test-project / my-flink-service");
        assert!(page.buttons().contains(&row), "{:?}", page.buttons());
        page.history.react("entry 0", &page.kept);
        assert!(page.text().contains(&request));
        assert!(!page.text().contains("Created"));
        assert!(!page.buttons().contains(&"Open as draft".to_owned()));
    }
}

#[test]
fn the_list_tells_when_what_where_how_it_ended_and_how_long_it_took() {
    let refused = told(
        draft(Subject::Job(job("JobExample"))),
        answered(409, r#"{"message":"off"}"#),
    );
    let silent = told(
        draft(Subject::Table(kafka("KAlert"))),
        Ended::Silent(Silence::Refused),
    );
    let mut pasted = told(draft(None), answered(201, "{}"));
    pasted.sent = Sent::default();
    let mut kept = kept_of(&["node_info"]);
    for told in [refused, silent, pasted] {
        kept = kept::with(&kept, &Entry::of(told, AT.to_owned()));
    }
    let target = "my-test-project / my-flink-service";
    assert_eq!(
        Page::of(kept).buttons(),
        [
            "History".to_owned(),
            format!("2021-10-29 18:05:12 node_info 201 Created Pasted PostgreSQL table, {target}"),
            format!("2021-10-29 18:05:12 KAlert No answer 35 ms Kafka table, {target}"),
            format!("2021-10-29 18:05:12 JobExample 409 Conflict 35 ms Job, {target}"),
            row("node_info"),
            "Delete all".to_owned(),
            "Export".to_owned(),
            "Close".to_owned(),
        ]
    );
}

#[test]
fn details_hold_the_address_the_payload_the_answer_and_what_it_means() {
    let mut page = Page::of(kept_of(&["node_info"]));
    page.press(&row("node_info"));
    let said = page.text();
    for part in [
        "Created the table node_info.",
        "POST https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table",
        "\"name\": \"node_info\"",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    page.press(&row("node_info"));
    assert!(!page.text().contains("POST"), "shown once more, it folds");
}

#[test]
fn a_comparison_names_the_fields_that_differ_and_no_others() {
    let sent = kept_of(&["node_info"]);
    let mut page = Page::of(sent);
    page.press(&row("node_info"));
    page.press("Compare with node_info");
    assert!(page.text().contains("node_info is now what was sent."));
    if let Subject::Table(table) = &mut page.now.subject {
        table.schema_sql = "`node` BIGINT".to_owned();
        table.name = "node_info_2".to_owned();
    }
    let said = page.text();
    assert!(said.contains("node_info_2 differs in 2 fields."), "{said}");
    let differs = find_list(&page);
    assert_eq!(
        differs,
        [
            "Table name Sent node_info Now node_info_2",
            "Schema SQL Sent `node` INT, `node_description` VARCHAR Now `node` BIGINT",
        ]
    );
}

fn find_list(page: &Page) -> Vec<String> {
    let nodes = page.nodes();
    let list = find(&nodes, "list", "What differs");
    let items = list.children.iter().map(|item| match item {
        millrace::desk::node::Node::Element(item) => nodes::name(item),
        millrace::desk::node::Node::Text(text) => text.clone(),
    });
    items.collect()
}

#[test]
fn drafts_of_other_kinds_and_targets_differ_in_what_they_have() {
    let (table, job) = (
        draft(Subject::Table(kafka("KAlert"))),
        draft(Subject::Job(job("KAlert"))),
    );
    let elsewhere = Target {
        project: "other".to_owned(),
        ..common::target()
    };
    let found = differences((&table, &common::target()), (&job, &elsewhere));
    let labels: Vec<&str> = found.iter().map(|one| one.label).collect();
    assert_eq!(
        labels,
        [
            "Kind",
            "Project",
            "Table name",
            "Integration ID",
            "Kafka topic",
            "Schema SQL",
            "Job name",
            "Statement",
            "Tables by",
            "Tables",
        ]
    );
    let mut more = table.clone();
    more.extra = r#"{"upsert": true}"#.to_owned();
    let found = differences((&table, &common::target()), (&more, &common::target()));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].label, &*found[0].then, &*found[0].now),
        ("Further members", "", &*more.extra)
    );
}
