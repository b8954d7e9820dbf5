//! The applications in the panel `On the service`: what is asked, what is shown of versions and deployments, versions as
//! drafts and side by side, and what is asked before something is deleted.

mod versions;

use crate::common;
use crate::nodes::{names, text};
use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::token::AuthScheme;
use millrace::desk::lists::{Found, Lists, Of, Question};
use millrace::desk::node::Node;
use millrace::desk::service::view::ways as ways_of;
use millrace::desk::service::{Acted, Outcome, Panel, Scene, differs};
use millrace::desk::study;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::{Subject, Workspace};
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
