//! The steps of an application, as the desk takes them: each call is the API's, what one answers flows into the next,
//! and nothing that can't be taken back is done without a question.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::generation::Generation;
use millrace::desk::answer::check::UNASKED;
use millrace::desk::calls::Calls;
use millrace::desk::node::Node;
use millrace::desk::request::Texts;
use millrace::desk::study::{reports, study};
use millrace::saved;
use millrace::workspace::field::Field;
use millrace::workspace::table::{Connector, Plain, PlainKind};
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::{elements, get, name, role, text};
use serde_json::{Value, json};

const APPLICATION: &str = "986b2d5f-7eda-480c-bcb3-0f903a866222";

/// The steps of one job, on its own at its service.
struct Page {
    calls: Calls,
    workspace: Workspace,
    /// Which call was told last.
    of: String,
}

/// A call that the app is told to make: method, path behind the service, body.
type Told = (String, String, Value);

impl Page {
    fn new() -> Self {
        let mut workspace = common::workspace([
            Subject::Job(common::job("DemoApp")),
            Subject::Table(common::kafka("KCpuIn")),
            Subject::Table(common::kafka("KAlert")),
        ]);
        workspace.target.generation = Generation::Applications;
        Self {
            calls: Calls::default(),
            workspace,
            of: String::new(),
        }
    }

    /// With an application that has one version, which the API tells.
    fn created() -> Self {
        let mut page = Self::new();
        let target = page.workspace.target.clone();
        let progress = common::created(APPLICATION, "DemoApp", target);
        page.workspace.set_progress(DraftId(0), progress);
        page.act("look", "");
        let application = json!({ "id": APPLICATION, "name": "DemoApp", "application_versions": [
            { "id": "v1", "version": 1, "statement": "", "sources": [], "sinks": [] } ] });
        page.got(200, &application);
        page.got(200, &json!({ "deployments": [] }));
        page.got(200, &json!({ "slots-available": 2, "slots-total": 4 }));
        page
    }

    fn act(&mut self, act: &str, value: &str) -> Option<Told> {
        let draft = self.workspace.drafts[0].clone();
        let told = self.calls.react(act, value, &draft, &self.workspace);
        self.take(told)
    }

    fn got(&mut self, status: u16, body: &Value) -> Option<Told> {
        self.hears(status, &body.to_string())
    }

    fn hears(&mut self, status: u16, body: &str) -> Option<Told> {
        let told = self.calls.got(&self.of, status, body, &self.workspace);
        self.take(told)
    }

    /// Does what the app is told, and gives the call that it is told to make.
    fn take(&mut self, told: Vec<String>) -> Option<Told> {
        let mut call = None;
        for told in told {
            match told.split_once(' ').expect("a verb") {
                ("progress", saved) => {
                    let learnt = saved::read(saved).expect("a workspace").workspace;
                    for draft in learnt.drafts {
                        self.workspace.set_progress(draft.id, draft.progress);
                    }
                }
                ("get", about) => {
                    let (of, about) = about.split_once('\n').expect("which call");
                    let (aside, of) = of.split_once('=').expect("the sign of a call");
                    of.clone_into(&mut self.of);
                    assert!(of.starts_with("0."), "{of}");
                    let (method, path, body) = read_call(about);
                    let is_list = method == "GET" && path.ends_with("/deployment");
                    let is_quiet = is_list || path == "/overview";
                    assert_eq!(aside, if is_quiet { "~" } else { "" }, "{path}");
                    call = Some((method, path, body));
                }
                other => panic!("{other:?}"),
            }
        }
        call
    }

    fn view(&self) -> Vec<Node> {
        let mut texts = Texts::default();
        let told = "https://api.aiven.io/v1\nBearer\n\n\nflat";
        texts.set_route(told, "https://page.example");
        self.calls
            .view(&self.workspace.drafts[0], &self.workspace, &texts)
    }

    fn buttons(&self) -> Vec<String> {
        let view = self.view();
        let found = elements(&view)
            .into_iter()
            .filter(|one| role(one) == "button");
        found.map(name).collect()
    }

    fn says(&self, part: &str) {
        let said = text(&self.view());
        assert!(said.contains(part), "{part}: {said}");
    }

    fn is_silent_about(&self, part: &str) {
        let said = text(&self.view());
        assert!(!said.contains(part), "{part}: {said}");
    }
}

fn read_call(about: &str) -> Told {
    let (line, body) = about.split_once('\n').expect("a line");
    let (method, path) = line.split_once(' ').expect("a method");
    let service = "/project/my-test-project/service/my-flink-service/flink";
    let path = path.strip_prefix(service).expect("a path of Flink's");
    let body = serde_json::from_str(body).unwrap_or(Value::Null);
    (method.to_owned(), path.to_owned(), body)
}

fn check(told: Option<Told>, method: &str, path: &str) -> Value {
    let (found_method, found_path, body) = told.expect("a call");
    let path = path.replace("ID", APPLICATION);
    assert_eq!(
        (found_method.as_str(), found_path.as_str()),
        (method, path.as_str())
    );
    body
}

#[test]
fn nothing_is_shown_where_tables_and_jobs_are_chosen_or_a_table_is_open() {
    let mut page = Page::new();
    page.workspace.target.generation = Generation::Classic;
    assert!(page.view().is_empty());
    page.workspace.target.generation = Generation::Applications;
    page.workspace.drafts.swap(0, 1);
    assert!(page.view().is_empty());
}

#[test]
fn an_application_can_be_created_empty_and_its_id_flows_on() {
    let mut page = Page::new();
    assert_eq!(page.buttons(), ["Create without a version"]);
    let body = check(page.act("create", ""), "POST", "/application");
    assert_eq!(body, json!({ "name": "DemoApp" }));
    assert_eq!(page.act("create", ""), None, "it is under way");
    page.got(200, &json!({ "id": APPLICATION, "name": "DemoApp" }));
    let target = page.workspace.target.clone();
    let expect = common::created(APPLICATION, "DemoApp", target);
    assert_eq!(page.workspace.drafts[0].progress, expect);
    page.says("Created the application DemoApp, without a version.");
    let body = check(
        page.act("validate", ""),
        "POST",
        "/application/ID/version/validate",
    );
    assert_eq!(
        body["statement"],
        "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70"
    );
    assert_eq!(body["sources"][0]["integration_id"], common::INTEGRATION_ID);
}

#[test]
fn what_flink_has_against_it_is_told_with_its_place() {
    let mut page = Page::created();
    page.act("validate", "");
    page.got(
        200,
        &json!({
            "sources": [{ "create_table": "CREATE TABLE KCpuIn (", "message": "no", "position": {
                "line_number": 2, "character_number": 7, "end_line_number": 2, "end_character_number": 8 } }],
            "sinks": [{ "create_table": "CREATE TABLE KAlert (", "columns": [
                { "name": "node", "data_type": "INT", "nullable": true } ] }],
            "statement_error": { "message": "unknown column" }
        }),
    );
    page.says("Flink does not accept it as it is.");
    page.says("CREATE TABLE KCpuIn, line 2, column 7: no");
    page.says("The statement: unknown column");
    page.says("As Aiven reads it");
    page.act("validate", "");
    page.got(200, &json!({ "sources": [], "sinks": [] }));
    page.says("Flink has nothing against it.");
    page.is_silent_about("unknown column");
}

#[test]
fn a_new_version_is_the_one_that_is_deployed() {
    let mut page = Page::created();
    check(page.act("version", ""), "POST", "/application/ID/version");
    page.got(200, &json!({ "id": "v2", "version": 2 }));
    page.says("Created version 2.");
    page.act("parallelism", "2");
    page.act("restarts", "on");
    let body = check(page.act("deploy", ""), "POST", "/application/ID/deployment");
    assert_eq!(
        body,
        json!({ "parallelism": 2, "restart_enabled": false, "version_id": "v2" })
    );
}

/// The texts of each step, in order.
fn steps(page: &Page) -> Vec<String> {
    let view = page.view();
    let items = elements(&view).into_iter();
    let items = items.filter(|one| one.tag == "li" && !elements(&one.children).is_empty());
    items.map(|one| text(&one.children)).collect()
}

#[test]
fn what_came_of_a_button_is_said_in_its_step() {
    let mut page = Page::created();
    for (act, answer, step, said) in [
        (
            "validate",
            json!({ "sources": [], "sinks": [] }),
            "Validate",
            "Flink has nothing against it.",
        ),
        (
            "version",
            json!({ "id": "v2", "version": 2 }),
            "Versions",
            "Created version 2.",
        ),
        (
            "deploy",
            json!({ "id": "d1", "version_id": "v2", "status": "INITIALIZING" }),
            "Deploy",
            "Deployed: Flink is starting it.",
        ),
    ] {
        page.act(act, "");
        page.got(200, &answer);
        let steps = steps(&page);
        let says: Vec<&String> = steps.iter().filter(|text| text.contains(said)).collect();
        assert_eq!(says.len(), 1, "{act}: {steps:?}");
        assert!(says[0].starts_with(step), "{act}: {says:?}");
    }
}

#[test]
fn a_draft_of_which_a_version_was_made_is_as_it_is_there() {
    let mut page = Page::created();
    let target = page.workspace.target.clone();
    if let Progress::Created(created) = &mut page.workspace.drafts[0].progress {
        "of another text".clone_into(&mut created.sent);
    }
    assert!(page.workspace.drafts[0].is_changed_since(&target));
    page.act("version", "");
    // What is typed meanwhile is not in it.
    let id = page.workspace.drafts[0].id;
    let before = page.workspace.clone();
    page.got(200, &json!({ "id": "v2", "version": 2 }));
    assert!(!page.workspace.drafts[0].is_changed_since(&target));
    page.workspace = before;
    page.act("version", "");
    page.workspace.edit(id, |subject| {
        if let Subject::Job(job) = subject {
            job.statement.push_str(" AND TRUE");
        }
    });
    page.got(200, &json!({ "id": "v3", "version": 3 }));
    assert!(page.workspace.drafts[0].is_changed_since(&target));
}

#[test]
fn the_slots_are_asked_for_before_anything_is_deployed() {
    let mut page = Page::new();
    page.act("create", "");
    page.got(200, &json!({ "id": APPLICATION, "name": "DemoApp" }));
    page.act("version", "");
    let told = page.got(200, &json!({ "id": "v1", "version": 1 }));
    check(told, "GET", "/overview");
    // That they can't be told is no news about the version.
    assert_eq!(page.got(403, &json!({ "message": "no" })), None);
    page.says("Created version 1.");
    page.says("Each unit takes a slot of the cluster.");
    check(page.act("parallelism", "9"), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 2, "slots-total": 4 }));
    page.says("It needs 9 slots, and 2 of the cluster's 4 are free");
    assert_eq!(page.act("parallelism", "8"), None, "they are known");
}

#[test]
fn a_parallelism_that_the_api_or_the_cluster_can_not_meet_is_told_before() {
    let mut page = Page::created();
    page.says("2 of the cluster's 4 slots are free.");
    page.act("parallelism", "3");
    page.says("It needs 3 slots, and 2 of the cluster's 4 are free");
    for wrong in ["0", "129", "", "two", "1.5", "-1"] {
        page.act("parallelism", wrong);
        page.says("a whole number from 1 to 128");
        assert_eq!(page.act("deploy", ""), None, "{wrong}");
    }
    page.act("parallelism", " 128 ");
    assert!(page.act("deploy", "").is_some());
}

#[test]
fn a_deployment_is_stopped_and_another_begins_from_its_savepoint() {
    let mut page = Page::created();
    page.act("deploy", "");
    let told = page.got(
        200,
        &json!({ "id": "d1", "version_id": "v1", "status": "INITIALIZING", "parallelism": 1 }),
    );
    check(told, "GET", "/application/ID/deployment");
    page.says("Deployed: Flink is starting it.");
    assert!(page.calls.is_moving(DraftId(0)));
    let list = |status: &str| {
        json!({ "deployments": [{ "id": "d1", "version_id": "v1", "status": status, "parallelism": 1,
            "last_savepoint": if status == "FINISHED" { json!("s/1") } else { Value::Null },
            "error_msg": if status == "FAILED" { json!("line 1\nline 2") } else { Value::Null } }] })
    };
    page.got(200, &list("CREATED"));
    page.got(200, &json!({ "slots-available": 2, "slots-total": 4 }));
    page.says("Deployed: Flink is starting it.");
    let draft = page.workspace.drafts[0].clone();
    let told = page.calls.look_again(&draft, &page.workspace);
    page.take(told);
    check(page.got(200, &list("RUNNING")), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 1, "slots-total": 4 }));
    page.says("It runs.");
    page.is_silent_about("Flink is starting it.");
    page.says("1 of the cluster's 4 slots are free.");
    check(
        page.act("stop d1", ""),
        "POST",
        "/application/ID/deployment/d1/stop",
    );
    check(
        page.got(200, &json!({})),
        "GET",
        "/application/ID/deployment",
    );
    page.says("Stop asked for");
    // What it ran in is free again.
    check(page.got(200, &list("FINISHED")), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 4, "slots-total": 4 }));
    page.says("4 of the cluster's 4 slots are free.");
    assert!(!page.calls.is_moving(DraftId(0)));
    page.says("It was stopped, and its savepoint is written.");
    page.is_silent_about("Stop asked for");
    page.act("again d1", "");
    page.says("Its savepoint stands above: Deploy begins there.");
    let body = check(page.act("deploy", ""), "POST", "/application/ID/deployment");
    assert_eq!(body["starting_savepoint"], "s/1");
    page.got(200, &json!({ "id": "d2" }));
    page.got(200, &list("FAILED"));
    page.says("line 1\nline 2");
}

#[test]
fn who_does_something_else_is_not_asked_any_more() {
    let mut page = Page::created();
    assert_eq!(page.act("delete", ""), None);
    page.says("Delete the application DemoApp with all its versions?");
    assert!(page.act("validate", "").is_some());
    page.is_silent_about("with all its versions?");
    assert_eq!(page.act("sure", ""), None);
}

#[test]
fn what_can_not_be_taken_back_is_asked_first() {
    let mut page = Page::created();
    assert_eq!(page.act("delete", ""), None);
    page.says("Delete the application DemoApp with all its versions?");
    assert_eq!(page.act("keep", ""), None);
    page.is_silent_about("with all its versions?");
    assert_eq!(page.act("sure", ""), None, "nothing is asked any more");
    page.act("delete", "");
    check(page.act("sure", ""), "DELETE", "/application/ID");
    let message = "Application deletion forbidden because it has 1 deployment(s).";
    page.got(
        417,
        &json!({ "message": message, "errors": [{ "message": message, "status": 417 }] }),
    );
    page.says(message);
    page.says("An application goes last");
    page.act("delete", "");
    page.act("sure", "");
    page.got(200, &json!({ "id": APPLICATION }));
    assert_eq!(page.workspace.drafts[0].progress, Progress::Draft);
    for verb in ["cancel d1", "delete-deployment d1"] {
        assert_eq!(Page::created().act(verb, ""), None, "{verb}");
    }
}

#[test]
fn a_call_without_an_answer_may_have_been_made_unless_nothing_was_sent() {
    let mut page = Page::created();
    page.act("version", "");
    page.hears(0, "");
    page.says("It may have been done all the same");
    page.act("version", "");
    page.hears(UNASKED, "");
    page.is_silent_about("all the same");
    assert!(page.act("version", "").is_some(), "it can be done again");
}

#[test]
fn an_application_follows_the_name_of_its_draft() {
    let mut page = Page::created();
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Job(job) = subject {
            "Other".clone_into(&mut job.name);
        }
    });
    assert!(
        page.buttons()
            .contains(&"Rename DemoApp to Other".to_owned())
    );
    let body = check(page.act("rename", ""), "PUT", "/application/ID");
    assert_eq!(body, json!({ "name": "Other" }));
    page.got(200, &json!({ "id": APPLICATION, "name": "Other" }));
    let target = page.workspace.target.clone();
    let expect = common::created(APPLICATION, "Other", target);
    assert_eq!(page.workspace.drafts[0].progress, expect);
}

#[test]
fn each_step_stands_there_as_a_command_without_the_token() {
    let page = Page::created();
    let view = page.view();
    let panels: Vec<String> = elements(&view)
        .into_iter()
        .filter(|one| role(one) == "group")
        .map(|one| text(&one.children))
        .collect();
    let names: Vec<String> = elements(&view)
        .into_iter()
        .filter(|one| role(one) == "group")
        .filter_map(|one| get(one, "aria-label").map(str::to_owned))
        .collect();
    assert_eq!(
        names,
        [
            "Command: Validate",
            "Command: Create version",
            "Command: Deploy",
            "Command: Delete application"
        ]
    );
    let base = format!(
        "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/application/{APPLICATION}"
    );
    assert!(
        panels[0].contains(&format!("--url '{base}/version/validate'")),
        "{}",
        panels[0]
    );
    assert!(panels[3].contains("--request DELETE"), "{}", panels[3]);
    assert!(panels.iter().all(|panel| panel.contains("AIVEN_TOKEN")));
}

#[test]
fn what_the_user_does_goes_before_what_is_read_in_the_background() {
    let mut page = Page::created();
    page.act("deploy", "");
    page.got(
        200,
        &json!({ "id": "d1", "version_id": "v1", "status": "RUNNING" }),
    );
    let background = page.of.clone();
    check(
        page.act("stop d1", ""),
        "POST",
        "/application/ID/deployment/d1/stop",
    );
    let told = page
        .calls
        .got(&background, 200, r#"{"deployments":[]}"#, &page.workspace);
    assert!(told.is_empty());
    page.says("It runs.");
    check(
        page.got(200, &json!({})),
        "GET",
        "/application/ID/deployment",
    );
}

/// What is told of each draft's SQL: the text that is marked, and the sentence.
fn marked(page: &Page) -> Vec<(u32, String, String)> {
    let mut studied = study(&page.workspace, Vec::new());
    page.calls.place(&page.workspace, &mut studied);
    let told = reports(&page.workspace, &studied);
    let mut marked = Vec::new();
    for (one, report) in studied.iter().zip(told) {
        let draft = page.workspace.draft(one.draft).expect("a draft");
        let sql = one.field.get(&page.workspace.target, &draft.subject);
        for (problem, said) in one.problems.iter().zip(&report.problems) {
            let said = millrace::text::problem(said.field, &said.fault);
            if said.contains("Flink says") {
                let here = problem.span.of(sql).to_owned();
                marked.push((one.draft.0, here, said));
            }
        }
    }
    marked
}

#[test]
fn what_a_validation_has_against_a_text_is_marked_in_it_until_that_is_changed() {
    let mut page = Page::created();
    let edit = |page: &mut Page, id: u32, of: &dyn Fn(&mut Subject)| {
        page.workspace.edit(DraftId(id), |subject| of(subject));
    };
    edit(&mut page, 1, &|subject| {
        Field::SchemaSql.set(subject, "node INT,\n  cpu FLOAT".to_owned());
    });
    page.act("validate", "");
    // As the API documents it: 200, and the place in what was sent.
    let place = |line: u32, character: u32| json!({ "line_number": line, "character_number": character, "end_line_number": line, "end_character_number": character });
    page.got(
        200,
        &json!({
            "sources": [{ "create_table": "…", "message": "No such type", "position": place(2, 7) }],
            "sinks": [{ "create_table": "…", "message": "No such option", "position": place(2, 5) }],
            "statement_error": { "message": "Column 'cpu' not found", "position": place(1, 48) },
        }),
    );
    let statement = (
        0,
        "cpu".to_owned(),
        "Flink says: Column 'cpu' not found".to_owned(),
    );
    let all = marked(&page);
    assert!(all.contains(&statement), "{all:?}");
    assert!(all.iter().any(|(id, here, said)| (*id, &**here) == (1, "FLOAT") && said.contains("No such type")), "{all:?}");
    // What stands behind the columns is told at their end.
    assert!(
        all.iter()
            .any(|(id, here, said)| (*id, &**here) == (2, "") && said.contains("No such option")),
        "{all:?}"
    );
    edit(&mut page, 1, &|subject| {
        Field::SchemaSql.set(subject, "node INT".to_owned());
    });
    assert!(marked(&page).iter().all(|(id, ..)| *id != 1));
    edit(&mut page, 0, &|subject| {
        Field::Statement.set(
            subject,
            "INSERT INTO KAlert SELECT * FROM KCpuIn".to_owned(),
        );
    });
    assert!(marked(&page).iter().all(|(id, ..)| *id == 2));
    // One that finds nothing takes all of it away.
    page.act("validate", "");
    page.got(200, &json!({ "sources": [{}], "sinks": [{}] }));
    assert_eq!(marked(&page), []);
}

#[test]
fn the_columns_as_aiven_reads_them_stand_beside_those_of_the_draft() {
    let mut page = Page::created();
    page.act("validate", "");
    page.got(
        200,
        &json!({ "sinks": [], "sources": [{
            "create_table": "CREATE TABLE KCpuIn (node INT, c AS node + 1) WITH ('connector' = 'kafka')",
            "columns": [
                { "name": "node", "data_type": "INT", "nullable": true },
                { "name": "c", "data_type": "INT", "nullable": true },
            ] }] }),
    );
    let view = page.view();
    let tables = elements(&view);
    let table = tables.iter().find(|element| element.tag == "table");
    let table = table.expect("a table");
    let said = nodes::text(&table.children);
    for part in ["KCpuIn", "Column", "As Aiven reads it", "In the draft"] {
        assert!(said.contains(part), "{said}");
    }
    let cells: Vec<String> = elements(&table.children)
        .into_iter()
        .filter(|element| element.tag == "td")
        .map(|element| nodes::text(&element.children))
        .collect();
    assert_eq!(cells[..3], ["node", "INT", "INT"]);
    assert_eq!(cells[3..5], ["c", "INT"]);
}

#[test]
fn nothing_is_validated_and_no_version_is_made_of_a_secret_that_was_not_kept() {
    let mut page = Page::created();
    if let Subject::Table(table) = &mut page.workspace.drafts[1].subject {
        table.connector = Connector::Plain(Plain {
            token: "${FLINK_KCPUIN_TOKEN}".to_owned(),
            ..Plain::of(PlainKind::Slack)
        });
    }
    for act in ["validate", "version"] {
        assert_eq!(page.act(act, ""), None, "{act}");
        page.says("A secret of KCpuIn is not kept");
    }
    if let Subject::Table(table) = &mut page.workspace.drafts[1].subject
        && let Connector::Plain(plain) = &mut table.connector
    {
        plain.token = "xoxb-1".to_owned();
    }
    let body = check(page.act("version", ""), "POST", "/application/ID/version");
    assert!(body.to_string().contains("xoxb-1"), "{body}");
}
