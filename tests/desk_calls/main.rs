//! The steps of an application, as the desk takes them: each call is the API's, what one answers flows into the next,
//! and nothing that can't be taken back is done without a question.

#![cfg(not(target_arch = "wasm32"))]

mod application;
#[path = "../common/mod.rs"]
mod common;
mod deployment;
#[path = "../common/nodes.rs"]
mod nodes;
mod version;

use millrace::api::generation::Generation;
use millrace::desk::calls::Calls;
use millrace::desk::node::Node;
use millrace::desk::request::Texts;
use millrace::saved;
use millrace::workspace::{DraftId, Subject, Workspace};
use nodes::{elements, name, role, text};
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
