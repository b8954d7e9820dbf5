//! What the workspace learns, and drafts that are made of what exists.

use super::{Desk, ID, a_job, list};
use crate::common::{self, INTEGRATION_ID, created, job, kafka, postgres, target};
use millrace::api::token::AuthScheme;
use millrace::desk::import::SameName;
use millrace::desk::service::learn;
use millrace::desk::study::{self, study_beside};
use millrace::saved;
use millrace::workspace::job::TablesFrom;
use millrace::workspace::table::{Connector, Kafka};
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use serde_json::json;

#[test]
fn ids_of_the_service_flow_into_jobs_and_are_not_kept_beyond_the_visit() {
    let desk = Desk::opened(a_job(), &[("KCpuIn", ID), ("KAlert", "other")]);
    let body = common::request(&desk.workspace, 0, AuthScheme::Bearer)
        .body
        .expect("a body")
        .wire();
    let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(body["table_ids"], json!([ID, "other"]));
    let mut elsewhere = desk.workspace.clone();
    elsewhere.target.service = "another".to_owned();
    assert_eq!(elsewhere.table_id("KCpuIn"), None);
    let visit = saved::Visit {
        workspace: desk.workspace,
        ..saved::Visit::default()
    };
    assert!(!saved::write(&visit).contains(ID));
}

#[test]
fn drafts_follow_what_the_service_tells_of_their_tables() {
    let tables =
        |told: &[(&str, &str)]| millrace::api::discovery::tables(&list(told)).expect("a list");
    let with = |progress: Progress| {
        let mut table = kafka("KCpuIn");
        table.schema_sql = "`node` INT".to_owned();
        table.connector = Connector::Kafka(Kafka {
            topic: "cpu".to_owned(),
            ..Kafka::default()
        });
        let mut workspace = common::workspace([Subject::Table(table)]);
        workspace.set_progress(DraftId(0), progress);
        workspace
    };
    let after = |progress: Progress, told: &[(&str, &str)], is_latest: bool| {
        let learnt = learn::learn(&with(progress), &target(), &tables(told), is_latest);
        learnt.drafts[0].progress.clone()
    };
    let old = created("old", "KCpuIn", target());
    let new = created(ID, "KCpuIn", target());
    // Created anew elsewhere; deleted elsewhere; what was sent and got no answer.
    assert_eq!(after(old.clone(), &[("KCpuIn", ID)], true), new);
    assert_eq!(after(old.clone(), &[], true), Progress::Draft);
    let unknown = common::unknown("KCpuIn", target());
    assert_eq!(after(unknown.clone(), &[("KCpuIn", ID)], true), new);
    assert_eq!(after(unknown.clone(), &[], true), unknown);
    let elsewhere = common::unknown("KCpuIn", millrace::workspace::target::Target::default());
    assert_eq!(after(elsewhere.clone(), &[("KCpuIn", ID)], true), elsewhere);
    assert_eq!(
        after(Progress::Draft, &[("KCpuIn", ID)], true),
        Progress::Draft
    );
    // A list from before the last request does not speak against it.
    assert_eq!(after(old.clone(), &[], false), old);
    assert_eq!(after(old.clone(), &[("KCpuIn", ID)], false), old);
}

#[test]
fn a_table_of_the_service_is_no_unknown_table_to_a_statement() {
    // Where no table is known at all, none is called unknown.
    let workspace = common::workspace([
        Subject::Table(postgres("node_info")),
        Subject::Job(job("JobExample")),
    ]);
    let problems = |others: &[study::Other]| {
        let studied = study_beside(&workspace, Vec::new(), others, true);
        studied[1].problems.len()
    };
    assert!(problems(&[]) > 0);
    let with_columns = json!({ "tables": [
        { "table_id": ID, "table_name": "KCpuIn", "schema_sql": "`node` INT, `cpu` INT", "kafka": { "topic": "cpu" } },
        { "table_id": "b", "table_name": "KAlert", "kafka": { "topic": "alert" },
          "columns": [{ "name": "node", "data_type": "INT" }, { "name": "cpu", "data_type": "INT" }] },
    ]});
    let tables = millrace::api::discovery::tables(&with_columns.to_string()).expect("a list");
    assert_eq!(problems(&learn::others(&tables)), 0);
    // What was read before is read anew when the service's tables are others.
    let before = study_beside(&workspace, Vec::new(), &[], false);
    let after = study_beside(&workspace, before, &learn::others(&tables), true);
    assert_eq!(after[1].problems, []);
}

#[test]
fn a_table_becomes_a_draft_of_its_kind_and_the_same_one_is_not_made_twice() {
    let table = |member: serde_json::Value| {
        let mut table = json!({
            "table_id": ID, "table_name": "theirs", "integration_id": INTEGRATION_ID, "schema_sql": "`a` INT",
            "columns": [], "like_options": "x (INCLUDING ALL)", "kafka_key_format": null,
        });
        let (key, value) = member
            .as_object()
            .and_then(|it| it.iter().next())
            .expect("a member");
        table[key] = value.clone();
        let list = json!({ "tables": [table] }).to_string();
        millrace::api::discovery::tables(&list)
            .expect("a list")
            .remove(0)
    };
    let workspace = a_job();
    for (member, kind) in [
        (
            json!({ "jdbc": { "table_name": "public.t" } }),
            "PostgreSQL table",
        ),
        (json!({ "jdbc_table": "public.t" }), "PostgreSQL table"),
        (
            json!({ "kafka": { "topic": "t", "value_format": "json" } }),
            "Kafka table",
        ),
        (
            json!({ "upsert_kafka": { "topic": "t", "key_format": "json", "value_format": "json" } }),
            "Upsert Kafka table",
        ),
        (
            json!({ "opensearch": { "index": "t" } }),
            "OpenSearch table",
        ),
    ] {
        let table = table(member.clone());
        let opening = learn::opening(&target(), &table).expect("a draft");
        let opened = opening.open(&workspace, SameName::Stay).expect("a draft");
        let draft = opened.workspace.draft(opened.draft).expect("the draft");
        assert_eq!(millrace::text::kind(&draft.subject), kind, "{member}");
        assert_eq!(draft.name(), "theirs");
        assert_eq!(draft.created(&target()).expect("it exists").id, ID);
        assert!(draft.extra.contains("like_options"), "{}", draft.extra);
        let known = learn::made_by(&opened.workspace, &target(), &table);
        assert_eq!(known.map(|draft| draft.id), Some(opened.draft));
    }
}

#[test]
fn a_draft_of_the_name_of_a_table_is_asked_about_before_that_is_opened() {
    let mine = common::workspace([Subject::Table(kafka("KCpuIn"))]);
    let mut desk = Desk::opened(mine, &[("KCpuIn", ID)]);
    desk.react(&format!("unfold table {ID}"));
    let outcome = desk.react(&format!("open {ID}"));
    assert_eq!(outcome.opened, None);
    let said = desk.said();
    assert!(
        said.contains("A draft here is called KCpuIn too, and differs."),
        "{said}"
    );
    let opened = desk.react("replace").opened.expect("a draft");
    assert_eq!(opened.workspace.drafts.len(), 1);
    assert_eq!(opened.said, "KCpuIn is a draft now.");
    let draft = opened.workspace.draft(opened.draft).expect("the draft");
    assert_eq!(draft.created(&target()).expect("it exists").id, ID);
    desk.workspace = opened.workspace;
    let outcome = desk.react(&format!("open {ID}"));
    assert_eq!((outcome.told.len(), outcome.opened), (1, None));
    assert!(desk.said().contains("KCpuIn is among the drafts already."));
}

#[test]
fn a_table_is_listed_in_the_job_that_is_shown_in_the_last_or_in_a_new_one() {
    let tables =
        |workspace: &Workspace, id: DraftId| match &workspace.draft(id).expect("it").subject {
            Subject::Job(job) => (job.tables.clone(), job.tables_from),
            Subject::Table(_) => panic!("a table"),
        };
    let (used, id) = learn::used(&a_job(), Some(DraftId(0)), "more");
    assert_eq!(
        tables(&used, id),
        ("KCpuIn, KAlert, more".to_owned(), TablesFrom::Hand)
    );
    let (same, id) = learn::used(&a_job(), Some(DraftId(0)), "KAlert");
    assert_eq!((&same, id), (&a_job(), DraftId(0)));
    let only_table = common::workspace([Subject::Table(kafka("k"))]);
    let (used, id) = learn::used(&only_table, Some(DraftId(0)), "k");
    assert_eq!(id, DraftId(1));
    assert_eq!(tables(&used, id).0, "k");
}
