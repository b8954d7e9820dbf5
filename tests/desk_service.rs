//! The panel `On the service`, as the desk decides it: when it looks, what it asks before it does something, and what the
//! workspace learns. Answers have the shape that Aiven's documentation prints.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{INTEGRATION_ID, created, job, kafka, postgres, target};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::desk::import::SameName;
use millrace::desk::lists::{Found, Lists, Of, Question};
use millrace::desk::node::Node;
use millrace::desk::report;
use millrace::desk::service::view::ways as ways_of;
use millrace::desk::service::{Acted, Outcome, Panel, Scene, differs, learn};
use millrace::desk::study::{self, study_beside};
use millrace::saved;
use millrace::text::service as say;
use millrace::workspace::field::Field;
use millrace::workspace::job::{TablesBy, TablesFrom};
use millrace::workspace::plan::{self, Route};
use millrace::workspace::table::{Connector, Kafka};
use millrace::workspace::{Created, DraftId, Progress, Subject, Workspace};
use nodes::{find, get, names, text};
use serde_json::json;

const ID: &str = "5d7be5e2-85af-4931-959f-3245b15381b2";
const JOB: &str = "b0d2e38e3454d8a4fefd04fac8b112ab";

struct Desk {
    workspace: Workspace,
    lists: Lists,
    panel: Panel,
    has_token: bool,
    route: Route,
}

impl Desk {
    fn of(workspace: Workspace) -> Self {
        Self {
            workspace,
            lists: Lists::default(),
            panel: Panel::default(),
            has_token: true,
            route: Route {
                base: ApiBase::aiven(),
                scheme: AuthScheme::Bearer,
                form: TableForm::Flat,
            },
        }
    }

    fn at<T>(&mut self, act: impl FnOnce(&mut Panel, &mut Scene) -> T) -> T {
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.workspace,
            shown: self.workspace.drafts.first().map(|draft| draft.id),
            has_token: self.has_token,
            route: Some(&self.route),
        };
        act(&mut self.panel, &mut scene)
    }

    fn react(&mut self, act: &str) -> Outcome {
        self.at(|panel, scene| panel.react(act, scene))
    }

    /// Answers a question, and does as the page does with a workspace that is told.
    fn answer(&mut self, asked: &str, status: Option<u16>, body: &str) -> Vec<String> {
        let rest = asked.strip_prefix("get ~").expect("a question");
        let name = rest.split_once('\n').expect("lines").0;
        let name = name.parse().expect("a number");
        let question = self
            .lists
            .got(name, status, body)
            .expect("a question of ours");
        let told = self.at(|panel, scene| panel.got(&question, scene));
        self.take(told)
    }

    fn take(&mut self, told: Vec<String>) -> Vec<String> {
        let mut rest = Vec::new();
        for told in told {
            match told.strip_prefix("workspace ") {
                Some(saved) => {
                    self.workspace = saved::read(saved).expect("a workspace").workspace;
                }
                None => rest.push(told),
            }
        }
        rest
    }

    /// Opens the panel on a service with these tables and one job.
    fn opened(workspace: Workspace, tables: &[(&str, &str)]) -> Self {
        let mut desk = Self::of(workspace);
        let told = desk.react("toggle").told;
        assert_eq!(told.len(), 2, "{told:?}");
        desk.answer(&told[0], Some(200), &list(tables));
        let next = desk.answer(
            &told[1],
            Some(200),
            &json!({ "jobs": [{ "id": JOB, "status": "RUNNING" }] }).to_string(),
        );
        assert!(
            next[0].ends_with(&format!(
                "\nGET /project/my-test-project/service/my-flink-service/flink/job/{JOB}"
            )),
            "{next:?}"
        );
        let detail = json!({ "jid": JOB, "name": "Mill", "state": "RUNNING", "duration": 233_230, "end-time": -1 });
        assert!(
            desk.answer(&next[0], Some(200), &detail.to_string())
                .is_empty()
        );
        desk
    }

    fn view(&mut self) -> Vec<Node> {
        self.at(|panel, scene| panel.view(scene))
    }

    fn said(&mut self) -> String {
        text(&self.view())
    }
}

fn list(tables: &[(&str, &str)]) -> String {
    let table = |(name, id): &(&str, &str)| {
        json!({
            "table_id": id, "table_name": name, "integration_id": INTEGRATION_ID, "schema_sql": "`node` INT",
            "columns": [{ "name": "node", "data_type": "INT", "nullable": false }], "kafka": { "topic": "cpu" },
        })
    };
    json!({ "tables": tables.iter().map(table).collect::<Vec<_>>() }).to_string()
}

fn a_job() -> Workspace {
    let mut mill = job("JobExample");
    mill.tables_by = TablesBy::Id;
    common::workspace([Subject::Job(mill)])
}

#[test]
fn tables_and_jobs_are_shown_with_their_names_and_states_in_words() {
    let mut desk = Desk::opened(a_job(), &[("KCpuIn", ID)]);
    let buttons = names(&desk.view(), "button");
    assert_eq!(
        buttons[..3],
        ["On the service", "KCpuIn Kafka", "Mill running"]
    );
    desk.react(&format!("unfold table {ID}"));
    let said = desk.said();
    assert!(
        said.contains(ID) && said.contains("node INT NOT NULL"),
        "{said}"
    );
    let asked = desk.react(&format!("unfold job {JOB}")).told;
    assert_eq!(asked.len(), 1, "details are asked for anew");
    assert!(desk.said().contains("Runs for 3 min 53 s"));
    assert!(!desk.said().contains("node INT"), "one at a time");
}

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

/// The states of OAS-2026; how Flink spells them.
#[test]
fn every_state_of_a_job_has_words_of_its_own() {
    let states = [
        "INITIALIZING",
        "CREATED",
        "RUNNING",
        "FAILING",
        "FAILED",
        "CANCELLING",
        "CANCELED",
        "FINISHED",
        "RESTARTING",
        "SUSPENDED",
        "RECONCILING",
    ];
    let words: std::collections::BTreeSet<String> =
        states.iter().map(|state| say::state(state)).collect();
    assert_eq!(words.len(), states.len());
    assert_eq!(say::state("CANCELED"), "cancelled");
    assert_eq!(say::state("RESTARTING"), "restarting after a failure");
    assert_eq!(say::state("SOMETHING_NEW"), "something_new");
}

/// Ticks so many seconds and answers each look in the same way. Gives the seconds of the looks.
fn looks(desk: &mut Desk, seconds: u32, tables: &[(&str, &str)]) -> Vec<u32> {
    let mut looks = Vec::new();
    for second in 1..=seconds {
        let told = desk.at(Panel::tick);
        if told.is_empty() {
            continue;
        }
        looks.push(second);
        desk.answer(&told[0], Some(200), &list(tables));
        desk.answer(
            &told[1],
            Some(200),
            &json!({ "jobs": [{ "id": JOB, "status": "RUNNING" }] }).to_string(),
        );
    }
    looks
}

#[test]
fn it_looks_ever_more_rarely_and_again_soon_when_something_changes() {
    let mut desk = Desk::opened(a_job(), &[("a", ID)]);
    assert_eq!(
        looks(&mut desk, 200, &[("a", ID)]),
        [5, 15, 35, 75, 135, 195]
    );
    assert_eq!(looks(&mut desk, 70, &[])[..2], [55, 60], "a table is gone");
    desk.react("toggle");
    assert_eq!(looks(&mut desk, 200, &[]), [0; 0], "it is closed");
}

#[test]
fn it_stops_where_a_look_fails_and_goes_on_when_it_is_told_to() {
    for (status, body, said) in [
        (
            Some(429),
            r#"{"message":"try again in 28s"}"#,
            "429 Too Many Requests, try again in 28s",
        ),
        (Some(403), "{}", "403 Forbidden"),
        (Some(200), "[", "not as expected"),
        (None, "", "no answer that a browser may read"),
    ] {
        let mut desk = Desk::opened(a_job(), &[("a", ID)]);
        let told = desk.react("refresh").told;
        desk.answer(&told[0], status, body);
        desk.answer(&told[1], Some(200), r#"{"jobs":[]}"#);
        assert!(desk.said().contains("This is not looked at any more"));
        assert!(desk.said().contains(said), "{}", desk.said());
        assert_eq!(looks(&mut desk, 200, &[]), [0; 0]);
        let told = desk.react("refresh").told;
        desk.answer(&told[0], Some(200), &list(&[]));
        desk.answer(&told[1], Some(200), r#"{"jobs":[]}"#);
        assert!(!desk.said().contains("not looked at"));
        assert_eq!(looks(&mut desk, 6, &[]), [5]);
    }
}

#[test]
fn what_is_deleted_is_asked_about_by_name_with_its_command_and_sent_once() {
    let mut desk = Desk::opened(a_job(), &[("KCpuIn", ID)]);
    desk.react(&format!("unfold table {ID}"));
    let asked = desk.react(&format!("doubt table {ID}"));
    assert_eq!(
        (asked.told.len(), asked.focus.as_deref()),
        (0, Some("service-keep"))
    );
    let said = desk.said();
    let question =
        format!("Delete the table KCpuIn ({ID}) from my-flink-service in my-test-project?");
    assert!(said.contains(&question), "{said}");
    assert!(said.contains("--request DELETE"), "{said}");
    assert!(
        said.contains(&format!(
            "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table/{ID}"
        )),
        "{said}"
    );
    let sent = desk.react("do").told;
    assert_eq!(
        sent,
        [format!(
            "get !1\nDELETE /project/my-test-project/service/my-flink-service/flink/table/{ID}"
        )]
    );
    assert!(desk.react("do").told.is_empty(), "a second click");
    for button in ["Keep it", "Delete table"] {
        let view = desk.view();
        let disabled = get(find(&view, "button", button), "aria-disabled");
        assert_eq!(disabled, Some("true"), "{button}");
    }
    let told = desk
        .at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
        .told;
    assert!(
        told.iter().any(|told| told.starts_with("get ~")),
        "{told:?}"
    );
    assert!(desk.said().contains("Deleted the table KCpuIn."));
    assert!(!names(&desk.view(), "button").contains(&"KCpuIn Kafka".to_owned()));
    assert!(
        desk.at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
            .told
            .is_empty(),
        "an answer counts once"
    );
}

#[test]
fn every_outcome_of_an_act_is_said() {
    for (status, body, said) in [
        (Acted::Unknown, "", "No answer came: Mill may be cancelled."),
        (
            Acted::NotSent,
            "",
            "Nothing was sent: paste an API token first.",
        ),
        (Acted::Answered(404), "{}", "Mill is not there any more."),
        (
            Acted::Answered(409),
            r#"{"message":"Busy"}"#,
            "Mill was not cancelled: 409 Conflict, Busy",
        ),
        (
            Acted::Answered(500),
            "",
            "Mill may be cancelled: the API failed, 500",
        ),
        (
            Acted::Answered(200),
            "<html>",
            "Mill may be cancelled: the answer is not as expected.",
        ),
        (
            Acted::Answered(200),
            r#"{"message":"Job was canceled"}"#,
            "The job Mill is being cancelled.",
        ),
    ] {
        let mut desk = Desk::opened(a_job(), &[]);
        desk.react(&format!("unfold job {JOB}"));
        desk.react(&format!("doubt job {JOB}"));
        assert!(desk.said().contains("Cancel the job Mill"));
        let sent = desk.react("do").told;
        assert_eq!(
            sent,
            [format!(
                "get !1\nPOST /project/my-test-project/service/my-flink-service/flink/job/{JOB}/cancel"
            )]
        );
        desk.at(|panel, scene| panel.acted(1, status, body, scene));
        assert!(desk.said().contains(said), "{status:?}: {}", desk.said());
    }
}

#[test]
fn the_draft_of_a_cancelled_job_can_be_sent_again_and_its_end_is_said() {
    let jobs = |state: &str| json!({ "jobs": [{ "id": JOB, "status": state }] }).to_string();
    let of_the_job = || {
        let mut workspace = a_job();
        workspace.set_progress(DraftId(0), created(JOB, "JobExample", target()));
        workspace
    };
    let mut desk = Desk::opened(of_the_job(), &[]);
    assert_ne!(desk.workspace.drafts[0].progress, Progress::Draft);
    desk.react(&format!("unfold job {JOB}"));
    desk.react(&format!("doubt job {JOB}"));
    desk.react("do");
    let told = desk
        .at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
        .told;
    let asked = desk.take(told);
    assert_eq!(desk.workspace.drafts[0].progress, Progress::Draft);
    let asks_for_jobs = |asked: &&String| asked.ends_with("/flink/job");
    let list = asked.iter().find(asks_for_jobs).expect("a look");
    desk.answer(list, Some(200), &jobs("CANCELLING"));
    assert!(desk.said().contains("The job Mill is being cancelled."));
    let told = desk.react("refresh").told;
    let list = told.iter().find(asks_for_jobs).expect("a look");
    desk.answer(list, Some(200), &jobs("CANCELED"));
    assert!(desk.said().contains("Cancelled the job Mill."));
    assert!(!desk.said().contains("is being cancelled"));

    // Cancelled by somebody else.
    let mut desk = Desk::opened(of_the_job(), &[]);
    for (state, is_back) in [("FINISHED", false), ("CANCELED", true)] {
        let told = desk.react("refresh").told;
        let list = told.iter().find(asks_for_jobs).expect("a look");
        desk.answer(list, Some(200), &jobs(state));
        let progress = &desk.workspace.drafts[0].progress;
        assert_eq!(*progress == Progress::Draft, is_back, "{state}");
    }
}

#[test]
fn without_a_token_nothing_is_asked_or_done_and_lists_can_be_pasted() {
    let mut desk = Desk::of(a_job());
    desk.has_token = false;
    assert_eq!(desk.react("toggle").told, [""; 0]);
    assert!(desk.said().contains("Without one, paste the lists."));
    let question = desk.react("paste tables").paste.expect("a question");
    desk.lists
        .paste(&question, &list(&[("KCpuIn", ID)]))
        .expect("a list");
    let told = desk.at(|panel, scene| panel.got(&question, scene));
    assert!(desk.take(told).is_empty());
    assert_eq!(desk.workspace.table_id("KCpuIn"), Some(ID));
    desk.react(&format!("unfold table {ID}"));
    desk.react(&format!("doubt table {ID}"));
    let nodes = desk.view();
    let acts = nodes::elements(&nodes).into_iter();
    let acts: Vec<&str> = acts.filter_map(|it| get(it, "data-act")).collect();
    assert!(acts.contains(&"keep") && !acts.contains(&"do"), "{acts:?}");
}

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

#[test]
fn hostile_names_are_shown_as_text_and_never_reach_into_a_path() {
    let mut desk = Desk::opened(a_job(), &[("a\u{202e}b", "../../x?y#z")]);
    desk.react("unfold table ../../x?y#z");
    desk.react("doubt table ../../x?y#z");
    let said = desk.said();
    assert!(
        !said.contains('\u{202e}') && said.contains("a\\u{202e}b"),
        "{said}"
    );
    assert!(said.contains("/flink/table/..%2F..%2Fx%3Fy%23z"), "{said}");
}
