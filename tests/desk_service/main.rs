//! The panel `On the service`, as the desk decides it: when it looks, what it asks before it does something, and what the
//! workspace learns. Answers have the shape that Aiven's documentation prints.

#![cfg(not(target_arch = "wasm32"))]

mod acts;
mod applications;
#[path = "../common/mod.rs"]
mod common;
mod differs;
mod drafts;
#[path = "../common/nodes.rs"]
mod nodes;
mod shown;

use common::{INTEGRATION_ID, job};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::desk::lists::Lists;
use millrace::desk::node::Node;
use millrace::desk::service::{Outcome, Panel, Scene};
use millrace::saved;
use millrace::workspace::job::TablesBy;
use millrace::workspace::plan::Route;
use millrace::workspace::{Subject, Workspace};
use nodes::text;
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
