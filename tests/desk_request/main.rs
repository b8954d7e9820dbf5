//! The texts of a request as the desk shows them: choices are kept, and the payload is edited as JSON both ways.

#![cfg(not(target_arch = "wasm32"))]

mod applications;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/nodes.rs"]
mod nodes;
mod payload;
mod tables;
mod tabs;

use millrace::desk::node::Node;
use millrace::desk::request::Texts;
use millrace::desk::request::act::{Event, Outcome};
use millrace::saved;
use millrace::workspace::{Subject, Workspace};
use nodes::{find, get};

const JSON: &str = "Payload as JSON";

/// All tabs, in the order of the design. `Script` is the last, and an application has none.
const TABS: [&str; 9] = [
    "curl",
    "JSON",
    "HTTP",
    "PowerShell",
    "cmd",
    "Python",
    "avn",
    "Terraform",
    "Script",
];

/// The region of a page with one draft: what it tells the app is done at once.
struct Page {
    texts: Texts,
    workspace: Workspace,
    settings: [String; 2],
}

impl Page {
    fn of(subject: Subject) -> Self {
        let mut page = Self {
            texts: Texts::default(),
            workspace: common::workspace([subject]),
            settings: Default::default(),
        };
        page.route();
        page
    }

    fn route(&mut self) {
        let [tab, writing] = &self.settings;
        let told = format!("https://api.aiven.io/v1\nBearer\n{tab}\n{writing}");
        self.texts.set_route(&told, "https://page.example");
    }

    fn open(&mut self) {
        self.texts
            .open(self.workspace.drafts.first(), &self.workspace);
    }

    fn on(&mut self, act: &str, event: Event) -> Outcome {
        let draft = self.workspace.drafts[0].clone();
        let outcome = self.texts.react(act, event, &draft, &self.workspace);
        for told in &outcome.told {
            match told.split_once(' ').expect("a verb") {
                ("tab", name) => name.clone_into(&mut self.settings[0]),
                ("writing", words) => words.clone_into(&mut self.settings[1]),
                ("draft", text) => {
                    let draft = saved::read_draft(text).expect("a draft");
                    self.workspace.put(draft);
                }
                other => panic!("{other:?}"),
            }
        }
        self.route();
        outcome
    }

    fn view(&self) -> Vec<Node> {
        let drawn = self.texts.view(&self.workspace.drafts[0], &self.workspace);
        drawn.expect("an API is known").text
    }

    fn json(&self) -> String {
        let view = self.view();
        get(find(&view, "textbox", JSON), ".value")
            .expect("a text")
            .to_owned()
    }

    fn table(&self) -> &millrace::workspace::table::Table {
        match &self.workspace.drafts[0].subject {
            Subject::Table(table) => table,
            Subject::Job(_) => panic!("a table"),
        }
    }
}

fn page() -> Page {
    Page::of(Subject::Table(common::postgres("node_info")))
}
