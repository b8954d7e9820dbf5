//! The applications in the panel `On the service`: what is asked, what is shown of versions and deployments, versions as
//! drafts and side by side, and what is asked before something is deleted.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::applications::answer;
use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Here, Importer, SameName};
use millrace::desk::lists::{Found, Lists, Of, Question};
use millrace::desk::node::Node;
use millrace::desk::service::applications::compare::{Fate, lines, rows};
use millrace::desk::service::applications::opening;
use millrace::desk::service::view::ways as ways_of;
use millrace::desk::service::{Acted, Outcome, Panel, Scene, differs};
use millrace::desk::study;
use millrace::saved;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::table::Connector;
use millrace::workspace::{Draft, Subject, Workspace, current, example};
use nodes::{find, names, text};
use serde_json::{Value, json};

const APPLICATION: &str = "986b2d5f-7eda-480c-bcb3-0f903a866222";
const FIRST: &str = "7a1c6266-64da-4f6f-a8b0-75207f997c8d";
const SECOND: &str = "5d7be5e2-85af-4931-959f-3245b15381b2";
const PATH: &str = "/project/my-test-project/service/my-flink-service/flink/application";

fn version(id: &str, number: u64, topic: &str, statement: &str) -> Value {
    let source = "CREATE TABLE cpu (node INT) WITH (\n    'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'topic' = 'TOPIC',\n    'value.format' = 'json'\n)";
    json!({
        "id": id,
        "version": number,
        "statement": statement,
        "sources": [{ "create_table": source.replace("TOPIC", topic), "integration_id": common::INTEGRATION_ID }],
        "sinks": [{ "create_table": "CREATE TABLE post (node INT) WITH ('connector' = 'slack', 'token' = 'xoxb-hush')" }],
    })
}

fn application(deployment: &Value) -> Value {
    json!({
        "id": APPLICATION,
        "name": "Mill",
        "application_versions": [
            version(FIRST, 1, "cpu", "INSERT INTO post\nSELECT node\nFROM cpu"),
            version(SECOND, 2, "cpu-2", "INSERT INTO post\nSELECT node + 1\nFROM cpu"),
        ],
        "current_deployment": deployment,
    })
}

fn running() -> Value {
    json!({ "id": "d", "version_id": FIRST, "status": "RUNNING", "parallelism": 2 })
}

struct Desk {
    workspace: Workspace,
    lists: Lists,
    panel: Panel,
    route: Route,
}

impl Desk {
    fn at<T>(&mut self, act: impl FnOnce(&mut Panel, &mut Scene) -> T) -> T {
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.workspace,
            shown: self.workspace.drafts.first().map(|draft| draft.id),
            has_token: true,
            route: Some(&self.route),
        };
        act(&mut self.panel, &mut scene)
    }

    fn react(&mut self, act: &str) -> Outcome {
        self.at(|panel, scene| panel.react(act, scene))
    }

    fn answer(&mut self, asked: &str, body: &Value) -> Vec<String> {
        let rest = asked.strip_prefix("get ~").expect("a question");
        let name = rest.split_once('\n').expect("lines").0;
        let name = name.parse().expect("a number");
        let question = self.lists.got(name, Some(200), &body.to_string());
        let question = question.expect("a question of ours");
        self.at(|panel, scene| panel.got(&question, scene))
    }

    fn view(&mut self) -> Vec<Node> {
        self.at(|panel, scene| panel.view(scene))
    }

    /// The panel with the application unfolded.
    fn unfolded(deployment: &Value) -> Self {
        let mut workspace = common::workspace([]);
        workspace.target.generation = Generation::Applications;
        let mut desk = Self {
            workspace,
            lists: Lists::default(),
            panel: Panel::default(),
            route: Route {
                base: ApiBase::aiven(),
                scheme: AuthScheme::Bearer,
                form: TableForm::Flat,
            },
        };
        let told = desk.react("toggle").told;
        assert_eq!(told.len(), 1);
        assert!(told[0].ends_with(&format!("\nGET {PATH}")), "{told:?}");
        let list = json!({ "applications": [{ "id": APPLICATION, "name": "Mill" }] });
        let next = desk.answer(&told[0], &list);
        assert!(
            next[0].ends_with(&format!("\nGET {PATH}/{APPLICATION}")),
            "{next:?}"
        );
        assert_eq!(desk.answer(&next[0], &application(deployment)), [""; 0]);
        desk.react(&format!("unfold application {APPLICATION}"));
        desk
    }
}

#[test]
fn an_application_shows_its_state_and_its_versions_the_newest_first() {
    let mut desk = Desk::unfolded(&running());
    let shown = desk.view();
    let said = text(&shown);
    assert!(said.contains("Mill RUNNING"), "{said}");
    assert!(
        said.contains("It runs. Version 1, parallelism 2."),
        "{said}"
    );
    let buttons = names(&shown, "button");
    let of_versions: Vec<&str> = buttons
        .iter()
        .map(String::as_str)
        .filter(|name| name.contains("ersion"))
        .collect();
    // What runs is not deleted.
    assert_eq!(
        of_versions,
        [
            "Open version 2 as drafts",
            "Compare version 2",
            "Delete version 2",
            "Open version 1 as drafts",
            "Compare version 1",
        ]
    );
    assert!(!buttons.contains(&"Delete application".to_owned()));
    assert!(
        said.contains("An application can be deleted once its deployments are"),
        "{said}"
    );
    assert!(!format!("{shown:?}").contains("hush"));
}

#[test]
fn what_is_deleted_is_asked_with_its_command_and_sent_once() {
    let mut desk = Desk::unfolded(&Value::Null);
    for (about, path, question, done) in [
        (
            format!("version {APPLICATION} {FIRST}"),
            format!("{APPLICATION}/version/{FIRST}"),
            "Delete version 1 of Mill from my-flink-service in my-test-project?",
            "Deleted version 1 of Mill.",
        ),
        (
            format!("application {APPLICATION}"),
            APPLICATION.to_owned(),
            "Delete the application Mill",
            "Deleted the application Mill.",
        ),
    ] {
        desk.react(&format!("doubt {about}"));
        let said = text(&desk.view());
        assert!(said.contains(question), "{said}");
        let command = format!("--url 'https://api.aiven.io/v1{PATH}/{path}'");
        assert!(
            said.contains("--request DELETE") && said.contains(&command),
            "{said}"
        );
        let told = desk.react("do").told;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].ends_with(&format!("\nDELETE {PATH}/{path}")),
            "{told:?}"
        );
        assert_eq!(desk.react("do").told, [""; 0]);
        let name = told[0]["get !".len()..].split_once('\n').expect("lines").0;
        let name = name.parse().expect("a number");
        let told = desk.at(|panel, scene| panel.begun(scene));
        assert!(told.is_some_and(|(of, told)| of == name && !told.has_draft()));
        desk.at(|panel, scene| panel.acted(name, Acted::Answered(200), "{}", scene));
        let said = text(&desk.view());
        assert!(said.contains(done), "{said}");
    }
    assert!(text(&desk.view()).contains("No applications there."));
}

#[test]
fn a_draft_is_told_that_an_application_of_its_name_exists_unless_it_created_that() {
    let mut desk = Desk::unfolded(&running());
    let job = desk.workspace.add(Subject::Job(common::job("Mill")));
    let target = desk.workspace.target.clone();
    let ways = |desk: &mut Desk| names(&desk.at(|_, scene| ways_of(scene)), "button");
    let warned = |desk: &Desk| {
        let studied = study::study(&desk.workspace, Vec::new());
        let mut reports = study::reports(&desk.workspace, &studied);
        let question = Question::of(Of::Applications, &desk.workspace.target);
        let Some(Found::Applications(known)) = desk.lists.found(&question) else {
            panic!("applications")
        };
        differs::warn(&mut reports, &desk.workspace, &[], known);
        let mut problems = reports[0].problems.iter();
        let problem = problems.find(|problem| problem.field == Field::JobName)?;
        Some(millrace::text::problem(problem.field, &problem.fault))
    };
    let said = warned(&desk).expect("a warning");
    assert!(
        said.starts_with("An application of this name is on the service already"),
        "{said}"
    );
    assert_eq!(ways(&mut desk), ["Show it on the service"]);
    let shown = desk.react(&format!("show application {APPLICATION}"));
    assert_eq!(
        shown.focus,
        Some(format!("service-application-{APPLICATION}"))
    );
    for own in [
        common::created(APPLICATION, "Mill", target.clone()),
        common::unknown("Mill", target),
    ] {
        desk.workspace.set_progress(job, own);
        assert_eq!(warned(&desk), None);
        assert_eq!(ways(&mut desk), [""; 0]);
    }
}

#[test]
fn a_deletion_that_deployments_stand_in_the_way_of_says_what_comes_first() {
    let mut desk = Desk::unfolded(&Value::Null);
    desk.react(&format!("doubt application {APPLICATION}"));
    desk.react("do");
    let body = r#"{"message":"Application deletion forbidden because it has 1 deployment(s)."}"#;
    desk.at(|panel, scene| panel.acted(1, Acted::Answered(417), body, scene));
    let said = text(&desk.view());
    assert!(
        said.contains("Mill was not deleted: deployments of it are left. An application can be deleted once its deployments are: open a version as drafts, and stop or cancel them there, then delete them."),
        "{said}"
    );
}

#[test]
fn two_versions_are_compared_field_by_field_and_no_secret_is_shown() {
    let mut desk = Desk::unfolded(&Value::Null);
    desk.react(&format!("compare {SECOND}"));
    assert!(names(&desk.view(), "group").is_empty());
    desk.react(&format!("compare {FIRST}"));
    let shown = desk.view();
    let group = find(&shown, "group", "From version 1 to version 2");
    let said = text(&group.children);
    for part in [
        "cpu: Kafka topic",
        "- cpu\n",
        "+ cpu-2\n",
        "Statement",
        "  INSERT INTO post\n- SELECT node\n+ SELECT node + 1\n  FROM cpu\n",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!format!("{shown:?}").contains("hush"));
    desk.react(&format!("compare {FIRST}"));
    assert!(names(&desk.view(), "group").is_empty());
}

#[test]
fn tables_that_one_version_has_alone_are_told() {
    let known = answer::application(&application(&Value::Null));
    let mut less = known.versions[0].clone();
    less.sinks.clear();
    let told: Vec<String> = rows(&known, &known.versions[0], &less)
        .into_iter()
        .map(|row| format!("{} {:?}", row.label, row.lines))
        .collect();
    assert!(
        told.contains(&"Table [(Gone, \"post\")]".to_owned()),
        "{told:?}"
    );
    assert_eq!(rows(&known, &known.versions[0], &known.versions[0]), []);
}

#[test]
fn lines_that_both_have_stand_once() {
    let shown = |old: &str, new: &str| -> String {
        let sign = |fate| match fate {
            Fate::Same => ' ',
            Fate::Gone => '-',
            Fate::New => '+',
        };
        let lines = lines(old, new).into_iter();
        lines
            .map(|(fate, line)| format!("{}{line}", sign(fate)))
            .collect::<Vec<_>>()
            .join("|")
    };
    // As `diff -u` has them.
    for (old, new, expect) in [
        ("a\nb\nc", "a\nc", " a|-b| c"),
        ("a\nc", "a\nb\nc", " a|+b| c"),
        ("a", "b", "-a|+b"),
        ("", "a", "+a"),
        ("a\nb\na", "b\na\nb", "-a| b| a|+b"),
        ("", "", ""),
    ] {
        assert_eq!(shown(old, new), expect);
    }
}

#[test]
fn a_version_becomes_drafts_that_make_the_same_version_again() {
    let known = answer::application(&application(&Value::Null));
    for number in [0, 1] {
        let empty = Desk::unfolded(&Value::Null).workspace;
        let opening = opening(&empty.target, &known, &known.versions[number]);
        let opened = opening.open(&empty, SameName::Stay).expect("drafts");
        let workspace = opened.workspace;
        assert_eq!(workspace.drafts.len(), 3);
        let draft = workspace.draft(opened.draft).expect("a job");
        assert_eq!(
            draft.created(&workspace.target).map(|it| &*it.id),
            Some(APPLICATION)
        );
        let Subject::Job(of) = &draft.subject else {
            panic!("{draft:?}");
        };
        let again = serde_json::to_value(current::version(of, &workspace)).expect("JSON");
        let said = &application(&Value::Null)["application_versions"][number];
        assert_eq!(again["statement"], said["statement"]);
        assert_eq!(again["sources"], said["sources"]);
        let sink = again["sinks"][0]["create_table"].as_str().expect("a text");
        assert_eq!(
            sink,
            "CREATE TABLE post (node INT) WITH (\n    'connector' = 'slack',\n    'token' = 'xoxb-hush'\n)"
        );
        // Opened once more, they are not there twice.
        assert_eq!(opening.in_the_way(&workspace), [&workspace.drafts[0]; 0]);
        let twice = opening.open(&workspace, SameName::Stay).expect("drafts");
        assert_eq!(twice.workspace, workspace);
    }
}

#[test]
fn a_table_whose_options_no_form_holds_comes_as_it_is() {
    let text = "CREATE TABLE cpu (node INT) WITH ('connector' = 'kafka', 'topic' = 'a', 'value.format' = 'json', 'properties.bootstrap.servers' = '', 'properties.group.id' = 'mine')";
    let mut body = application(&Value::Null);
    body["application_versions"][0]["sources"][0]["create_table"] = json!(text);
    let known = answer::application(&body);
    let mut desk = Desk::unfolded(&Value::Null);
    let workspace = opening(&desk.workspace.target, &known, &known.versions[0])
        .open(&desk.workspace, SameName::Stay)
        .expect("drafts")
        .workspace;
    let Subject::Table(table) = &workspace.drafts[0].subject else {
        panic!("{workspace:?}");
    };
    assert_eq!(
        (&table.connector, &*table.schema_sql, &*table.name),
        (&Connector::Free, text, "cpu")
    );
    // And from the panel.
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    let opened = opened.expect("drafts");
    assert_eq!(opened.workspace.drafts.len(), 3);
    assert_eq!(opened.draft, opened.workspace.drafts[2].id);
    assert!(!desk.panel.is_in_doubt());
}

#[test]
fn it_is_said_that_the_example_made_room() {
    let known = answer::application(&application(&Value::Null));
    let example = example::workspace(example::target());
    let opening = opening(&example.target, &known, &known.versions[0]);
    assert!(opening.in_the_way(&example).is_empty());
    let opened = opening.open(&example, SameName::Stay).expect("drafts");
    assert_eq!(
        opened.said,
        "Mill is a draft now. The example made room for it."
    );
    assert_eq!(opened.workspace.drafts.len(), 3);
}

/// A desk with a version open as drafts, of which one was changed since.
fn desk_with_a_changed_table() -> Desk {
    let mut desk = Desk::unfolded(&Value::Null);
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    desk.workspace = opened.expect("drafts").workspace;
    let id = desk.workspace.drafts[0].id;
    desk.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            table.schema_sql.push_str(", mine INT");
        }
    });
    desk
}

#[test]
fn drafts_of_the_names_of_a_version_are_asked_about_before_it_is_opened() {
    for (act, expect) in [
        ("beside", vec!["cpu", "post", "Mill", "cpu"]),
        ("replace", vec!["post", "Mill", "cpu"]),
    ] {
        let mut desk = desk_with_a_changed_table();
        let before = desk.workspace.clone();
        let outcome = desk.react(&format!("open-version {FIRST}"));
        assert_eq!((&outcome.told, &outcome.opened), (&vec![], &None));
        assert!(desk.panel.is_in_doubt());
        let shown = desk.view();
        let said = text(&shown);
        assert!(
            said.contains("A draft here is called cpu too, and differs."),
            "{said}"
        );
        let buttons = names(&shown, "button");
        for name in ["Add beside mine", "Replace mine", "Close"] {
            assert!(buttons.contains(&name.to_owned()), "{buttons:?}");
        }
        let opened = desk.react(act).opened.expect("drafts");
        assert!(!desk.panel.is_in_doubt());
        let drafts = opened.workspace.drafts.iter();
        let called: Vec<&str> = drafts.map(Draft::name).collect();
        assert_eq!(called, expect);

        // It is taken back in one step.
        desk.workspace.clone_from(&opened.workspace);
        let mut importer = Importer::default();
        let told = importer.take_opened(opened).told;
        assert_eq!(told[1], "shown 2");
        assert_eq!(told[2], "told 0 Mill is a draft now.");
        let here = Here {
            workspace: &desk.workspace,
            token: "",
            scheme: AuthScheme::Bearer,
        };
        let told = importer.untake(0, here).told;
        let saved = told[0].strip_prefix("workspace ").expect("a workspace");
        let back = saved::read(saved).expect("a visit").workspace;
        assert_eq!(back.drafts, before.drafts);
        assert_eq!(told[1], "untold 0");
    }
}

/// A form leaves out what goes without saying, and the text of a version says it.
#[test]
fn a_version_of_the_very_drafts_is_there_already() {
    let mut desk = Desk::unfolded(&Value::Null);
    let mut example = example::workspace(example::target());
    example.target.generation = Generation::Applications;
    example.remove(example.drafts[0].id);
    let job = example.drafts.last().expect("a job").clone();
    let Subject::Job(of) = &job.subject else {
        panic!("{job:?}");
    };
    let version = serde_json::to_value(current::version(of, &example)).expect("JSON");
    let body =
        json!({ "id": APPLICATION, "name": "JobExample", "application_versions": [version] });
    let known = answer::application(&body);
    // With something of their own, they are no example any more.
    example.add(Subject::Table(common::kafka("mine")));
    desk.workspace = example;
    let opening = opening(&desk.workspace.target, &known, &known.versions[0]);
    assert!(opening.in_the_way(&desk.workspace).is_empty());
    let opened = opening
        .open(&desk.workspace, SameName::Stay)
        .expect("drafts");
    assert_eq!((opened.draft, opened.taken.added.len()), (job.id, 0));
    // Where tables and jobs are sent, the two make different requests.
    desk.workspace.target.generation = Generation::Classic;
    assert_eq!(opening.in_the_way(&desk.workspace).len(), 2);
}

#[test]
fn a_version_that_was_asked_about_is_left_where_it_is() {
    for way in ["keep", "closed"] {
        let mut desk = desk_with_a_changed_table();
        desk.react(&format!("open-version {FIRST}"));
        assert_eq!(desk.react(way), Outcome::default());
        assert!(!desk.panel.is_in_doubt());
        assert_eq!(desk.react("beside"), Outcome::default());
    }
}

#[test]
fn a_version_that_stands_there_as_it_is_is_shown_and_nothing_is_added() {
    let mut desk = Desk::unfolded(&Value::Null);
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    desk.workspace = opened.expect("drafts").workspace;
    let outcome = desk.react(&format!("open-version {FIRST}"));
    assert_eq!(outcome.opened, None);
    assert_eq!(outcome.told, ["shown 2"]);
    let said = text(&desk.view());
    assert!(said.contains("Mill is among the drafts already."), "{said}");
}
