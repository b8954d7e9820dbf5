//! Links and files that hold drafts: what goes with them and what does not, and what an opened one makes of the workspace.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/any.rs"]
mod any;
mod beside;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/nodes.rs"]
mod nodes;
mod opened;
mod packed;

use common::{job, kafka, postgres};
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Here, Importer, Outcome, Source};
use millrace::desk::share::{Share, read};
use millrace::saved;
use millrace::workspace::{Draft, Subject, Workspace};
use nodes::{elements, role, text};

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

fn some() -> Workspace {
    common::workspace([
        Subject::Table(postgres("node_info")),
        Subject::Table(kafka("KAlert")),
        Subject::Job(job("JobExample")),
    ])
}

fn shared(workspace: &Workspace) -> String {
    Share::default().text(workspace, None, "")
}

/// A page in which a link or a file is opened.
struct Page {
    importer: Importer,
    workspace: Workspace,
    /// What stands in the token's field.
    token: &'static str,
    told: Vec<String>,
}

impl Page {
    fn of(workspace: Workspace) -> Self {
        Self {
            importer: Importer::default(),
            workspace,
            token: "",
            told: Vec::new(),
        }
    }

    fn on(&mut self, act: impl FnOnce(&mut Importer, Here) -> Outcome) {
        let here = Here {
            workspace: &self.workspace,
            token: self.token,
            scheme: AuthScheme::Bearer,
        };
        let outcome = act(&mut self.importer, here);
        assert_eq!(outcome.token, None);
        for told in outcome.told {
            if let Some(text) = told.strip_prefix("workspace ") {
                let visit = saved::read(text).expect("a workspace");
                self.workspace.replace(visit.workspace);
            }
            self.told.push(told);
        }
    }

    fn open(&mut self, text: &str) {
        self.on(|importer, here| importer.open_shared(read(text), &Source::Link, here));
    }

    fn names(&self) -> Vec<&str> {
        self.workspace.drafts.iter().map(Draft::name).collect()
    }

    fn buttons(&self) -> Vec<String> {
        let nodes = self.importer.view();
        let buttons = elements(&nodes).into_iter();
        buttons
            .filter(|element| role(element) == "button")
            .map(|button| text(&button.children))
            .collect()
    }

    fn whole(&self) -> String {
        text(&self.importer.view())
    }
}
