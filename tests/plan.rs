//! The way from drafts to requests: their order, the ids that flow from one to the next, and the copies.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{created, draft, squeezed, target, workspace};
use millrace::api::base::ApiBase;
use millrace::api::endpoints;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::saved;
use millrace::workspace::current::all;
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::plan::{Route, TableRef, remaining, request, table_refs};
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};

const UUID: &str = "5d7be5e2-85af-4931-959f-3245b15381b2";

fn table(name: &str) -> Subject {
    Subject::Table(common::kafka(name))
}

fn job_of(tables: &str, tables_by: TablesBy) -> Job {
    Job {
        tables: tables.to_owned(),
        tables_by,
        ..common::job("JobExample")
    }
}

fn elsewhere() -> Target {
    Target {
        project: "other".to_owned(),
        ..target()
    }
}

fn check_remaining(workspace: &Workspace, expect: &[u32]) {
    let ids: Vec<u32> = remaining(workspace).into_iter().map(|id| id.0).collect();
    assert_eq!(ids, expect);
}

#[test]
fn tables_go_before_jobs_and_each_in_their_order() {
    let job = || Subject::Job(common::job("j"));
    let mut workspace = workspace([job(), table("b"), job(), table("a")]);
    check_remaining(&workspace, &[1, 3, 0, 2]);
    workspace.set_progress(DraftId(1), created("t1", "b", target()));
    check_remaining(&workspace, &[3, 0, 2]);
    workspace.set_progress(DraftId(3), Progress::Failed);
    workspace.set_progress(DraftId(0), common::unknown("j", target()));
    check_remaining(&workspace, &[3, 0, 2]);
    workspace.set_progress(DraftId(0), created("", "j", target()));
    check_remaining(&workspace, &[3, 2]);
    check_remaining(&Workspace::default(), &[]);
}

#[test]
fn the_whole_workspace_is_every_draft_in_that_order_with_its_tables_as_typed() {
    let listed = format!("KAlert, {UUID}, `a, b`");
    let job = Subject::Job(job_of(&listed, TablesBy::Id));
    let mut workspace = workspace([job, table("KAlert"), table("b")]);
    workspace.set_progress(DraftId(1), created("t1", "KAlert", target()));
    workspace.set_progress(DraftId(2), Progress::Failed);
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    let requests = all(&workspace, &route);
    let body = |place: usize| -> serde_json::Value {
        let body = requests[place].body.as_ref().expect("a body");
        serde_json::from_str(&body.wire()).expect("JSON")
    };
    assert_eq!(requests.len(), 3);
    assert_eq!(body(0)["name"], "KAlert");
    assert_eq!(body(1)["name"], "b");
    assert_eq!(
        body(2)["table_ids"],
        serde_json::json!(["KAlert", UUID, "a, b"])
    );
    assert!(all(&Workspace::default(), &route).is_empty());
}

#[test]
fn what_was_created_counts_at_its_target_and_under_its_name_alone() {
    let mut workspace = workspace([table("KAlert")]);
    workspace.set_progress(DraftId(0), created("t1", "KAlert", target()));
    check_remaining(&workspace, &[]);
    assert_eq!(workspace.table_id("KAlert"), Some("t1"));

    workspace.target = elsewhere();
    check_remaining(&workspace, &[0]);
    assert_eq!(workspace.table_id("KAlert"), None);

    workspace.target = target();
    workspace.edit(DraftId(0), |subject| {
        Field::TableName.set(subject, "KAlert2".to_owned());
    });
    check_remaining(&workspace, &[0]);
    assert_eq!(
        (workspace.table_id("KAlert"), workspace.table_id("KAlert2")),
        (None, None)
    );

    workspace.edit(DraftId(0), |subject| {
        Field::TableName.set(subject, "KAlert".to_owned());
    });
    assert_eq!(workspace.table_id("KAlert"), Some("t1"));
}

/// A workspace in which `KAlert` is created as `t1`, and `KCpuIn` is not.
fn half_created() -> Workspace {
    let mut workspace = workspace([table("KCpuIn"), table("KAlert")]);
    workspace.set_progress(DraftId(1), created("t1", "KAlert", target()));
    workspace
}

#[test]
fn a_listed_table_is_known_by_what_was_created_or_by_an_id_that_was_typed() {
    let id = |id: &str| TableRef::Id(id.to_owned());
    let unresolved = |name: &str| TableRef::Unresolved(name.to_owned());
    for (tables, expect) in [
        ("KAlert", vec![id("t1")]),
        ("KCpuIn, KAlert", vec![unresolved("KCpuIn"), id("t1")]),
        (UUID, vec![id(UUID)]),
        (
            "`KAlert`, elsewhere",
            vec![id("t1"), unresolved("elsewhere")],
        ),
        ("kalert", vec![unresolved("kalert")]),
        ("", vec![]),
    ] {
        assert_eq!(
            table_refs(&job_of(tables, TablesBy::Id), &half_created()),
            expect,
            "{tables}"
        );
    }
}

#[test]
fn a_job_sends_names_or_ids_and_never_both() {
    for (tables, by, expect) in [
        (
            "KCpuIn, KAlert",
            TablesBy::Name,
            r#""tables":["KCpuIn","KAlert"]"#,
        ),
        ("KAlert", TablesBy::Id, r#""table_ids":["t1"]"#),
        (
            "KCpuIn, KAlert",
            TablesBy::Id,
            r#""table_ids":["KCpuIn","t1"]"#,
        ),
        ("", TablesBy::Name, r#""tables":[]"#),
        ("", TablesBy::Id, r#""table_ids":[]"#),
    ] {
        let mut workspace = half_created();
        let id = workspace.add(Subject::Job(job_of(tables, by)));
        let body = common::request(&workspace, id.0, AuthScheme::Bearer)
            .body
            .expect("a body");
        let statement = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";
        let expect = format!(r#"{{"statement":"{statement}",{expect},"job_name":"JobExample"}}"#);
        assert_eq!(squeezed(&body.wire()), expect);
    }
}

#[test]
fn the_optional_keys_follow_the_clients_help_and_empty_ones_are_left_out() {
    let mut workspace = workspace([table("KAlert"), Subject::Job(common::job(""))]);
    for (field, value) in [
        (Field::StartupMode, "earliest-offset"),
        (Field::ValueFieldsInclude, "EXCEPT_KEY"),
        (Field::ValueFormat, "json"),
        (Field::KeyFields, "node, `occurred at`"),
        (Field::KeyFormat, "avro"),
        (Field::ConnectorType, "kafka"),
        (Field::SchemaSql, "`node` INT"),
    ] {
        workspace.edit(DraftId(0), |subject| field.set(subject, value.to_owned()));
    }
    let body = |id| {
        squeezed(
            &common::request(&workspace, id, AuthScheme::Bearer)
                .body
                .expect("a body")
                .wire(),
        )
    };
    assert_eq!(
        body(0),
        r#"{"integration_id":"a4af7409-d167-4f31-af13-ddd4cd06564f","name":"KAlert","kafka_topic":"alert","schema_sql":"`node` INT","kafka_connector_type":"kafka","kafka_key_format":"avro","kafka_key_fields":["node","occurred at"],"kafka_value_format":"json","kafka_value_fields_include":"EXCEPT_KEY","kafka_startup_mode":"earliest-offset"}"#
    );
    assert!(!body(1).contains("job_name"));
}

/// The URL for a project and a service, and the placeholders in it.
fn check_url(project: &str, service: &str, expect: &str, missing: &[&str]) {
    let mut workspace = workspace([table("t")]);
    workspace.target = Target {
        project: project.to_owned(),
        service: service.to_owned(),
        ..Target::default()
    };
    let route = Route {
        base: ApiBase::parse("https://gateway.example/aiven/v1", "https://page.example")
            .expect("a good base"),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    let request = request(draft(&workspace, 0), &workspace, &route);
    assert_eq!(
        request.url(),
        format!("https://gateway.example/aiven/v1/project/{expect}/flink/table")
    );
    assert_eq!(request.missing().collect::<Vec<_>>(), missing);
}

#[test]
fn a_path_has_the_same_segments_whatever_was_typed() {
    check_url("p-1", "s-1", "p-1/service/s-1", &[]);
    check_url("a b", "a/b", "a%20b/service/a%2Fb", &[]);
    check_url(
        "?#%",
        "{a,b}[1-3]",
        "%3F%23%25/service/%7Ba%2Cb%7D%5B1-3%5D",
        &[],
    );
    check_url("%2e%2e", "..\\", "%252e%252e/service/..%5C", &[]);
    check_url(
        "é",
        "\u{7f}\n'\"$`!",
        "%C3%A9/service/%7F%0A%27%22%24%60%21",
        &[],
    );
    check_url("...", "~_.-", ".../service/~_.-", &[]);
    check_url("", "", "PROJECT/service/SERVICE", &["project", "service"]);
    check_url(
        ".",
        "..",
        "PROJECT/service/SERVICE",
        &["project", "service"],
    );
    check_url("project", "", "project/service/SERVICE", &["service"]);
}

#[test]
fn what_asks_changes_nothing_and_what_acts_is_few() {
    let acts = endpoints::ALL.iter().filter(|act| act.method != "GET");
    let acts: Vec<_> = acts.map(|act| (act.method, act.path)).collect();
    let service = "project/{project}/service/{service}";
    let application = format!("{service}/flink/application/{{application_id}}");
    let deployment = format!("{application}/deployment/{{deployment_id}}");
    assert_eq!(
        acts,
        [
            ("POST", &*format!("{service}/flink/table")),
            ("POST", &*format!("{service}/flink/job")),
            ("DELETE", &*format!("{service}/flink/table/{{table_id}}")),
            ("POST", &*format!("{service}/flink/job/{{job_id}}/cancel")),
            ("POST", &*format!("{service}/flink/application")),
            ("PUT", &*application),
            ("DELETE", &*application),
            ("POST", &*format!("{application}/version")),
            ("POST", &*format!("{application}/version/validate")),
            (
                "DELETE",
                &*format!("{application}/version/{{application_version_id}}")
            ),
            ("POST", &*format!("{application}/deployment")),
            ("DELETE", &*deployment),
            ("POST", &*format!("{deployment}/stop")),
            ("POST", &*format!("{deployment}/cancel")),
        ]
    );
}

#[test]
fn a_copy_stands_behind_its_draft_under_a_name_of_its_own() {
    let mut workspace = workspace([
        table("a"),
        table("a_2"),
        Subject::Job(common::job("a")),
        table(""),
    ]);
    workspace.set_progress(DraftId(0), created("t1", "a", target()));
    assert_eq!(workspace.duplicate(DraftId(0)), Some(DraftId(4)));
    assert_eq!(workspace.duplicate(DraftId(2)), Some(DraftId(5)));
    assert_eq!(workspace.duplicate(DraftId(3)), Some(DraftId(6)));
    assert_eq!(workspace.duplicate(DraftId(9)), None);
    let drafts: Vec<(u32, &str)> = workspace
        .drafts
        .iter()
        .map(|draft| (draft.id.0, draft.name()))
        .collect();
    assert_eq!(
        drafts,
        [
            (0, "a"),
            (4, "a_3"),
            (1, "a_2"),
            (2, "a"),
            (5, "a_4"),
            (3, ""),
            (6, "")
        ]
    );
    assert_eq!(draft(&workspace, 4).progress, Progress::Draft);
}

#[test]
fn a_draft_that_comes_back_gets_another_id_where_its_own_was_taken_meanwhile() {
    let mut workspace = common::workspace([table("a"), table("gone")]);
    let (position, taken) = workspace.remove(DraftId(1)).expect("the draft");
    // What is opened from a file or a template counts on from the drafts that are there.
    let mut opened = common::workspace([table("a"), table("opened")]);
    std::mem::swap(&mut workspace, &mut opened);
    workspace.put_back(position, taken);
    let drafts = |workspace: &Workspace| -> Vec<(u32, String)> {
        let drafts = workspace.drafts.iter();
        drafts.map(|it| (it.id.0, it.name().to_owned())).collect()
    };
    let expected = [(0, "a"), (2, "gone"), (1, "opened")].map(|(id, name)| (id, name.to_owned()));
    assert_eq!(drafts(&workspace), expected);
    // The desk, which reads the workspace as it is kept, knows them by the same ids.
    let kept = saved::read(&saved::write_workspace(&workspace)).expect("a visit");
    assert_eq!(drafts(&kept.workspace), expected);
    assert_eq!(workspace.add(table("next")), DraftId(3));
}

#[test]
fn a_draft_that_is_taken_out_can_be_put_back_where_it_stood() {
    let mut workspace = workspace([table("a"), table("b"), table("c")]);
    let before = workspace.clone();
    let (position, taken) = workspace.remove(DraftId(1)).expect("the draft");
    assert_eq!(
        (
            position,
            workspace.drafts.len(),
            workspace.remove(DraftId(1))
        ),
        (1, 2, None)
    );
    workspace.put_back(position, taken);
    assert_eq!(workspace, before);

    let (_, taken) = workspace.remove(DraftId(2)).expect("the draft");
    workspace.put_back(99, taken);
    assert_eq!(workspace, before);
    assert_eq!(
        workspace.add(table("d")),
        DraftId(3),
        "no id is given twice"
    );
}

#[test]
fn editing_what_was_refused_makes_it_a_draft_again_and_nothing_else() {
    let known = created("t1", "a", target());
    for (progress, expect) in [
        (Progress::Failed, Progress::Draft),
        (Progress::Draft, Progress::Draft),
        (
            common::unknown("a", target()),
            common::unknown("a", target()),
        ),
        (known.clone(), known),
    ] {
        let mut workspace = workspace([table("a")]);
        workspace.set_progress(DraftId(0), progress);
        workspace.edit(DraftId(0), |subject| {
            Field::SchemaSql.set(subject, "`x` INT".to_owned());
        });
        assert_eq!(draft(&workspace, 0).progress, expect);
        assert_eq!(
            Field::SchemaSql.get(&workspace.target, &draft(&workspace, 0).subject),
            "`x` INT"
        );
    }
}
